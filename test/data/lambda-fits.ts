import { readFileSync } from "node:fs";
import Papa from "papaparse";
import type { CandidateResult } from "../../src/analysis/result.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import { fitDistribution } from "../../src/engine/fitting/fit-distribution.ts";
import { writtenArrivals, writtenDistribution } from "../../src/report/imported/written-law.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { CountSeries } from "../../src/workloads/fitting/count-series.ts";
import { type ArrivalsFit, fitArrivals } from "../../src/workloads/fitting/fit-arrivals.ts";
import type { LambdaRun } from "./lambda-runs.ts";
import { sharedData } from "./shared-data.ts";

/** One request of a run, microseconds: when the client sent it, what the function took, and what the client waited. */
export interface MeasuredRequest {
  readonly start: number;
  readonly handler: number;
  readonly client: number;
  readonly isCold: boolean;
}

type Row = Readonly<Record<"is_cold" | "client_start_time" | "client_elapsed_time" | "aws_duration", string>>;

/** The requests of a run in order of the client's start. */
export function measuredRequests(run: LambdaRun): readonly MeasuredRequest[] {
  const text = readFileSync(sharedData(`lambda_experiments/aws_lambda_poisson_${run}.csv`), "utf8");
  const { data } = (Papa as unknown as { parse(text: string, config: object): { data: Row[] } }).parse(text.trimEnd(), {
    header: true,
  });
  return data
    .map((row) => ({
      start: Math.round(Number(row.client_start_time) * 1e6),
      handler: Math.round(Number(row.aws_duration) * 1e3),
      client: Math.round(Number(row.client_elapsed_time) * 1e6),
      isCold: row.is_cold === "True",
    }))
    .sort((one, other) => one.start - other.start);
}

/** A run turned into a scenario: its arrivals, its work and its cold start, each by the law that fits best. */
export interface FittedRun {
  readonly arrivals: ArrivalsFit;
  readonly scenario: string;
}

const law = (values: readonly number[]) => {
  const fit = fitDistribution(Float64Array.from(values).sort());
  if (fit === null) throw new Error("nothing to fit");
  return JSON.stringify(writtenDistribution(fit.chosen.settings));
};

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The handler's time of warm calls is the work; what the client waits beyond it is overhead. A cold call waits longer
 * before its handler (setup; what of it is initialisation nobody wrote down), and its handler is slower by a constant.
 * Instances live 640 s without a request, and 2 h at most (docs/lambda-replay.md).
 */
export function fitRun(requests: readonly MeasuredRequest[], replications: number): FittedRun {
  const warm = requests.filter(({ isCold }) => !isCold);
  const cold = requests.filter(({ isCold }) => isCold);
  const series = new CountSeries();
  for (const { start } of requests) series.add(start);
  const span = { first: requests[0]!.start, last: requests.at(-1)!.start };
  const arrivals = fitArrivals(series, { span, calendar: true });
  const poisson = arrivals.fits.find(({ settings }) => settings.kind === "poisson");
  if (poisson === undefined) throw new Error("Poisson was not fitted");
  const overhead = warm.map(({ client, handler }) => Math.max(0, client - handler));
  const setup = cold.map(({ client, handler }) => Math.max(0, client - handler - mean(overhead)));
  const firstCall = Math.max(0, mean(cold.map(({ handler }) => handler)) - mean(warm.map(({ handler }) => handler)));
  const scenario = `
name: fitted
seed: 1
duration: 28h
warmUp: 2h
replications: ${replications}
workload:
  arrivals: ${JSON.stringify(writtenArrivals(poisson.settings))}
  work: {io: ${law(warm.map(({ handler }) => handler))}}
candidates:
  - name: fitted
    platform: aws-lambda
    memory: 1769MB
    keepAlive: 640s
    recycleAfter: 2h
    coldStart: {setup: ${law(setup)}, firstCall: ${Math.round(firstCall)}us}
    overhead: ${law(overhead)}
`;
  return { arrivals, scenario };
}

/** Simulates a fitted run. */
export async function simulateFit({ scenario }: FittedRun): Promise<CandidateResult> {
  const parsed = parseScenario(scenario, { file: "fitted.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const [candidate] = (await simulate(parsed.scenario)).candidates;
  if (candidate?.eligible !== true) throw new Error("not eligible");
  return candidate;
}

/** The p-quantile of measured values: the smallest that at least that share does not exceed. */
export function measuredQuantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
