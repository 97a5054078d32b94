import type { SampleSets } from "../engine/distributions/index.ts";
import type { Candidate, Scenario } from "../scenario/scenario.ts";
import { spikeOccurrences, withoutSpikes } from "../workloads/arrivals/index.ts";
import { changeArrivals } from "../workloads/change-arrivals.ts";
import type { Trace } from "../workloads/trace.ts";
import { CandidateTally } from "./candidate-tally.ts";
import { nextReplications } from "./precision/next-replications.ts";
import { widestInterval } from "./precision/widest-interval.ts";
import { asBought } from "./simulated-settings.ts";
import { type CalmWindow, type CandidateSummary, summariseCandidate } from "./summarise-candidate.ts";
import { replicationTask } from "./tasks/replication-task.ts";
import { runAll } from "./tasks/run-all.ts";
import type { Runner } from "./tasks/runner.ts";

/** A scenario with its data and its window: everything a run needs. */
export interface Experiment {
  readonly scenario: Scenario;
  /** Length of the window, microseconds. */
  readonly duration: number;
  readonly seriesStep: number;
  /** False where only totals are wanted. */
  readonly detail: boolean;
  readonly traces: ReadonlyMap<string, Trace>;
  readonly samples: SampleSets;
  /** sha256 of each file of recorded data by its name. */
  readonly hashes: Readonly<Record<string, string>>;
}

export interface ExperimentPace {
  readonly runner: Runner;
  readonly label: string;
}

/** Those of a scenario's candidates that can serve its workload at all. */
export function eligibleCandidates(scenario: Scenario): readonly Candidate[] {
  return scenario.candidates.filter(({ ineligibleBecause }) => ineligibleBecause.length === 0);
}

/**
 * Runs the replications of the candidates (default: all that are eligible) and sums up each: as many as the scenario
 * says, or where it asks for a precision batch by batch until that is reached or the most are run.
 */
export async function runExperiment(
  experiment: Experiment,
  pace: ExperimentPace,
  candidates: readonly Candidate[] = eligibleCandidates(experiment.scenario),
): Promise<readonly CandidateSummary[]> {
  const { replications, precision, workload } = experiment.scenario;
  const occurs = spikeOccurrences(workload.arrivals);
  const window: Tallied = { experiment, candidates, tallies: candidates.map(() => new CandidateTally()) };
  const calm = occurs === null ? null : { ...withoutItsSpikes(window), occurs };
  const most = precision?.max ?? replications;
  for (let done = 0, end = replications; ; ) {
    const middle = calm === null ? end : (done + end) / 2;
    const batch = { ...pace, first: done, end };
    await tallyReplications(window, { ...batch, from: done / most, to: middle / most });
    if (calm !== null) await tallyReplications(calm, { ...batch, from: middle / most, to: end / most });
    const summaries = summarise(window, calm);
    const widest = precision === null ? null : widestInterval(summaries.map(({ result }) => result))?.relative;
    const next = precision === null ? null : nextReplications({ done: end, widest: widest ?? null, ...precision });
    if (next === null) return summaries;
    [done, end] = [end, next];
  }
}

/** One kind of window of every candidate, and what was kept of its replications so far. */
interface Tallied {
  readonly experiment: Experiment;
  readonly candidates: readonly Candidate[];
  readonly tallies: readonly CandidateTally[];
}

interface Batch extends ExperimentPace {
  /** Replications [first, end). */
  readonly first: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

async function tallyReplications(
  { experiment, candidates, tallies }: Tallied,
  { runner, label, first, end, from, to }: Batch,
): Promise<void> {
  const tasks = Array.from({ length: end - first }, (_, index) => {
    return replicationTask(experiment, candidates, first + index);
  });
  const tell = (share: number) => runner.tell(from + share * (to - from), label);
  // Sums of floating-point numbers depend on their order, so it is that of the replications, whoever ends first.
  await runAll(tasks, { runner, data: experiment, tell }, (observations) => {
    for (const [place, observation] of observations.entries()) {
      tallies[place]!.add(asBought(candidates[place]!, observation, experiment.duration));
    }
  });
}

/** The same window without its spikes. */
function withoutItsSpikes({ experiment, candidates }: Tallied): Tallied {
  const { scenario } = experiment;
  const workload = changeArrivals(scenario.workload, withoutSpikes);
  return {
    experiment: { ...experiment, detail: false, scenario: { ...scenario, workload } },
    candidates,
    tallies: candidates.map(() => new CandidateTally()),
  };
}

function summarise(
  { experiment, candidates, tallies }: Tallied,
  calm: (Tallied & { readonly occurs: number }) | null,
): readonly CandidateSummary[] {
  const { scenario, duration, seriesStep } = experiment;
  return candidates.map((candidate, index) => {
    const tally = calm?.tallies[index];
    return summariseCandidate(candidate, tallies[index]!, {
      scenario,
      duration,
      seriesStep,
      calm: calm === null || tally === undefined ? null : calmWindow(tally, calm.occurs),
    });
  });
}

/** What a candidate used and completed in the window without its spikes. */
function calmWindow({ figures, functions }: CandidateTally, occurs: number): CalmWindow {
  return {
    occurs,
    usages: figures.map(({ usage }) => usage),
    completed: figures.map(({ completed }) => completed),
    functions: functions.map((one) => one.figures.map(({ usage }) => usage)),
  };
}
