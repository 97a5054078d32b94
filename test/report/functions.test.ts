import { expect, test } from "vitest";
import type { CandidateResult, FunctionResult, Result } from "../../src/analysis/result.ts";
import { markdown } from "../../src/report/markdown.ts";
import { functions } from "../../src/report/sections/functions.ts";
import { text } from "../../src/report/text.ts";
import { around, exampleResult } from "./example-result.ts";

const nothing = { mean: 0, low: 0, high: 0 };

function functionOf(name: string, over: Partial<FunctionResult> = {}): FunctionResult {
  const requests = {
    offered: around(1000),
    completed: around(990),
    throttled: around(10),
    rejected: nothing,
    timedOut: nothing,
    failed: nothing,
    retried: nothing,
  };
  const at = around(80);
  return {
    name,
    requests,
    coldStarts: { count: around(5), fraction: around(0.005) },
    latency: { mean: at, p50: at, p90: at, p95: at, p99: around(240), p999: at, max: at },
    concurrency: { mean: around(3), peak: around(9) },
    cost: { monthly: around(12) },
    ...over,
  };
}

/** The example with functions in its candidates: none where there is no list for one. */
function withFunctions(...lists: readonly (readonly FunctionResult[])[]): Result {
  const result = exampleResult();
  const candidates = (result.candidates as readonly CandidateResult[]).map((candidate, index) =>
    lists[index] === undefined ? candidate : { ...candidate, functions: [...lists[index]] },
  );
  return { ...result, candidates };
}

const { concurrency: _, ...onMachines } = functionOf("search", { cost: null });
const example = withFunctions([functionOf("checkout"), functionOf("search")], [functionOf("checkout"), onMachines]);

test("one function needs no table", () => {
  expect(functions(exampleResult())).toBeNull();
  expect(text(exampleResult(), { color: false, width: 100 })).not.toContain("BY FUNCTION");
});

test("a table for each candidate: what happened to nobody is left out", () => {
  const lines = markdown(example).split("\n");
  const start = lines.indexOf("## By function");
  expect(lines.slice(start, start + 7)).toEqual([
    "## By function",
    "",
    "### Lambda 1 GB",
    "",
    "| Function | Offered | Completed, % | Throttled, % | Cold, % of served | p50, ms | p99, ms | Concurrency | USD/month |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    "| checkout | 1,000 | 99 | 1.00 (0.98 to 1.02) | 0.500 (0.490 to 0.510) | 80.0 (78.4 to 81.6) | 240 (235 to 245) | 3 | 12.0 (11.8 to 12.2) |",
  ]);
});

test("machines that serve all have no price for each, and say so", () => {
  const shown = text(withFunctions([], [onMachines]), { color: false, width: 100 });
  const table = shown.slice(shown.indexOf("BY FUNCTION"), shown.indexOf("BILL"));
  expect(table).toContain("The machines serve all functions together");
  expect(table).not.toContain("USD/month");
  expect(table).not.toContain("Concurrency");
});

test("a name from the scenario cannot break out of its cell", () => {
  const wicked = "a|b <img src=x> [x](y)";
  const row = markdown(withFunctions([functionOf(wicked)]))
    .split("\n")
    .find((line) => line.startsWith("| a") && line.includes("img"))!;
  expect(row).toMatch(/^\| a\\\|b &lt;img/);
  expect(row).not.toContain("<img");
  expect(row.replaceAll("\\|", "").split("|")).toHaveLength(2 + 9);
});
