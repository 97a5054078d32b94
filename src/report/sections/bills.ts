import type { CandidateResult, Result } from "../../analysis/result.ts";
import { formatCents } from "../../units/significant.ts";
import type { Block, Row, Section } from "../document.ts";
import { inReadingOrder } from "../reading-order.ts";

/** Each candidate's bill, line by line to the cent, with the working and the source of every price. */
export function bills(result: Result): Section | null {
  const candidates = inReadingOrder(result);
  if (candidates.length === 0) return null;
  const sources = numberedSources(candidates);
  const blocks: Block[] = [{ kind: "figure", name: "cost-by-line" }];
  for (const candidate of candidates) {
    blocks.push({ kind: "subtitle", text: candidate.name }, { kind: "table", table: billTable(candidate, sources) });
  }
  const cited = sources.map((source, index) => ({ text: `[${index + 1}] ${source}`, tone: "quiet" as const }));
  if (cited.length > 0)
    blocks.push({ kind: "paragraph", text: "Sources of the prices:" }, { kind: "list", items: cited });
  return { title: "Bill, USD/month", blocks };
}

type Line = CandidateResult["bill"]["lines"][number];

function billTable({ bill }: CandidateResult, sources: readonly string[]) {
  const rows: Row[] = bill.lines.map((line) => [
    line.label,
    line.formula,
    formatCents(line.amount),
    `[${sources.indexOf(sourceOf(line)) + 1}]`,
  ]);
  rows.push([{ text: "Total", tone: "strong" }, "", { text: formatCents(bill.total), tone: "strong" }, ""]);
  return {
    columns: [
      { title: "Line", align: "left" as const, wraps: true },
      { title: "Working", align: "left" as const, wraps: true },
      { title: "Amount", align: "right" as const },
      { title: "Source", align: "left" as const },
    ],
    rows,
  };
}

function sourceOf({ source, effectiveDate }: Line): string {
  return effectiveDate === "" ? source : `${source}, ${effectiveDate}`;
}

function numberedSources(candidates: readonly CandidateResult[]): readonly string[] {
  return [...new Set(candidates.flatMap(({ bill }) => bill.lines.map(sourceOf)))];
}
