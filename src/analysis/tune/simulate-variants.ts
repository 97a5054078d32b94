import type { Candidate, Scenario } from "../../scenario/scenario.ts";
import type { Workload } from "../../workloads/workload.ts";
import { sizeAutoFleets } from "../auto-fleet/size-auto-fleets.ts";
import { type Experiment, type ExperimentPace, eligibleCandidates, runExperiment } from "../experiment.ts";
import type { LoadedData } from "../load-data.ts";
import type { CandidateResult } from "../result.ts";
import { seriesStepFor } from "../series-result.ts";
import type { Runner } from "../tasks/runner.ts";
import type { Figures, MetricValues } from "./figures.ts";
import type { LookedAt, Planned } from "./looked-at.ts";
import { failingRow, workingRow } from "./tuned-row.ts";

export interface TuneSetting {
  readonly scenario: Scenario;
  readonly data: LoadedData;
  /** Length of the window, microseconds. */
  readonly duration: number;
  readonly runner: Runner;
  /** What progress is labelled with. */
  readonly label: string;
}

/**
 * Simulates every variant under the same arrivals and the same draws of work, and once more, one replication each, for
 * everything that a fit leaves open.
 */
export async function simulateVariants(plans: readonly Planned[], setting: TuneSetting): Promise<readonly LookedAt[]> {
  const rows = new Map<Planned, LookedAt>();
  const groups = byWorkload(plans);
  const pace = partsOf(groups, setting);
  for (const group of groups) {
    const experiment = await sizeAutoFleets(experimentOf(group, setting), setting);
    const { candidates } = experiment.scenario;
    const summaries = await runExperiment(experiment, pace(setting.scenario.replications));
    const results = new Map(summaries.map(({ result }) => [result.name, result]));
    const moved = await effects(group, experiment, { pace, results });
    for (const [place, planned] of group.entries()) {
      const result = results.get(planned.variant.name);
      const because = candidates[place]!.ineligibleBecause;
      rows.set(
        planned,
        result === undefined
          ? { planned, row: failingRow(planned, because), figures: null }
          : lookedAt(planned, result, {
              effects: moved.get(planned.variant.name) ?? new Map(),
              scenario: setting.scenario,
            }),
      );
    }
  }
  return plans.map((planned) => {
    const { candidate } = planned;
    const problems = "problems" in candidate ? candidate.problems : [];
    return rows.get(planned) ?? { planned, row: failingRow(planned, problems), figures: null };
  });
}

function lookedAt(
  planned: Planned,
  result: CandidateResult,
  { effects, scenario }: { readonly effects: Figures["effects"]; readonly scenario: Scenario },
): LookedAt {
  const { cost, mean, p95, p99 } = result.byReplication!;
  const figures: Figures = { values: { cost, mean, p95, p99 }, isExact: false, effects };
  const offered = result.requests.offered.mean ?? 0;
  return { planned, row: workingRow(planned, result, { figures, scenario }), figures, offered };
}

/** Variants that see the same work can be fed together; those that make no candidate are left out. */
function byWorkload(plans: readonly Planned[]): readonly (readonly Planned[])[] {
  const groups = new Map<Workload, Planned[]>();
  for (const planned of plans) {
    if ("problems" in planned.candidate) continue;
    groups.set(planned.workload, [...(groups.get(planned.workload) ?? []), planned]);
  }
  return [...groups.values()];
}

function experimentOf(group: readonly Planned[], { scenario, data, duration }: TuneSetting): Experiment {
  const candidates = group.map(({ candidate, variant }) => ({ ...(candidate as Candidate), name: variant.name }));
  return {
    scenario: { ...scenario, workload: group[0]!.workload, candidates },
    duration,
    seriesStep: seriesStepFor(duration),
    detail: false,
    traces: data.traces,
    samples: data.samples,
    hashes: data.hashes,
  };
}

/** Gives each part of the work, of so many replications, its share of the progress. */
function partsOf(groups: readonly (readonly Planned[])[], { scenario, runner, label }: TuneSetting) {
  const all = groups.reduce((sum, group) => sum + scenario.replications + openWorkloads(group).length, 0);
  let done = 0;
  return (replications: number): ExperimentPace => {
    const from = done;
    done += replications;
    return { label, runner: runner.forPart(({ share }) => runner.tell((from + share * replications) / all, label)) };
  };
}

interface MovedBy {
  readonly pace: (replications: number) => ExperimentPace;
  readonly results: ReadonlyMap<string, CandidateResult>;
}

/** By variant and open question: the first replication with the question's workload less the first with the fitted one. */
async function effects(group: readonly Planned[], experiment: Experiment, { pace, results }: MovedBy) {
  const moved = new Map(group.map(({ variant }) => [variant.name, new Map<string, MetricValues>()]));
  for (const workload of openWorkloads(group)) {
    const questions = new Map(
      group.map(({ open, variant }) => [variant.name, open.find((one) => one.workload === workload)]),
    );
    const scenario = { ...experiment.scenario, workload, replications: 1, precision: null };
    const candidates = eligibleCandidates(scenario).filter(({ name }) => questions.get(name) !== undefined);
    for (const { result } of await runExperiment({ ...experiment, scenario }, pace(1), candidates)) {
      const { name } = result;
      moved.get(name)?.set(questions.get(name)!.name, effectOf(result, results.get(name)!));
    }
  }
  return moved;
}

/** Several variants may ask about the same workload. */
function openWorkloads(group: readonly Planned[]): readonly Workload[] {
  return [...new Set(group.flatMap(({ open }) => open.map(({ workload }) => workload)))];
}

function effectOf(moved: CandidateResult, fitted: CandidateResult): MetricValues {
  const [after, before] = [firstValues(moved), firstValues(fitted)];
  return {
    cost: less(after.cost, before.cost),
    mean: less(after.mean, before.mean),
    p95: less(after.p95, before.p95),
    p99: less(after.p99, before.p99),
  };
}

function firstValues({ byReplication }: CandidateResult): MetricValues {
  const { cost, mean, p95, p99 } = byReplication!;
  return { cost: cost[0] ?? null, mean: mean[0] ?? null, p95: p95[0] ?? null, p99: p99[0] ?? null };
}

function less(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one - other;
}
