import { expect, test } from "vitest";
import { loadData } from "../../src/analysis/load-data.ts";
import { ScenarioError } from "../../src/scenario/issue.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

function scenarioOf(workload: string): Scenario {
  const text = `
name: data
workload: ${workload}
candidates: [{name: A, platform: aws-lambda, memory: 1769MB}]
`;
  const parsed = parseScenario(text, { file: "data.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return parsed.scenario;
}

async function* pieces(text: string): AsyncGenerator<string> {
  yield text;
}

const opener = (text: string) => () => ({ chunks: pieces(text), sha256: () => null });

test("a column is read once for each unit and header that the scenario's laws give it", async () => {
  const law = (rest: string) => `{kind: empirical, file: runs.csv, column: 0${rest}}`;
  const work = `{io: {kind: mixture, of: [
    {weight: 1, ...1}, {weight: 1, ...2}, {weight: 1, ...3}, {weight: 1, ...1}]}}`;
  const laws = [law(""), law(", unit: ms"), law(", header: false")];
  const written = laws.reduce((text, one, i) => text.replaceAll(`...${i + 1}}`, one.slice(1)), work);
  const scenario = scenarioOf(`{arrivals: {kind: poisson, rate: 1/s}, work: ${written}}`);
  const { samples } = await loadData(scenario, { openTrace: opener("4\n2\n") });
  expect([...samples.values()].map(({ mean }) => mean)).toEqual([2_000_000, 2000, 3_000_000]);
});

test("a trace that spans no time is the scenario's mistake, with the file's name", async () => {
  const scenario = scenarioOf("{arrivals: {kind: trace, file: x.csv, columns: {timestamp: t}}, work: {io: 45ms}}");
  const refused = loadData(scenario, { openTrace: opener("t\n5\n") });
  await expect(refused).rejects.toThrow(ScenarioError);
  await expect(refused).rejects.toMatchObject({ issues: [{ file: "x.csv", message: /its 1 row spans no time/ }] });
});
