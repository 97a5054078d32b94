import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";
import { sweepPlan } from "../../../src/scenario/vary/sweep-plan.ts";

const page = readFileSync("docs/sweep.md", "utf8");
const forms = [...page.matchAll(/^\| `'?([\w.[\]]+=.+?)'?` \|/gm)].map(([, vary]) => vary!);
const command = /--vary '(.+?)'/.exec(page)![1]!;

function written(file: string): unknown {
  const parsed = parseScenario(readFileSync(file, "utf8"), { file });
  if ("issues" in parsed) throw new Error(`${file} cannot be read`);
  return parsed.scenario.written;
}

test("the page has an example of every form", () => {
  expect(forms).toHaveLength(8);
});

test.each([
  ...forms.map((vary) => ["scenarios/checkout-api.yaml", vary] as const),
  ["scenarios/quick-start.yaml", command] as const,
])("every cell of the documented example is a scenario: %s, %s", (file, vary) => {
  const plan = sweepPlan([vary], { tree: written(file) });
  expect("issues" in plan ? plan.issues : []).toEqual([]);
});
