import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { platforms } from "../../src/platforms/platforms.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

const page = readFileSync(new URL("../../docs/machines-and-containers.md", import.meta.url), "utf8");

test("the page's candidates can be copied into a scenario, one of each platform that is not a function", () => {
  const [, candidates] = /```yaml\n(candidates:[\s\S]*?)```/.exec(page)!;
  const workload = "{arrivals: {kind: poisson, rate: 10/s}, work: {cpu: 30ms, io: 20ms}, memory: 100MB, response: 5KB}";
  const parsed = parseScenario(`name: docs\nduration: 10m\nworkload: ${workload}\n${candidates}`, {
    file: "docs.yaml",
  });
  expect("issues" in parsed ? parsed.issues : []).toEqual([]);
  if ("issues" in parsed) return;
  const kinds = Object.keys(platforms).filter((kind) => platforms[kind]!.family !== "functions");
  expect(parsed.scenario.candidates.map(({ platform }) => platform).sort()).toEqual(kinds.sort());
  expect(parsed.scenario.candidates.flatMap(({ ineligibleBecause }) => ineligibleBecause)).toEqual([]);
});

test("every platform is in the README", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  for (const kind of Object.keys(platforms)) expect(readme).toContain(kind);
});
