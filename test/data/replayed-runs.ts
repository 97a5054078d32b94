import type { CandidateResult } from "../../src/analysis/result.ts";
import { noEstimate } from "../../src/engine/statistics/estimate.ts";
import { titles } from "../validation/group-titles.ts";
import type { ValidationRow } from "../validation/validation-row.ts";
import { coldStartsUnder } from "./activity-rule.ts";
import { type LambdaRun, lambdaRuns, type MeasuredRun, measuredRun, replay } from "./lambda-runs.ts";
import { assumedKeepAlive } from "./lambda-summary.ts";
import { markdownTable } from "./markdown-table.ts";

/** A run with what its replay gave. */
export interface ReplayedRun {
  readonly run: LambdaRun;
  readonly measured: MeasuredRun;
  readonly simulated: CandidateResult;
}

/** The six runs at the keep-alive that the source assumes. */
export function replayedRuns(): Promise<readonly ReplayedRun[]> {
  return Promise.all(
    lambdaRuns.map(async (run) => {
      const [simulated] = await replay(run, [`keepAlive: ${assumedKeepAlive}s`]);
      return { run, measured: measuredRun(run), simulated: simulated! };
    }),
  );
}

const percent = (share: number): string => (100 * share).toFixed(2);

/** Simulated beside measured, as docs/lambda-replay.md quotes it. */
export function replayTable(runs: readonly ReplayedRun[]): string {
  const rows = runs.map(({ run, measured, simulated }) => {
    const { length } = measured.requests;
    return [
      run,
      measured.rate.toFixed(5),
      `${length}`,
      `${measured.coldStarts}`,
      `${simulated.coldStarts.count.mean}`,
      percent(measured.coldStarts / length),
      percent(simulated.coldStarts.fraction.mean ?? Number.NaN),
      measured.instances.toFixed(3),
      simulated.instances.mean.mean?.toFixed(3) ?? "-",
    ];
  });
  const cold = ["cold starts, measured", "simulated", "cold, measured (%)", "simulated (%)"];
  return markdownTable(["run", "rate (1/s)", "requests", ...cold, "instances, measured", "simulated"], rows);
}

/** Binomial standard error of a share of n. */
export const shareError = (share: number, n: number): number => Math.sqrt((share * (1 - share)) / n);

/** The six runs on the validation page: simulated beside measured. A replay has no chance in it, hence no interval. */
export function replayRows(runs: readonly ReplayedRun[]): readonly ValidationRow[] {
  return runs.flatMap(({ run, measured, simulated }) => {
    const n = measured.requests.length;
    const cold = measured.coldStarts / n;
    const row = { kind: "measured", group: titles.replay, name: run, simulatedError: 0 } as const;
    const alone = (mean: number | null) => ({ ...noEstimate, mean });
    return [
      {
        ...{ ...row, what: "cold starts", unit: "%", measured: cold, standardError: shareError(cold, n) },
        simulated: alone(simulated.coldStarts.fraction.mean),
      },
      {
        ...{ ...row, what: "instances", unit: "", measured: measured.instances, standardError: null },
        simulated: alone(simulated.instances.mean.mean),
      },
    ] as const;
  });
}

/** The same replays beside a second, independent model of the same rule, which must count the same cold starts. */
export function secondModelRows(runs: readonly ReplayedRun[]): readonly ValidationRow[] {
  const rule = {
    functionIdle: assumedKeepAlive,
    instanceIdle: assumedKeepAlive,
    recycleAfter: Number.POSITIVE_INFINITY,
  };
  return runs.map(({ run, measured, simulated }) => ({
    ...{ kind: "fact", group: titles.replay, name: run, what: "cold starts by a second model" },
    ...{ known: `${coldStartsUnder(rule, measured.requests)}`, found: `${simulated.coldStarts.count.mean}` },
  }));
}
