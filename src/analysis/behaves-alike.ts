import { canonicalJson } from "../scenario/canonical-json.ts";
import type { Candidate, Scenario } from "../scenario/scenario.ts";
import { autoDemand, sizedCandidate } from "./auto-fleet/auto-candidate.ts";
import { simulatedSettings } from "./simulated-settings.ts";

/** A candidate in the scenario that asks about it. */
export interface AskedOf {
  readonly candidate: Candidate;
  readonly scenario: Scenario;
}

/**
 * Whether one candidate of two scenarios does the same in both, whatever the number of instances left open: at most what
 * it costs differs, and nobody judges that.
 */
export function behavesAlike(one: AskedOf, other: AskedOf): boolean {
  return behaviour(one) === behaviour(other);
}

function behaviour({ candidate, scenario: { slo, workload } }: AskedOf): string {
  // How an open number of instances is bought shows only once there is a number.
  const sized = autoDemand(candidate) === null ? candidate : sizedCandidate(candidate, 1);
  const { platform, settings, operations = null, rates } = candidate;
  const cost = slo.some(({ metric }) => metric === "cost") ? { settings, operations, rates } : null;
  return canonicalJson({
    platform,
    simulated: simulatedSettings(sized),
    demand: autoDemand(candidate),
    workload,
    cost,
  });
}
