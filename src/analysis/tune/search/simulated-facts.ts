import type { LookedAt } from "../looked-at.ts";
import type { TuneSetting } from "../simulate-variants.ts";
import type { Searched } from "./searched.ts";

/** What runs tell beside their rows. */
export function simulatedFacts(
  lookedAt: readonly LookedAt[],
  { scenario, duration }: Pick<TuneSetting, "scenario" | "duration">,
): Pick<Searched, "simulated" | "replications" | "requestsPerMonth"> {
  const working = lookedAt.filter(({ figures }) => figures !== null);
  const [first] = working;
  return {
    simulated: working.length,
    replications: first?.figures?.values.cost.length ?? scenario.replications,
    requestsPerMonth: ((first?.offered ?? 0) * scenario.month) / duration,
  };
}
