import { closedForms } from "../break-even/closed-forms.ts";
import { lambdaRuns } from "../data/lambda-runs.ts";
import { trafficFacts } from "../data/traffic-facts.ts";
import { theoryGroups } from "../theory/cases.ts";
import { titles } from "./group-titles.ts";
import type { ValidationRow } from "./validation-row.ts";

type RowName = Pick<ValidationRow, "group" | "name" | "what">;

/** What a row is known by. */
export function rowId({ group, name, what }: RowName): string {
  return `${group} / ${name} / ${what}`;
}

/** The ten experiments by their rate, which names them. */
const experiments = [
  ...["0.00186/s", "0.00288/s", "0.00425/s", "0.00785/s", "0.01638/s"],
  ...["0.09987/s", "0.19808/s", "0.39749/s", "0.59561/s", "0.79794/s"],
];

/** Percentiles that a run has requests enough for, in the recording and in each replication. */
const percentilesOf: Readonly<Record<string, readonly string[]>> = {
  "2020-06-18": ["p50", "p95"],
  "2020-05-26": ["p50", "p95"],
  "2020-05-23": ["p50", "p95", "p99"],
};

const rowsOf = (group: string, names: readonly string[], whats: readonly string[]): readonly RowName[] =>
  names.flatMap((name) => whats.map((what) => ({ group, name, what })));

/** Every row that the page must have, in its order; needs no recorded data, so that any checkout can look for them. */
export const expectedNames: readonly RowName[] = [
  ...theoryGroups.flatMap(({ title, cases }) =>
    cases.flatMap(({ name, expectations }) => expectations.map(({ what }) => ({ group: title, name, what }))),
  ),
  ...rowsOf(titles.summaryLaw, experiments, ["cold starts", "instances"]),
  ...closedForms.map(({ name }) => ({ group: titles.crossings, name, what: "break-even" })),
  ...rowsOf(titles.replay, lambdaRuns, ["cold starts", "instances", "cold starts by a second model"]),
  ...rowsOf(titles.summary, [...experiments, "all ten"], ["cold starts", "instances"]),
  ...lambdaRuns.flatMap((run) => {
    const latencies = (percentilesOf[run] ?? ["p50"]).map((name) => `${name} of latency`);
    return rowsOf(titles.fit, [run], ["arrivals", "cold starts", ...latencies]);
  }),
  ...trafficFacts.map(({ traffic, what }) => ({ group: titles.traffic, name: traffic.name, what })),
];

export const expectedRows: readonly string[] = expectedNames.map(rowId);
