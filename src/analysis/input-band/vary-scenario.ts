import type { Scenario } from "../../scenario/scenario.ts";
import { meanRate, traceSources } from "../../workloads/arrivals/index.ts";
import { autoDemand, sizedCandidate } from "../auto-fleet/auto-candidate.ts";
import { sizeAutoFleets } from "../auto-fleet/size-auto-fleets.ts";
import { behavesAlike } from "../behaves-alike.ts";
import { type CurveOptions, RateCurve } from "../break-even/rate-curve.ts";
import { scenarioSamples } from "../scenario-distributions.ts";
import type { InputEnd } from "./disputed-inputs.ts";

/**
 * The curve of the scenario with one input at an end of its range; null where that makes no scenario, or one that reads
 * other files. A fleet that behaves as before keeps the size it was given at the scenario's own rate.
 */
export async function variedCurve(base: CurveOptions, end: InputEnd): Promise<RateCurve | null> {
  const scenario = end.apply(base.asked.scenario);
  if (scenario === null || filesOf(scenario) !== filesOf(base.asked.scenario)) return null;
  const asked = { ...base.asked, scenario };
  const ownRate = base.ownRate * (rateOf(scenario, base) / rateOf(base.asked.scenario, base));
  const sizes = new Map(base.sized.scenario.candidates.map((candidate) => [candidate.name, candidate]));
  const before = new Map(base.asked.scenario.candidates.map((candidate) => [candidate.name, candidate]));
  const needsSizing = scenario.candidates.some((candidate) => {
    const old = before.get(candidate.name);
    if (autoDemand(candidate) === null || old === undefined) return false;
    const isAlike = behavesAlike({ candidate, scenario }, { candidate: old, scenario: base.asked.scenario });
    return !isAlike && isCommitmentOpen(candidate.settings);
  });
  if (needsSizing) {
    const sized = await sizeAutoFleets(asked, { runner: base.runner, label: "sizing" });
    return new RateCurve({ ...base, ownRate, asked, sized });
  }
  const candidates = scenario.candidates.map((candidate) => {
    const count = autoDemand(candidate) === null ? null : countOf(sizes.get(candidate.name)?.settings);
    return count === null ? candidate : sizedCandidate(candidate, count);
  });
  return new RateCurve({ ...base, ownRate, asked, sized: { ...asked, scenario: { ...scenario, candidates } } });
}

/** The crossings are places on the axis of the rate, whatever rate the scenario has itself. */
function rateOf({ workload }: Scenario, { asked }: CurveOptions): number {
  return meanRate(workload.arrivals, asked.traces);
}

/** A commitment that is as large as the fleet at the scenario's own rate. */
function isCommitmentOpen(settings: unknown): boolean {
  return (settings as { readonly committed?: number | null }).committed === null;
}

function countOf(settings: unknown): number | null {
  const { instances } = (settings ?? {}) as { readonly instances?: { readonly count?: number } };
  return instances?.count ?? null;
}

function filesOf(scenario: Scenario): string {
  return JSON.stringify([traceSources(scenario.workload.arrivals), scenarioSamples(scenario)]);
}
