import type { Assumption } from "../result.ts";
import type { CandidateComparison } from "./comparison.ts";

/**
 * Assumptions of a candidate (its settings, its prices) that are not the same on both sides, in the order of the later
 * side, then those that only the earlier has. Where only the origin of a value changed, the origin is told with it.
 */
export function assumptionChanges(
  before: readonly Assumption[],
  after: readonly Assumption[],
): CandidateComparison["assumptions"] {
  const names = new Set([...after, ...before].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [earlier, later] = [before, after].map((side) => side.filter((one) => one.name === name)) as [
      Assumption[],
      Assumption[],
    ];
    if (inFull(earlier) === inFull(later)) return [];
    const write = valuesOf(earlier) === valuesOf(later) ? inFull : valuesOf;
    return [{ name, before: write(earlier), after: write(later) }];
  });
}

/** A name may stand several times, such as a discount on two lines. */
function valuesOf(assumptions: readonly Assumption[]): string | null {
  return assumptions.length === 0 ? null : assumptions.map(({ value }) => value).join("; ");
}

function inFull(assumptions: readonly Assumption[]): string | null {
  if (assumptions.length === 0) return null;
  const origin = ({ source, date, setBy, confirmed }: Assumption) =>
    [source, date, `set by ${setBy}`, confirmed ? "" : "UNCONFIRMED"].filter((part) => part !== "").join(", ");
  return assumptions.map((one) => `${one.value} (${origin(one)})`).join("; ");
}
