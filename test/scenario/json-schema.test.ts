import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { schemaFiles } from "../../src/node/write-schemas.ts";
import { scenarioJsonSchema, schemaAt } from "../../src/scenario/json-schema.ts";
import { parsePath } from "../../src/scenario/scenario-path.ts";
import { readSource } from "../../src/scenario/source.ts";

const root = new URL("../../", import.meta.url);

test.each(Object.entries(schemaFiles()))("schema/%s is current (node dist/node/write-schemas.js)", (name, content) => {
  expect(readFileSync(new URL(`schema/${name}`, root), "utf8")).toBe(content);
});

const scenarios = readdirSync(new URL("scenarios/", root)).filter((name) => name.endsWith(".yaml"));

test.each(scenarios)("every key of scenarios/%s is in the schema", (name) => {
  const source = readSource(readFileSync(new URL(`scenarios/${name}`, root), "utf8"), name);
  if ("issues" in source) throw new Error("the scenario cannot be read");
  const schema = scenarioJsonSchema();
  const unknown = [...source.lines.keys()].filter(
    (path) => schemaAt(schema, source.value, parsePath(path) ?? []) === null,
  );
  expect(unknown).toEqual([]);
  expect(source.lines.size).toBeGreaterThan(10);
});

test("a key that is not there has no schema", () => {
  expect(schemaAt(scenarioJsonSchema(), {}, ["workload", "colour"])).toBeNull();
});

test("of several kinds the value's own is taken", () => {
  const tree = { workload: { arrivals: { kind: "bursty" } }, candidates: [{ platform: "aws-ec2" }] };
  const schema = scenarioJsonSchema();
  const keysAt = (path: readonly (string | number)[]) => Object.keys(schemaAt(schema, tree, path)?.properties ?? {});
  expect(keysAt(["workload", "arrivals"])).toContain("burstRate");
  expect(keysAt(["candidates", 0])).toContain("slots");
  expect(keysAt(["candidates", 0])).not.toContain("memory");
});

test("a choice inside a choice is looked into: a cold start is a law, or parts that are laws", () => {
  const schema = scenarioJsonSchema();
  const keysOf = (coldStart: unknown) => {
    const tree = { candidates: [{ platform: "aws-lambda", coldStart }] };
    return Object.keys(schemaAt(schema, tree, ["candidates", 0, "coldStart"])?.properties ?? {});
  };
  expect(keysOf({ kind: "lognormal", median: "1s", p95: "2s" })).toContain("p95");
  expect(keysOf({ init: "1s" })).toEqual(["setup", "init", "firstCall"]);
});
