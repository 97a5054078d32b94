import type { Assumption, Result } from "../../analysis/result.ts";
import type { Cell, Row, Section } from "../document.ts";
import { listedNames } from "../listed-names.ts";
import { inReadingOrder, mostInOwnOrder } from "../reading-order.ts";

/** Everything the answer rests on, with its origin; what no source confirms says so. */
export function assumptions(result: Result): Section | null {
  const rows = sharedAssumptions(result).map(({ assumption, whose }): Row => {
    const { name, value, source, date, setBy } = assumption;
    return [name, valueCell(assumption, value), whose, setBy, date === "" ? source : `${source}, ${date}`];
  });
  if (rows.length === 0) return null;
  const columns = [
    { title: "Assumption", align: "left" as const, wraps: true },
    { title: "Value", align: "left" as const, wraps: true },
    { title: "Candidate", align: "left" as const, wraps: true },
    { title: "Set by", align: "left" as const },
    { title: "Source, date", align: "left" as const, wraps: true },
  ];
  return { title: "Assumptions", blocks: [{ kind: "table", table: { columns, rows } }] };
}

function valueCell({ confirmed }: Assumption, value: string): Cell {
  return confirmed ? value : { text: `${value} (UNCONFIRMED)`, tone: "caution" };
}

/** An assumption that several candidates make in the same words is listed once. */
function sharedAssumptions(result: Result) {
  const candidates = inReadingOrder(result);
  const isLong = candidates.length > mostInOwnOrder;
  const byWords = new Map<string, { readonly assumption: Assumption; readonly names: string[] }>();
  for (const { name, assumptions } of candidates) {
    for (const assumption of assumptions) {
      const { value, source, date, setBy, confirmed } = assumption;
      const words = JSON.stringify([assumption.name, value, source, date, setBy, confirmed]);
      const known = byWords.get(words);
      if (known === undefined) byWords.set(words, { assumption, names: [name] });
      else if (!known.names.includes(name)) known.names.push(name);
    }
  }
  const all = candidates.map(({ name }) => name);
  const shared = [...byWords.values()];
  // Of many candidates first what most of them rest on.
  if (isLong) shared.sort((one, other) => other.names.length - one.names.length);
  return shared.map(({ assumption, names }) => ({ assumption, whose: whoseInWords(names, all) }));
}

/** Whose an assumption is: "all", "all but Own servers", or the names, which are counted where there are many. */
function whoseInWords(names: readonly string[], all: readonly string[]): string {
  if (names.length === all.length && names.length > 1) return "all";
  const others = all.filter((name) => !names.includes(name));
  const isMost = names.length > mostInOwnOrder && others.length < names.length;
  const listed = isMost ? others : names;
  const list = listedNames(listed);
  if (isMost) return `all but ${list}`;
  return names.length > mostInOwnOrder ? `${names.length} candidates: ${list}` : list;
}
