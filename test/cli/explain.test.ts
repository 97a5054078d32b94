import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { explainedMetrics } from "../../src/report/explained/metrics.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { inProcess } from "./in-process.ts";

const folder = temporaryFolder();
const result = "reports/quick-start.json";

test("without a metric all are listed", async () => {
  const { code, stdout, stderr } = await inProcess(["explain"]);
  expect([code, stderr]).toEqual([0, ""]);
  for (const { name } of explainedMetrics) expect(stdout).toContain(`\n  ${name} `);
});

test("a metric without a result is explained in general", async () => {
  const { code, stdout } = await inProcess(["explain", "p99"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^p99: latency that ninety-nine of a hundred requests do not exceed\n/);
  expect(stdout).not.toContain("IN QUICK START");
});

test("with a result its numbers are shown, from a file or from standard input alike", async () => {
  const file = await inProcess(["explain", "cost.monthly", result]);
  const piped = await inProcess(["explain", "cost", "-"], { input: readFileSync(result, "utf8") });
  expect(file.code).toBe(0);
  expect(file.stdout).toContain("IN QUICK START");
  // 730 h of a balancer at 0.0225 USD
  expect(file.stdout).toContain("- Load balancer: 730 h x 0.0225 USD = 16.425 USD\n");
  expect(piped.stdout).toBe(file.stdout);
});

test("--format md gives Markdown", async () => {
  const { stdout } = await inProcess(["explain", "idle", result, "--format", "md"]);
  expect(stdout).toContain("\n## In Quick start\n");
});

test.each([
  [["explain", "throtled"], /"throtled" is no metric; did you mean "throttled"\? \(metrics: cost, /],
  [
    ["explain", result],
    /the metric comes before the result, such as: evenpoint explain p99 reports\/quick-start\.json/,
  ],
  [["explain", "p99", "none.json"], /cannot read none\.json/],
])("%j is refused in one sentence", async (args, message) => {
  const { code, stdout, stderr } = await inProcess(args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(message);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

test("a file that is no result is refused with what is wrong in it", async () => {
  const file = join(folder.path, "other.json");
  writeFileSync(file, '{"schemaVersion": 1}');
  const { code, stderr } = await inProcess(["explain", "p99", file]);
  expect(code).toBe(2);
  expect(stderr).toContain("other.json: candidates:");
});
