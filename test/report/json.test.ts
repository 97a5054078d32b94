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
