import { studentQuantile } from "../../src/engine/statistics/student-quantile.ts";
import type { LawRow, MeasuredRow } from "./validation-row.ts";

/**
 * How far the simulated value lies from the exact or measured one, in standard errors: of the simulation, and of the
 * measurement where there is one. Null where nobody knows the measurement's.
 */
export function deviation(row: LawRow | MeasuredRow): number | null {
  const { mean } = row.simulated;
  if (mean === null) return null;
  if (row.kind === "law") return (mean - row.exact) / standardErrorOf(row);
  if (row.standardError === null) return null;
  return (mean - row.measured) / Math.hypot(row.standardError, row.simulatedError);
}

/** The standard error that a 95 % interval over so many replications was made from; NaN where there is none. */
export function standardErrorOf({ simulated: { low, high }, replications }: SimulatedTimes): number {
  if (low === null || high === null) return Number.NaN;
  return (high - low) / (2 * studentQuantile(replications - 1));
}

type SimulatedTimes = Pick<LawRow, "simulated" | "replications">;
