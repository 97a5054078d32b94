import type { Objective, ObjectiveMetric } from "../../../scenario/objective.ts";
import type { Scenario } from "../../../scenario/scenario.ts";
import { cheapestPossible } from "../closed-form/cheapest-possible.ts";
import type { LookedAt, Planned } from "../looked-at.ts";
import { simulateVariants, type TuneSetting } from "../simulate-variants.ts";
import type { WorkingSize } from "../tune-result.ts";
import type { Searched } from "./searched.ts";
import { simulatedFacts } from "./simulated-facts.ts";

/** Variants that are simulated together, between two looks at the cheapest that is left. */
const batch = 8;

/**
 * Levels of provisioned concurrency, the cheapest first: by each size and architecture the lowest and the highest level
 * are simulated; what misses an objective of latency at the highest misses it at every lower one, and is left. The others are
 * taken in the order of the least that they can cost (a closed form), until the next could not be cheaper than an
 * acceptable one that was found.
 */
export async function searchLevels(plans: readonly Planned[], setting: TuneSetting): Promise<Searched> {
  const groups = byPlace(plans);
  const ends = groups.flatMap((group) => [...new Set([group[0]!, group.at(-1)!, ...group.filter(isCurrent)])]);
  const lookedAt = new Map<Planned, LookedAt>();
  const look = async (some: readonly Planned[], { scenario, label }: Pick<TuneSetting, "scenario" | "label">) => {
    for (const one of await simulateVariants(some, { ...setting, scenario, label })) lookedAt.set(one.planned, one);
  };
  await look(ends, { scenario: setting.scenario, label: "tuning: lowest and highest levels" });
  const scenario = withReplicationsOf([...lookedAt.values()], setting);
  const hopeful = groups.filter((group) => mayMeet(lookedAt.get(group.at(-1)!), setting));
  const queue = hopeful
    .flatMap((group) => {
      const lowest = lookedAt.get(group[0]!);
      const rest = group.filter((planned) => !lookedAt.has(planned));
      return rest.map((planned) => ({ planned, least: leastCost(planned, lowest, setting) }));
    })
    .sort((one, other) => one.least - other.least);
  for (let next = 0; next < queue.length; next += batch) {
    const best = cheapestAcceptable([...lookedAt.values()]);
    const some = queue.slice(next, next + batch).filter(({ least }) => least < best);
    if (some.length === 0) break;
    await look(
      some.map(({ planned }) => planned),
      { scenario, label: "tuning: levels that may be cheaper" },
    );
  }
  const seen = plans.flatMap((planned) => lookedAt.get(planned) ?? []);
  const facts = simulatedFacts(seen, setting);
  return { ...facts, lookedAt: seen, considered: plans.length, note: noteOf(plans.length, seen.length), notes: [] };
}

/**
 * The scenario with as many replications as were run. A precision would have each batch run as many as it needs by itself,
 * and costs over different dice are no match for each other.
 */
function withReplicationsOf(seen: readonly LookedAt[], { scenario }: TuneSetting): Scenario {
  const counts = seen.flatMap(({ figures }) => figures?.values.cost.length ?? []);
  return counts.length === 0 ? scenario : { ...scenario, replications: Math.max(...counts), precision: null };
}

/** Plans of one size and architecture that can be granted, lowest level first; one that says why where none can. */
function byPlace(plans: readonly Planned[]): readonly (readonly Planned[])[] {
  const groups = new Map<string, Planned[]>();
  for (const planned of plans) {
    if ("problems" in planned.candidate) continue;
    const { size, architecture } = planned.variant;
    const place = `${size.name} ${architecture}`;
    groups.set(place, [...(groups.get(place) ?? []), planned]);
  }
  const level = ({ variant }: Planned) => variant.provisioned ?? 0;
  return [...groups.values()].map((group) => {
    const ascending = group.sort((one, other) => level(one) - level(other));
    const granted = ascending.filter(isEligible);
    return granted.length > 0 ? granted : ascending.slice(0, 1);
  });
}

/** What is set aside for each of several functions may be more than the account has. */
function isEligible({ candidate }: Planned): boolean {
  return !("problems" in candidate) && candidate.ineligibleBecause.length === 0;
}

function isCurrent({ variant }: Planned): boolean {
  return variant.isCurrent;
}

/**
 * False where the highest level misses an objective that a lower one cannot meet either. Of several functions that share
 * an account each takes what it has provisioned from the others, and a lower level may throttle less.
 */
function mayMeet(highest: LookedAt | undefined, { scenario }: TuneSetting): boolean {
  const { workload } = scenario;
  if (highest === undefined || !highest.row.works) return false;
  if ("functions" in workload && workload.sharing !== "none") return true;
  const growing = new Set(scenario.slo.filter(growsWithoutLevels).map(({ text }) => text));
  return highest.row.slo.every(
    ({ objective, passed, observed }) => passed || observed.mean === null || !growing.has(objective),
  );
}

/** More provisioned instances mean fewer cold starts, so these only fall as the level rises. */
function growsWithoutLevels({ metric, comparison }: Objective): boolean {
  return comparison.startsWith("<") && fallingMetrics.includes(metric);
}

const fallingMetrics: readonly ObjectiveMetric[] = [
  "mean",
  "p50",
  "p90",
  "p95",
  "p99",
  "p999",
  "coldStarts",
  "throttled",
];

/**
 * What a level costs at the least. The dice of the runs may have brought fewer requests and less work than their laws
 * expect: the lowest level, which was simulated, says by how much, and its interval how far another's dice may lie off.
 */
function leastCost(planned: Planned, lowest: LookedAt | undefined, { scenario, data, duration }: TuneSetting): number {
  const least = ({ candidate, workload }: Planned) =>
    "problems" in candidate
      ? Number.POSITIVE_INFINITY
      : cheapestPossible(candidate, { ...scenario, workload }, { ...data, duration });
  if (lowest?.row.works !== true) return least(planned);
  const { mean, low } = lowest.row.cost.monthly;
  const expected = least(lowest.planned);
  return least(planned) * (expected > 0 ? Math.min(1, (low ?? mean ?? 0) / expected) : 1);
}

function cheapestAcceptable(lookedAt: readonly LookedAt[]): number {
  const costs = lookedAt
    .map(({ row }) => row)
    .filter((row): row is WorkingSize => row.works && row.acceptable)
    .map(({ cost }) => cost.monthly.mean ?? Number.POSITIVE_INFINITY);
  return Math.min(Number.POSITIVE_INFINITY, ...costs);
}

function noteOf(considered: number, seen: number): string | null {
  if (seen === considered) return null;
  return `${seen} of ${considered} combinations were simulated; the others cannot be granted, miss an objective of latency at every level, or cannot be cheaper than an acceptable one (by a closed form of the least they can cost).`;
}
