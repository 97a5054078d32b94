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
  const [earlier, later] = [byName(before), byName(after)];
  const names = new Set([...later.keys(), ...earlier.keys()]);
  return [...names].flatMap((name) => {
    const [from, to] = [earlier.get(name) ?? [], later.get(name) ?? []];
    if (inFull(from) === inFull(to)) return [];
    const write = valuesOf(from) === valuesOf(to) ? inFull : valuesOf;
    return [{ name, before: write(from), after: write(to) }];
  });
}

/** A name may stand several times, such as a discount on two lines. */
function byName(assumptions: readonly Assumption[]): ReadonlyMap<string, readonly Assumption[]> {
  const groups = new Map<string, Assumption[]>();
  for (const one of assumptions) {
    const group = groups.get(one.name);
    if (group === undefined) groups.set(one.name, [one]);
    else group.push(one);
  }
  return groups;
}

function valuesOf(assumptions: readonly Assumption[]): string | null {
  return assumptions.length === 0 ? null : assumptions.map(({ value }) => value).join("; ");
}

function inFull(assumptions: readonly Assumption[]): string | null {
  if (assumptions.length === 0) return null;
  const origin = ({ source, date, setBy, confirmed }: Assumption) =>
    [source, date, `set by ${setBy}`, confirmed ? "" : "UNCONFIRMED"].filter((part) => part !== "").join(", ");
  return assumptions.map((one) => `${one.value} (${origin(one)})`).join("; ");
}
