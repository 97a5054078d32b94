import type { Candidate } from "../../scenario/scenario.ts";
import { formatSignificant } from "../../units/significant.ts";
import { type Experiment, type ExperimentPace, eligibleCandidates, runExperiment } from "../experiment.ts";
import type { CandidateSummary } from "../summarise-candidate.ts";
import { type AutoDemand, autoDemand, sizedCandidate } from "./auto-candidate.ts";
import { type FoundSize, fewestCarrying, type Miss } from "./fewest-carrying.ts";
import { judgeFleet, spoiltBySize } from "./judge-fleet.ts";

/**
 * The experiment with a number of machines for every fleet whose size is left open (`auto`), found with the scenario's
 * own traffic and seed. Where the scenario asks for a precision, its first batch of replications decides: judged at the
 * pessimistic end of a wider interval, a fleet is rather too large than too small. A fleet that no number of machines
 * makes acceptable becomes ineligible, with what it misses.
 */
export async function sizeAutoFleets(experiment: Experiment, pace: ExperimentPace): Promise<Experiment> {
  const { scenario } = experiment;
  const eligible = new Set(eligibleCandidates(scenario));
  if (!scenario.candidates.some((candidate) => eligible.has(candidate) && autoDemand(candidate) !== null)) {
    return experiment;
  }
  const candidates: Candidate[] = [];
  for (const candidate of scenario.candidates) {
    const demand = eligible.has(candidate) ? autoDemand(candidate) : null;
    candidates.push(demand === null ? candidate : await sizeFleet(candidate, demand, { experiment, pace }));
  }
  return { ...experiment, scenario: { ...scenario, candidates } };
}

interface Place {
  readonly experiment: Experiment;
  readonly pace: ExperimentPace;
}

async function sizeFleet(candidate: Candidate, demand: AutoDemand, { experiment, pace }: Place): Promise<Candidate> {
  const { slo } = experiment.scenario;
  const label = `sizing ${candidate.name}`;
  const simulate = async (count: number, replications: number): Promise<CandidateSummary> => {
    const scenario = { ...experiment.scenario, replications, precision: null };
    const sized = [sizedCandidate(candidate, count)];
    const [summary] = await runExperiment({ ...experiment, detail: false, scenario }, { ...pace, label }, sized);
    return summary!;
  };
  const demands = { slo, ceiling: demand.ceiling };
  const found = await fewestCarrying({
    minimum: demand.redundancy > 0 ? 1 : demand.minimum,
    guess: demand.minimum,
    glance: async (count) => judgeFleet(await simulate(count, 1), demands),
    full: async (count) => judgeFleet(await simulate(count, experiment.scenario.replications), demands),
  });
  if (found.count === null) return ineligible(candidate, hopeless(found));
  const count = withSpares(found.count, demand);
  const spoilt = spoiltBySize(await simulate(count, experiment.scenario.replications), demands);
  if (spoilt !== null)
    return ineligible(
      candidate,
      `${missInWords(spoilt)} with the ${count} machines that it needs; cheaper machines, or a looser objective`,
    );
  return explained(sizedCandidate(candidate, count), { count, found, demand });
}

/** The machines that carry the load and those that may be lost, at least the minimum. */
export function withSpares(carrying: number, { minimum, redundancy }: AutoDemand): number {
  return Math.max(minimum, carrying + redundancy);
}

function ineligible(candidate: Candidate, because: string): Candidate {
  return { ...candidate, ineligibleBecause: [...candidate.ineligibleBecause, because] };
}

function hopeless({ tried, miss }: FoundSize & { readonly count: null }): string {
  if (miss === null)
    return `no number of machines up to ${formatSignificant(tried, 5)} carries the load; larger machines, or less traffic`;
  return `${missInWords(miss)} at ${formatSignificant(tried, 5)} machines, and more do not help; faster machines, or a looser objective`;
}

function missInWords({ what, reached }: Miss): string {
  return reached === null ? `misses ${what} (too few requests to tell)` : `misses ${what} (${reached})`;
}

interface Finding {
  readonly count: number;
  readonly found: FoundSize & { readonly count: number };
  readonly demand: AutoDemand;
}

/** The candidate with its number of machines among the assumptions, and why it is not one fewer. */
function explained(candidate: Candidate, { count, found, demand }: Finding): Candidate {
  const { redundancy } = demand;
  const spares = redundancy > 0 ? `, ${redundancy} of them to spare` : "";
  const { fewerMiss } = found;
  const isMinimum = count === demand.minimum && found.count + redundancy <= demand.minimum;
  const because = isMinimum
    ? "the minimum carries the load"
    : fewerMiss === null
      ? "one fewer does not carry the load"
      : `${found.count - 1} ${found.count === 2 ? "misses" : "miss"} ${fewerMiss.what}${fewerMiss.reached === null ? "" : ` (${fewerMiss.reached})`}`;
  const value = `${formatSignificant(count, 5)}${spares}: ${because}`;
  return {
    ...candidate,
    description: `${candidate.description.replace(/\.$/, "")}; as many as needed (${because}).`,
    assumptions: [
      {
        name: "machines (auto)",
        value,
        source: "evenpoint: the fewest that meet every objective and the ceiling, simulated with this traffic",
        date: "",
        setBy: "default",
        confirmed: true,
      },
      ...candidate.assumptions,
    ],
  };
}
