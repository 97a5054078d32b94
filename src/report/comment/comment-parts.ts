import type { Result } from "../../analysis/result.ts";
import { eligibleCandidates } from "../candidates.ts";
import type { Block, Section } from "../document.ts";
import { type Findings, findings } from "../findings.ts";
import { priceDates } from "../price-dates.ts";
import { mostInOwnOrder } from "../reading-order.ts";
import { assumptions } from "../sections/assumptions.ts";
import { bills } from "../sections/bills.ts";
import { breakEven } from "../sections/break-even.ts";
import { comparison } from "../sections/comparison.ts";
import { limits } from "../sections/limits.ts";
import { notModelled } from "../sections/not-modelled.ts";
import { objectives } from "../sections/objectives.ts";
import { reproduction } from "../sections/reproduction.ts";
import { furtherCrossingSentences } from "../sentences/crossing-sentences.ts";
import { shortTable } from "./short-table.ts";

/** A part of a comment, shown whole or not at all. */
export interface CommentPart {
  /** Its title, and what it is called where it had to be left out. */
  readonly title: string;
  /** Folded parts open at a click. */
  readonly isFolded: boolean;
  readonly blocks: readonly Block[];
}

/** The parts of a comment, what a reviewer needs first. */
export function commentParts(result: Result): readonly CommentPart[] {
  const found = findings(result);
  return [
    open("the verdict", verdict(result, found)),
    open("the table of candidates", [{ kind: "table", table: shortTable(result) }]),
    open("objectives", missedObjectives(result, found)),
    open("break-even", [{ kind: "list", items: furtherCrossingSentences(result) }]),
    open("warnings", warnings(found)),
    ...foldedParts(result, found),
  ].filter(({ blocks }) => blocks.some(isShown));
}

function open(title: string, blocks: readonly Block[]): CommentPart {
  return { title, isFolded: false, blocks };
}

function verdict(result: Result, { verdict, claim, confidence }: Findings): readonly Block[] {
  const { name, question } = result.scenario;
  return [
    { kind: "paragraph", text: { text: verdict, tone: "strong" } },
    { kind: "paragraph", text: question === null ? name : `${name}: ${question}` },
    ...(claim === null ? [] : [{ kind: "paragraph" as const, text: claim }]),
    { kind: "paragraph", text: confidence },
  ];
}

/** All objectives of a few candidates; of many those that are missed or open, the table is among the folded parts. */
function missedObjectives(result: Result, found: Findings): readonly Block[] {
  if (result.candidates.length <= mostInOwnOrder) return objectives(result)?.blocks ?? [];
  const missed = found.objectives;
  const hasAny = eligibleCandidates(result).some(({ slo }) => slo.length > 0);
  if (missed.length > 0) return [{ kind: "list", items: missed }];
  return hasAny ? [{ kind: "paragraph", text: "Every candidate that can serve meets every objective." }] : [];
}

/** More warnings than these hide the rest of the comment. */
const mostWarnings = 5;

function warnings({ warnings }: Findings): readonly Block[] {
  const more = warnings.length - mostWarnings;
  const items = warnings.slice(0, mostWarnings).map((text) => `Warning: ${text}`);
  return [{ kind: "list", items: more > 0 ? [...items, `and ${more} more warnings in the report`] : items }];
}

function foldedParts(result: Result, found: Findings): readonly CommentPart[] {
  const isMany = result.candidates.length > mostInOwnOrder;
  const sections: readonly (Section | null)[] = [
    reproduction(result, { prices: priceDates(result) }),
    notModelled(found),
    isMany ? objectives(result) : null,
    comparison(result, found),
    breakEven(result, found),
    limits(result, found),
    bills(result),
    assumptions(result),
  ];
  const parts = sections.filter((section) => section !== null);
  return parts.map(({ title, blocks }) => ({ title: title ?? "", isFolded: true, blocks }));
}

/** Pictures need a place to lie, and a comment has none. */
function isShown(block: Block): boolean {
  return block.kind !== "figure" && !(block.kind === "list" && block.items.length === 0);
}
