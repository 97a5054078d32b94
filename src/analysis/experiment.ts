import type { SampleSets } from "../engine/distributions/index.ts";
import type { Candidate, Scenario } from "../scenario/scenario.ts";
import { spikeOccurrences, withoutSpikes } from "../workloads/arrivals/index.ts";
import { changeArrivals } from "../workloads/change-arrivals.ts";
import type { Trace } from "../workloads/trace.ts";
import { CandidateTally } from "./candidate-tally.ts";
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

/** Runs every replication of the candidates (default: all that are eligible) and sums up each. */
export async function runExperiment(
  experiment: Experiment,
  pace: ExperimentPace,
  candidates: readonly Candidate[] = eligibleCandidates(experiment.scenario),
): Promise<readonly CandidateSummary[]> {
  const { scenario, duration, seriesStep } = experiment;
  const occurs = spikeOccurrences(scenario.workload.arrivals);
  const halves = occurs === null ? 1 : 2;
  const tallies = await tallyReplications(experiment, candidates, { ...pace, from: 0, to: 1 / halves });
  const calm =
    occurs === null ? null : await calmWindows(experiment, candidates, { ...pace, from: 0.5, to: 1, occurs });
  return candidates.map((candidate, index) => {
    return summariseCandidate(candidate, tallies[index]!, {
      scenario,
      duration,
      seriesStep,
      calm: calm?.[index] ?? null,
    });
  });
}

interface PaceSpan extends ExperimentPace {
  readonly from: number;
  readonly to: number;
}

async function tallyReplications(
  experiment: Experiment,
  candidates: readonly Candidate[],
  { runner, label, from, to }: PaceSpan,
): Promise<readonly CandidateTally[]> {
  const { replications } = experiment.scenario;
  const tallies = candidates.map(() => new CandidateTally());
  const tasks = Array.from({ length: replications }, (_, replication) => {
    return replicationTask(experiment, candidates, replication);
  });
  const tell = (share: number) => runner.tell(from + share * (to - from), label);
  // Sums of floating-point numbers depend on their order, so it is that of the replications, whoever ends first.
  await runAll(tasks, { runner, data: experiment, tell }, (observations) => {
    for (const [place, observation] of observations.entries()) {
      tallies[place]!.add(asBought(candidates[place]!, observation, experiment.duration));
    }
  });
  return tallies;
}

/** What each candidate used and completed in the same window without its spikes. */
async function calmWindows(
  experiment: Experiment,
  candidates: readonly Candidate[],
  { occurs, ...pace }: PaceSpan & { readonly occurs: number },
): Promise<readonly CalmWindow[]> {
  const { scenario } = experiment;
  const workload = changeArrivals(scenario.workload, withoutSpikes);
  const calm: Experiment = { ...experiment, detail: false, scenario: { ...scenario, workload } };
  const tallies = await tallyReplications(calm, candidates, pace);
  return tallies.map(({ figures, functions }) => ({
    occurs,
    usages: figures.map(({ usage }) => usage),
    completed: figures.map(({ completed }) => completed),
    functions: functions.map((one) => one.figures.map(({ usage }) => usage)),
  }));
}
