import type { CandidateResult, Result } from "../../../analysis/result.ts";
import { eligibleCandidates, ineligibleCandidates } from "../../candidates.ts";
import type { Block, Cell, Section } from "../../document.ts";
import type { Findings } from "../../findings.ts";
import { listedNames } from "../../listed-names.ts";
import { ranked } from "../../reading-order.ts";
import { shownWarnings } from "../warnings.ts";
import { candidatesTable } from "./candidates-table.ts";
import { runInWords } from "./run-in-words.ts";

/** More candidates than these stand in later sections alone. */
const mostCandidates = 5;

/**
 * Page one, which is read alone: the verdict and what would turn it, how sure that is, the candidates, the two charts,
 * and what is to be done before the answer is acted upon.
 */
export function pageOne(result: Result, findings: Findings): Section {
  const { verdict, confidence, change, gap, confirm, warnings } = findings;
  const { name, question } = result.scenario;
  const best = ranked(result).slice(0, mostCandidates);
  return {
    title: null,
    blocks: [
      paragraph({ text: verdict, tone: "strong" }),
      ...(result.claim === undefined ? [] : [paragraph(result.claim.sentence)]),
      paragraph(confidence),
      ...candidateBlocks(result, best, findings),
      { kind: "figure", name: "cost-against-rate" },
      { kind: "figure", name: "tornado" },
      { kind: "list", items: [change, gap, confirm].filter((line) => line !== null) },
      quiet(question === null ? name : `${name}: ${question}`),
      quiet(runInWords(result)),
      { kind: "list", items: shownWarnings(warnings) },
    ],
  };
}

function candidateBlocks(result: Result, best: readonly CandidateResult[], { candidates }: Findings): readonly Block[] {
  // Where nobody can serve, the reasons are the answer.
  if (best.length === 0) return [{ kind: "list", items: candidates }];
  const note = othersInWords(result, best.length);
  const table: Block = { kind: "table", table: candidatesTable(best, result) };
  return note === null ? [table] : [table, quiet(note)];
}

/** Who is not in the table, and where they are. */
function othersInWords(result: Result, shown: number): string | null {
  const others = eligibleCandidates(result).length - shown;
  const unable = ineligibleCandidates(result).map(({ name }) => name);
  const sentences = [
    ...(others === 0 ? [] : [`${others} more ${others === 1 ? "is" : "are"} under Side by side, in the same order.`]),
    ...(unable.length === 0 ? [] : [`${listedNames(unable)} cannot serve this workload; the warnings say why.`]),
  ];
  return sentences.length === 0 ? null : sentences.join(" ");
}

function paragraph(text: Cell): Block {
  return { kind: "paragraph", text };
}

function quiet(text: string): Block {
  return paragraph({ text, tone: "quiet" });
}
