import { simulate } from "../../../src/analysis/simulate.ts";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";

/** Lines of a month's bill by label, USD. */
export type MonthlyBill = Readonly<Record<string, number>>;

/** What a candidate (YAML without braces and name) costs in a month of calm traffic, each line of its bill. */
export async function monthlyBill(candidate: string, keys = "duration: 1h"): Promise<MonthlyBill> {
  const parsed = parseScenario(`
name: worked bill
replications: 1
workload: {arrivals: {kind: constant, rate: 1/s}, work: {cpu: 1ms}}
candidates: [{name: A, ${candidate}}]
${keys}
`);
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const [result] = (await simulate(parsed.scenario)).candidates;
  if (!result?.eligible) throw new Error(result?.ineligibleBecause.join("; "));
  return Object.fromEntries(result.bill.lines.map(({ label, amount }) => [label, amount]));
}

/** What is wrong with a candidate (YAML without braces and name), as "path: message". */
export function issuesOf(
  candidate: string,
  workload = "arrivals: {kind: constant, rate: 1/s}, work: {cpu: 1ms}",
): readonly string[] {
  const parsed = parseScenario(`
name: bad input
duration: 1h
workload: {${workload}}
candidates: [{name: A, ${candidate}}]
`);
  if (!("issues" in parsed)) return [];
  return parsed.issues.map(({ path, message }) => `${path.replace("candidates[0].", "")}: ${message}`);
}
