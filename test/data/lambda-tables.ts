import { RandomStream } from "../../src/engine/random-stream.ts";
import { type ActivityRule, coldStartsUnder } from "./activity-rule.ts";
import { activityRules, keepAliveModels } from "./keep-alive-models.ts";
import { lambdaRuns, measuredRun, replay } from "./lambda-runs.ts";
import {
  assumedKeepAlive,
  exactRow,
  measuredColdStart,
  type SimulatedRow,
  type SummaryRow,
  type SummarySize,
  simulateRow,
  summaryRows,
} from "./lambda-summary.ts";
import { markdownTable } from "./markdown-table.ts";
import { meanRelativeError } from "./mean-relative-error.ts";

const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)}`;

/** One row of the summary file with its two simulations. */
export interface ComparedRow {
  readonly measured: SummaryRow;
  readonly exact: { readonly coldFraction: number; readonly instances: number };
  /** Cold starts take no time, as in the law. */
  readonly instant: SimulatedRow;
  /** Cold starts take as long as they did. */
  readonly timed: SimulatedRow;
}

/** Every row of the summary file, simulated. */
export async function compareSummary(size: SummarySize): Promise<readonly ComparedRow[]> {
  const rows: ComparedRow[] = [];
  for (const measured of summaryRows()) {
    const keepAlive = `keepAlive: ${assumedKeepAlive}s`;
    const settings = [`coldStart: 0ms, ${keepAlive}`, `${measuredColdStart(measured)}, ${keepAlive}`];
    const [instant, timed] = await simulateRow(measured, settings, size);
    rows.push({ measured, exact: exactRow(measured), instant: instant!, timed: timed! });
  }
  return rows;
}

/** Mean relative errors against the measurement, as shares. */
export function summaryErrors(rows: readonly ComparedRow[]) {
  const error = (quantity: "coldFraction" | "instances", value: (row: ComparedRow) => number | null): number =>
    meanRelativeError(rows.map((row) => ({ value: value(row) ?? Number.NaN, measured: row.measured[quantity] })));
  return {
    coldFraction: error("coldFraction", ({ timed }) => timed.coldFraction.mean),
    instances: error("instances", ({ timed }) => timed.instances.mean),
    exactColdFraction: error("coldFraction", ({ exact }) => exact.coldFraction),
    exactInstances: error("instances", ({ exact }) => exact.instances),
  };
}

/** Measured, simulated and exact, side by side, with the mean errors in the last line. */
export function summaryTable(rows: readonly ComparedRow[]): string {
  const cells = rows.map(({ measured, exact, instant, timed }) => [
    measured.rate.toFixed(5),
    `${percent(measured.coldFraction, 3)} +- ${percent(measured.standardError, 3)}`,
    percent(timed.coldFraction.mean ?? Number.NaN, 3),
    percent(instant.coldFraction.mean ?? Number.NaN, 3),
    percent(exact.coldFraction, 3),
    measured.instances.toFixed(3),
    timed.instances.mean?.toFixed(3) ?? "-",
    instant.instances.mean?.toFixed(3) ?? "-",
    exact.instances.toFixed(3),
  ]);
  const errors = summaryErrors(rows);
  const last = [percent(errors.coldFraction), "", percent(errors.exactColdFraction)];
  const footer = ["mean error (%)", "", ...last, "", percent(errors.instances), "", percent(errors.exactInstances)];
  const simulated = ["simulated", "simulated, 0 ms", "exact"];
  const header = ["rate (1/s)", "cold, measured (%)", ...simulated, "instances, measured", ...simulated];
  return markdownTable(header, [...cells, footer]);
}

/** A way to end instances, against both data sets. */
interface Trial {
  readonly name: string;
  /** Cold starts of the six runs. */
  readonly replayed: readonly number[];
  /** Cold fractions of the ten rows. */
  readonly fractions: readonly number[];
}

/** What each way to end instances gives on the six runs, and on the ten rows at `size`. */
export async function modelTable(size: SummarySize): Promise<string> {
  return trialTable([...(await modelTrials(size)), ...activityRules.map((rule) => ruleTrial(rule, size))]);
}

async function modelTrials(size: SummarySize): Promise<readonly Trial[]> {
  const settings = keepAliveModels.map(({ keys }) => keys);
  const replayed = await Promise.all(lambdaRuns.map((run) => replay(run, settings, size.replications)));
  const rows: (readonly SimulatedRow[])[] = [];
  for (const row of summaryRows()) {
    const timed = settings.map((keys) => `${measuredColdStart(row)}, ${keys}`);
    rows.push(await simulateRow(row, timed, size));
  }
  return keepAliveModels.map(({ name }, i) => ({
    name,
    replayed: replayed.map((results) => results[i]?.coldStarts.count.mean ?? Number.NaN),
    fractions: rows.map((results) => results[i]?.coldFraction.mean ?? Number.NaN),
  }));
}

function ruleTrial(rule: ActivityRule, size: SummarySize): Trial {
  const age = Number.isFinite(rule.recycleAfter) ? `recycled at ${rule.recycleAfter / 3600} h` : "never recycled";
  const requests = size.replications * size.requests;
  return {
    name: `function ${rule.functionIdle} s, instance ${rule.instanceIdle} s, ${age} *`,
    replayed: lambdaRuns.map((run) => coldStartsUnder(rule, measuredRun(run).requests)),
    fractions: summaryRows().map((row) => coldStartsUnder(rule, poissonRequests(row, requests)) / requests),
  };
}

/** Poisson arrivals with exponential service: the traffic of a summary row, for the independent model. */
function* poissonRequests({ rate, warm }: SummaryRow, count: number): Generator<{ start: number; duration: number }> {
  const arrivals = new RandomStream({ seed: 1, replication: 0, name: "arrivals" });
  const work = new RandomStream({ seed: 1, replication: 0, name: "work.io" });
  let start = 0;
  for (let i = 0; i < count; i++) {
    start -= Math.log(arrivals.next()) / rate;
    yield { start, duration: -Math.log(work.next()) * warm };
  }
}

/** The first six rows of the summary are the six runs; only the rest is news to a model fitted to the runs. */
const rowsOfRuns = lambdaRuns.length;

function trialTable(trials: readonly Trial[]): string {
  const coldStarts = lambdaRuns.map((run) => measuredRun(run).coldStarts);
  const rows = summaryRows();
  const cells = trials.map(({ name, replayed, fractions }) => {
    const pairs = rows.map(({ coldFraction }, i) => ({ value: fractions[i]!, measured: coldFraction }));
    const squares = rows.map(({ coldFraction, standardError }, i) => {
      const deviation = (fractions[i]! - coldFraction) / standardError;
      return deviation * deviation;
    });
    return [
      name,
      replayed.map((count) => Math.round(count)).join(", "),
      percent(meanRelativeError(replayed.map((value, i) => ({ value, measured: coldStarts[i]! })))),
      percent(meanRelativeError(pairs)),
      percent(meanRelativeError(pairs.slice(rowsOfRuns))),
      Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length).toFixed(1),
    ];
  });
  const errors = ["error, six runs (%)", "error, ten rows (%)", "error, last four rows (%)", "in standard errors"];
  const measured = ["measured", coldStarts.join(", "), "", "", "", ""];
  return markdownTable(["idle instances end", "cold starts in the six runs", ...errors], [measured, ...cells]);
}
