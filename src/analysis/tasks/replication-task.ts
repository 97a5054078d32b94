import type { Objective } from "../../scenario/objective.ts";
import type { Candidate } from "../../scenario/scenario.ts";
import type { Workload } from "../../workloads/workload.ts";
import { type PeriodQuestion, periodQuestions } from "../period-objective.ts";
import { simulatedSettings } from "../simulated-settings.ts";
import { version } from "../version.ts";

/**
 * One replication of some candidates as plain data: everything that what they do depends on, and nothing that it does
 * not (names, prices, how machines are bought). The same task gives the same observations wherever it is run, so its
 * canonical JSON is its name. Durations are microseconds.
 */
export interface ReplicationTask {
  /** Of the engine: another version may observe something else. */
  readonly version: string;
  readonly seed: number;
  /** From 0. */
  readonly replication: number;
  readonly warmUp: number;
  /** Length of the window. */
  readonly duration: number;
  readonly month: number;
  readonly seriesStep: number;
  /** False where only totals are wanted: no series, no worst hour. */
  readonly detail: boolean;
  /** What is asked of every stretch of the window. */
  readonly periodQuestions: readonly PeriodQuestion[];
  readonly workload: Workload;
  readonly stations: readonly StationPlan[];
  /** sha256 of each file of recorded data by its name. */
  readonly data: Readonly<Record<string, string>>;
}

/** One candidate as far as its behaviour goes: a key of the table in platforms/platforms.ts, and its settings. */
export interface StationPlan {
  readonly platform: string;
  readonly settings: unknown;
}

/** A window of a scenario, ready to be simulated. */
export interface TaskSource {
  readonly scenario: {
    readonly seed: number;
    readonly warmUp: number;
    readonly month: number;
    readonly slo: readonly Objective[];
    readonly workload: Workload;
  };
  readonly duration: number;
  readonly seriesStep: number;
  readonly detail: boolean;
  readonly hashes: Readonly<Record<string, string>>;
}

/** The task of one replication of some candidates. */
export function replicationTask(
  { scenario, duration, seriesStep, detail, hashes }: TaskSource,
  candidates: readonly Candidate[],
  replication: number,
): ReplicationTask {
  const { seed, warmUp, month, slo, workload } = scenario;
  return {
    version,
    seed,
    replication,
    warmUp,
    duration,
    month,
    seriesStep,
    detail,
    periodQuestions: periodQuestions(slo),
    workload,
    stations: candidates.map(({ platform, settings }) => ({
      platform,
      settings: simulatedSettings({ platform, settings }),
    })),
    data: hashes,
  };
}
