import { canonicalScenario } from "../scenario/canonical.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { microsecondsPer } from "../units/duration.ts";
import { sizeAutoFleets } from "./auto-fleet/size-auto-fleets.ts";
import { checks } from "./checks.ts";
import { withClaim } from "./claim/judge-claim.ts";
import { type Experiment, eligibleCandidates, runExperiment } from "./experiment.ts";
import { type LoadedData, loadData } from "./load-data.ts";
import { notModelled } from "./not-modelled.ts";
import { precisionResult, precisionWarning } from "./precision/precision-result.ts";
import { resolveDuration } from "./resolve-duration.ts";
import type { IneligibleCandidate, Result } from "./result.ts";
import { seriesStepFor } from "./series-result.ts";
import type { SimulateOptions } from "./simulate-options.ts";
import type { CandidateSummary } from "./summarise-candidate.ts";
import { Runner } from "./tasks/runner.ts";
import { verdict } from "./verdict.ts";
import { version } from "./version.ts";

/**
 * Answers a scenario: replays its traffic through every candidate, prices what was used, and compares. The same scenario
 * and seed give the same result.
 *
 * @throws ScenarioError where the data contradicts the scenario (a bad row, a trace shorter than the duration)
 * @throws Interrupted where `options.signal` asked for a stop
 */
export async function simulate(scenario: Scenario, options: SimulateOptions = {}): Promise<Result> {
  const data = await loadData(scenario, options);
  const runner = new Runner(options);
  const { result } = await simulateLoaded(scenario, data, { ...options, runner });
  runner.tell(1, "done");
  return result;
}

/** The label of progress while the candidates are simulated; what comes before has another. */
export const simulating = "simulating";

/** A scenario's answer with what it was computed from, for further questions to the same data. */
export interface Answer {
  readonly result: Result;
  /**
   * As the scenario asks it; fleets that are sized on the way have no number of machines yet. Of a scenario that asks
   * for a precision both have the number of replications that it took.
   */
  readonly asked: Experiment;
  /** The same with every fleet's number of machines. */
  readonly experiment: Experiment;
}

export interface LoadedOptions extends SimulateOptions {
  readonly runner: Runner;
  /** False where only totals are wanted: no series, no worst hour. Default true. */
  readonly detail?: boolean;
}

/** `simulate` for a scenario whose data has been read. */
export async function simulateLoaded(scenario: Scenario, data: LoadedData, options: LoadedOptions): Promise<Answer> {
  const duration = resolveDuration(scenario, data.traces);
  const { runner, detail = true } = options;
  const asked: Experiment = {
    scenario,
    duration,
    seriesStep: seriesStepFor(duration),
    detail,
    traces: data.traces,
    samples: data.samples,
    hashes: data.hashes,
  };
  const experiment = await sizeAutoFleets(asked, { runner, label: "sizing" });
  const { candidates } = experiment.scenario;
  const summaries = await runExperiment(experiment, { runner, label: simulating });
  const replications = summaries[0]?.costs.length ?? scenario.replications;
  const byName = new Map(summaries.map((summary) => [summary.result.name, summary]));
  const result: Result = {
    schemaVersion: 1,
    version,
    command: options.command ?? "",
    scenario: {
      name: scenario.name,
      question: scenario.question,
      seed: scenario.seed,
      replications,
      durationSeconds: duration / microsecondsPer.s,
      digest: digest(scenario, data, options),
    },
    currency: "USD",
    candidates: candidates.map((candidate) => byName.get(candidate.name)?.result ?? ineligible(candidate)),
    ...precisionOf(scenario, summaries),
    verdict: verdict(summaries, scenario.material),
    checks: checkAll(summaries, experiment),
    notModelled: notModelled(candidates),
  };
  return {
    result: withClaim(withData(withPrecisionWarning(result), data), scenario.claim),
    asked: settled(asked, replications),
    experiment: settled(experiment, replications),
  };
}

function precisionOf({ precision }: Scenario, summaries: readonly CandidateSummary[]): Pick<Result, "precision"> {
  if (precision === null) return {};
  const candidates = summaries.map(({ result }) => result);
  return { precision: precisionResult(precision, candidates) };
}

/** What the candidate that is known least must be told of, where the most replications came first. */
function withPrecisionWarning(result: Result): Result {
  const { precision, candidates } = result;
  const warning = precision === undefined ? null : precisionWarning(precision);
  if (warning === null) return result;
  return {
    ...result,
    candidates: candidates.map((candidate) =>
      candidate.eligible && candidate.name === precision?.candidate
        ? { ...candidate, warnings: [...candidate.warnings, warning] }
        : candidate,
    ),
  };
}

/** The same experiment with the number of replications that was found: further questions take as many. */
function settled(experiment: Experiment, replications: number): Experiment {
  return { ...experiment, scenario: { ...experiment.scenario, replications, precision: null } };
}

function checkAll(summaries: readonly CandidateSummary[], experiment: Experiment): Result["checks"] {
  const candidates = eligibleCandidates(experiment.scenario);
  return summaries.flatMap(({ result, serviceTime }, index) => {
    return checks(candidates[index]!, result, { ...experiment, serviceTime });
  });
}

function ineligible({
  name,
  platform,
  region,
  description,
  ineligibleBecause,
}: Scenario["candidates"][number]): IneligibleCandidate {
  return { name, platform, region, description, eligible: false, ineligibleBecause: [...ineligibleBecause] };
}

function digest(scenario: Scenario, data: LoadedData, { hash }: SimulateOptions): string | null {
  return hash === undefined ? null : `sha256:${hash(canonicalScenario(scenario, data.hashes))}`;
}

/** What was recorded, rows that were skipped, and traps of the laws in use, concern every candidate. */
function withData(result: Result, { warnings, facts }: LoadedData): Result {
  if (warnings.length === 0 && facts.length === 0) return result;
  return {
    ...result,
    candidates: result.candidates.map((candidate) =>
      candidate.eligible
        ? {
            ...candidate,
            warnings: [...warnings, ...candidate.warnings],
            assumptions: [...facts, ...candidate.assumptions],
          }
        : candidate,
    ),
  };
}
