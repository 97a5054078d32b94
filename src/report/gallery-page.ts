import type { ClaimResult } from "../analysis/claim/claim-result.ts";
import { claimedWords } from "../analysis/claim/claim-sentence.ts";
import { escapeMarkdown } from "./escape-markdown.ts";

/** One committed answer, as the page of all tells it. */
export interface GalleryEntry {
  /** Of its files: `<name>.md` beside the page. */
  readonly name: string;
  readonly question: string;
  /** Its report as Markdown, whose first line is the answer. */
  readonly markdown: string;
  /** Null where the scenario puts nobody's claim to the test. */
  readonly claim: ClaimResult | null;
}

/** Every committed answer with its question, its first line and what became of the claim, as Markdown in the order given. */
export function galleryPage(entries: readonly GalleryEntry[]): string {
  const parts = ["# Gallery", introduction, claimsTable(entries.filter(({ claim }) => claim !== null))];
  for (const { name, question, markdown, claim } of entries) {
    parts.push(`## [${escapeMarkdown(question)}](${name}.md)`, firstLine(markdown));
    if (claim !== null) parts.push(escapeMarkdown(claim.sentence));
  }
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

const introduction =
  "Questions that people ask of functions, containers and machines, each with its scenario in [scenarios/](../scenarios), " +
  "its answer in a line, and the whole report behind the link. `npm run reports` simulates them anew; this page is written by it.";

function claimsTable(entries: readonly GalleryEntry[]): string {
  if (entries.length === 0) return "";
  const rows = entries.map(({ name, claim }) => {
    const { words, source, standing } = claim as ClaimResult;
    return `| ${escapeMarkdown(claimedWords(words))} | ${escapeMarkdown(source)} | [${standing}](${name}.md) |`;
  });
  return ["| What is claimed | by | and is |", "| --- | --- | --- |", ...rows].join("\n");
}

function firstLine(markdown: string): string {
  return markdown.slice(0, markdown.indexOf("\n"));
}
