import type { CandidateResult } from "../../src/analysis/result.ts";
import { standardErrorOf } from "../validation/deviation.ts";
import { titles } from "../validation/group-titles.ts";
import type { MeasuredRow, ValidationRow } from "../validation/validation-row.ts";
import {
  type FittedRun,
  fitRun,
  type MeasuredRequest,
  measuredQuantile,
  measuredRequests,
  simulateFit,
} from "./lambda-fits.ts";
import { type LambdaRun, lambdaRuns } from "./lambda-runs.ts";
import { shareError } from "./replayed-runs.ts";

/** Fixed before the first run. */
export const fitReplications = 40;

/** A run with the scenario fitted to it and what that gave. */
export interface SimulatedFit {
  readonly run: LambdaRun;
  readonly requests: readonly MeasuredRequest[];
  readonly fit: FittedRun;
  readonly simulated: CandidateResult;
}

/** Every run fitted and simulated. */
export async function simulatedFits(): Promise<readonly SimulatedFit[]> {
  const fits: SimulatedFit[] = [];
  for (const run of lambdaRuns) {
    const requests = measuredRequests(run);
    const fit = fitRun(requests, fitReplications);
    fits.push({ run, requests, fit, simulated: await simulateFit(fit) });
  }
  return fits;
}

/** The percentiles told, with their shares. */
export const percentiles = [
  ["p50", 0.5],
  ["p95", 0.95],
  ["p99", 0.99],
] as const;

/** True where a percentile has the 20 requests beyond it without which it was not measured well enough. */
export function isMeasured(requests: number, share: number): boolean {
  return requests * (1 - share) >= 20 * (1 - 1e-9);
}

/** The six runs on the validation page: what fitted laws give beside what the client saw. */
export function fitRows(fits: readonly SimulatedFit[]): readonly ValidationRow[] {
  return fits.flatMap(({ run, requests, fit, simulated }) => {
    const { chosen } = fit.arrivals;
    const rows: ValidationRow[] = [
      {
        kind: "fact",
        group: titles.fit,
        name: run,
        what: "arrivals",
        known: "poisson",
        found: `${chosen?.settings.kind}`,
      },
      coldRow(run, requests, simulated),
    ];
    for (const [what, share] of percentiles) {
      if (isMeasured(requests.length, share) && simulated.latency[what].mean !== null) {
        rows.push(latencyRow({ run, requests, simulated, what, share }));
      }
    }
    return rows;
  });
}

function coldRow(run: LambdaRun, requests: readonly MeasuredRequest[], simulated: CandidateResult): MeasuredRow {
  const { fraction } = simulated.coldStarts;
  const cold = requests.filter(({ isCold }) => isCold).length / requests.length;
  return {
    ...{ kind: "measured", group: titles.fit, name: run, what: "cold starts", unit: "%" },
    ...{ measured: cold, standardError: shareError(cold, requests.length) },
    ...{ simulated: fraction, simulatedError: standardErrorOf({ simulated: fraction, replications: fitReplications }) },
  };
}

interface LatencyOf extends Pick<SimulatedFit, "run" | "requests" | "simulated"> {
  readonly what: (typeof percentiles)[number][0];
  readonly share: number;
}

function latencyRow({ run, requests, simulated, what, share }: LatencyOf): MeasuredRow {
  const client = requests.map((request) => request.client);
  const estimate = simulated.latency[what];
  return {
    ...{ kind: "measured", group: titles.fit, name: run, what: `${what} of latency`, unit: "ms" },
    ...{ measured: measuredQuantile(client, share) / 1000, standardError: quantileError(client, share) / 1000 },
    ...{ simulated: estimate, simulatedError: standardErrorOf({ simulated: estimate, replications: fitReplications }) },
  };
}

/**
 * Standard error of a measured quantile, without a law for its values: the number of values below the true quantile is
 * binomial, so the quantiles one standard error of that number below and above are one standard error away.
 */
function quantileError(values: readonly number[], share: number): number {
  const step = shareError(share, values.length);
  return (measuredQuantile(values, Math.min(1, share + step)) - measuredQuantile(values, share - step)) / 2;
}
