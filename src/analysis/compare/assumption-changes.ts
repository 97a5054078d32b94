import { formatSignificant } from "../../units/significant.ts";
import type { Assumption, CandidateResult } from "../result.ts";
import type { CandidateComparison } from "./comparison.ts";

type Changes = CandidateComparison["assumptions"];

/**
 * What a candidate's answer rests on and is not the same on both sides: its settings in words, its assumptions, and the
 * prices of its bill.
 */
export function assumptionChanges(before: CandidateResult, after: CandidateResult): Changes {
  const listed = listedChanges(before.assumptions, after.assumptions);
  const known = new Set(listed.map(({ name }) => name));
  return [
    ...(before.description === after.description
      ? []
      : [{ name: "settings", before: before.description, after: after.description }]),
    ...listed,
    ...priceChanges(before, after).filter(({ name }) => !known.has(name)),
  ];
}

/** Lines of the bill that both have, at other prices. A line of one side alone is usage and no change of price. */
function priceChanges(before: CandidateResult, after: CandidateResult): Changes {
  const written = ({ price, unit, effectiveDate }: CandidateResult["bill"]["lines"][number]) =>
    `${formatSignificant(price, 12)} USD/${unit}, ${effectiveDate}`;
  const earlier = new Map(before.bill.lines.map((line) => [line.label, line]));
  return after.bill.lines.flatMap((line) => {
    const other = earlier.get(line.label);
    if (other === undefined || other.price === line.price) return [];
    return [{ name: `price: ${line.label}`, before: written(other), after: written(line) }];
  });
}

/**
 * In the order of the later side, then those that only the earlier has. Where only the origin of a value changed, the
 * origin is told with it.
 */
function listedChanges(before: readonly Assumption[], after: readonly Assumption[]): Changes {
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
