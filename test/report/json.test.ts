import { describe, expect, test } from "vitest";
import { json, parseResult } from "../../src/report/json.ts";
import { exampleBreakEven, exampleResult } from "./example-result.ts";

/** The same value with the keys of every object in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, item]) => [key, reversed(item)] as const);
  return Object.fromEntries(entries.reverse());
}

test("what is written reads back as the same result", () => {
  const written = json(exampleBreakEven());
  const read = parseResult(written, { file: "x.json" });
  expect(read).toHaveProperty("result");
  if ("result" in read) expect(json(read.result)).toBe(written);
});

test("the order of keys is the schema's, whatever the order in memory", () => {
  const result = exampleResult();
  const shuffled = reversed(result) as typeof result;
  expect(Object.keys(shuffled)[0]).not.toBe("schemaVersion");
  expect(json(shuffled)).toBe(json(result));
  expect(json(result).startsWith('{\n  "schemaVersion": 1,\n  "version": "0.1.0",\n  "command":')).toBe(true);
});

test("numbers carry twelve significant digits, and the text ends in a line feed", () => {
  const checks = [
    { law: "x", candidate: "y", expected: 0.1 + 0.2, observed: { mean: 1 / 3, low: null, high: -0 }, holds: true },
  ];
  const written = json(exampleResult(undefined, { checks }));
  expect(written).toContain('"expected": 0.3,');
  expect(written).toContain('{"mean": 0.333333333333, "low": null, "high": 0}');
  expect(written.endsWith("}\n")).toBe(true);
});

test("what JSON cannot hold is refused rather than written as null", () => {
  const checks = [
    { law: "x", candidate: "y", expected: Number.NaN, observed: { mean: 1, low: 1, high: 1 }, holds: true },
  ];
  expect(() => json(exampleResult(undefined, { checks }))).toThrow();
});

describe("a file that is no result", () => {
  test("text that is not JSON", () => {
    expect(parseResult("no", { file: "x.json" })).toEqual({
      issues: [
        { path: "", message: "this is not JSON; give a file that --format json wrote", file: "x.json", line: null },
      ],
    });
  });

  const messageOf = (source: string) => {
    const read = parseResult(source, { file: "x.json" });
    return "issues" in read ? read.issues.map(({ message }) => message).join("\n") : "";
  };

  test("nothing at all, and JSON that ends too early", () => {
    expect(messageOf(" \n")).toMatch(/^this is empty; /);
    expect(messageOf(json(exampleResult()).slice(0, 4000))).toMatch(/^this is not whole JSON: damaged, or cut short; /);
  });

  test("other answers and other files are called by their names", () => {
    expect(messageOf('{"schemaVersion": 1, "kind": "sweep"}')).toMatch(
      /^this is the answer of a sweep, not a result; /,
    );
    expect(messageOf('{"schemaVersion": 1, "kind": "what-if"}')).toMatch(/^this is the answer of what-if, not a/);
    expect(messageOf('{"schemaVersion": 1, "kind": "comparison"}')).toMatch(/^this is the answer of compare, not a/);
    expect(messageOf('{"name": "x", "workload": {}, "candidates": []}')).toMatch(/^this is a scenario, not a result; /);
    expect(messageOf("[1, 2]")).toMatch(/^this is a list, not a result; /);
    expect(messageOf("null")).toMatch(/^this is null, not a result; /);
    expect(messageOf('{"a": 1}')).toMatch(/^this is not a result of evenpoint \(it has no schemaVersion\); /);
    expect(messageOf('{"schemaVersion": 2, "kind": "sweep"}')).toMatch(/^2 is of a newer version of evenpoint; /);
    expect(messageOf('{"schemaVersion": 1, "kind": "__proto__"}')).not.toContain("not a result;");
  });

  test("nesting of a million lists is no result like any other", () => {
    const deep = `${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}`;
    expect(messageOf(deep)).toMatch(/^this is /);
    expect(messageOf(json(exampleResult()).replace('"checks": [', `"checks": [${deep},`))).not.toBe("");
  });

  test("of many issues the first are told, and how many there are", () => {
    const candidates = JSON.stringify(Array.from({ length: 1000 }, () => ({ eligible: true })));
    const issues = messageOf(`{"schemaVersion": 1, "candidates": ${candidates}}`).split("\n");
    expect(issues).toHaveLength(9);
    expect(issues.at(-1)).toMatch(/^[\d]+ more places are not as they should be; /);
  });

  test("a wrong value is named by its path", () => {
    const read = parseResult(json(exampleResult()).replace('"schemaVersion": 1', '"schemaVersion": 9'), {
      file: "x.json",
    });
    expect("issues" in read && read.issues.map(({ path }) => path)).toEqual(["schemaVersion"]);
  });

  test("a missing value inside a list is named by its path", () => {
    const read = parseResult(json(exampleResult()).replace('"holds": true', '"holds": "yes"'), { file: null });
    expect("issues" in read && read.issues.map(({ path }) => path)).toEqual(["checks[0].holds"]);
  });
});
