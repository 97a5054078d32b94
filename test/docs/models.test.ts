import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

const page = readFileSync(new URL("../../docs/models.md", import.meta.url), "utf8");

test("the page's candidates can be copied into a scenario, and can run there", () => {
  const blocks = [...page.matchAll(/```yaml\n(candidates:[\s\S]*?)```/g)].map(([, block]) => block!);
  expect(blocks.length).toBeGreaterThan(0);
  const workload =
    "{arrivals: {kind: poisson, rate: 10/s}, work: {cpu: 30ms, io: 20ms}, init: {cpu: 2s}, response: 5KB}";
  for (const candidates of blocks) {
    const parsed = parseScenario(`name: docs\nduration: 10m\nworkload: ${workload}\n${candidates}`, {
      file: "docs.yaml",
    });
    expect("issues" in parsed ? parsed.issues : []).toEqual([]);
    if ("issues" in parsed) return;
    const all = parsed.scenario.candidates;
    expect(all.flatMap(({ ineligibleBecause, warnings }) => [...ineligibleBecause, ...warnings])).toEqual([]);
  }
});
