import type { Assumption, Result } from "../../analysis/result.ts";
import { eligibleCandidates } from "../candidates-of.ts";
import type { Cell, Row, Section } from "../document.ts";
import type { Findings } from "../findings.ts";
import { formatEstimate, formatNumber } from "../format-estimate.ts";

/** The laws the run was held against, each with what it expects and what was seen. */
export function checks(result: Result, findings: Findings): Section | null {
  if (result.checks.length === 0) return null;
  const rows = result.checks.map(
    ({ law, candidate, expected, observed, holds }): Row => [
      law,
      candidate,
      formatNumber(expected, { digits: 4 }),
      formatEstimate(observed, { digits: 4 }),
      holds ? { text: "holds", tone: "good" } : { text: "FAILS", tone: "bad" },
    ],
  );
  const columns = [
    { title: "Law", align: "left" as const },
    { title: "Candidate", align: "left" as const },
    { title: "Expected", align: "right" as const },
    { title: "Observed", align: "right" as const },
    { title: "Verdict", align: "left" as const },
  ];
  return {
    title: "Self-checks",
    blocks: [
      { kind: "list", items: findings.checks },
      { kind: "table", table: { columns, rows } },
    ],
  };
}

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
  const candidates = eligibleCandidates(result);
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
  return [...byWords.values()].map(({ assumption, names }) => ({
    assumption,
    whose: names.length === candidates.length && names.length > 1 ? "all" : names.join(", "),
  }));
}

/** What the model leaves out, and whom that favours. */
export function notModelled(findings: Findings): Section | null {
  if (findings.notModelled.length === 0) return null;
  return { title: "Not modelled", blocks: [{ kind: "list", items: findings.notModelled }] };
}
