import type { Result } from "../analysis/result.ts";
import { machineHourMeters } from "../usage/machine-hours.ts";
import { eligibleCandidates } from "./candidates.ts";

/** Meters that only rented machines have. */
const machineMeters = [...machineHourMeters, "committedHours"] as const;

/** Candidates that rent machines, in the scenario's order. */
export function rentedMachines(result: Result): readonly string[] {
  return eligibleCandidates(result)
    .filter(({ usage }) => machineMeters.some((meter) => (usage[meter] ?? 0) > 0))
    .map(({ name }) => name);
}

/** Candidates that rent machines whose number changes along the break-even curve, in the scenario's order. */
export function growingFleets(result: Result): readonly string[] {
  const curve = result.breakEven?.curve ?? [];
  return rentedMachines(result).filter((name) => {
    const sizes = curve.flatMap(({ candidates }) => candidates[name]?.instances ?? []);
    return sizes.some((size) => size !== sizes[0]);
  });
}
