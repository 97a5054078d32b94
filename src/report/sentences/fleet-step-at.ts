import type { BreakEvenResult } from "../../analysis/result.ts";

export interface FleetStep {
  readonly name: string;
  /** Instances below and above the rate. */
  readonly from: number;
  readonly to: number;
}

/**
 * The one instance that a fleet of these names grows by at this rate; null where the curve's points on either side do
 * not show exactly one such step.
 */
export function fleetStepAt(
  rate: number,
  { curve, names }: { readonly curve: BreakEvenResult["curve"]; readonly names: readonly string[] },
): FleetStep | null {
  const below = curve.findLast((point) => point.rate < rate);
  const above = curve.find((point) => point.rate > rate);
  const steps = names.flatMap((name) => {
    const from = below?.candidates[name]?.instances;
    const to = above?.candidates[name]?.instances;
    if (from === undefined || to === undefined || !Number.isInteger(from) || to !== from + 1) return [];
    return [{ name, from, to }];
  });
  return steps.length === 1 ? steps[0]! : null;
}
