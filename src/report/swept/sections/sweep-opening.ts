import type { SweepResult } from "../../../analysis/sweep/sweep-result.ts";
import type { Block, Section } from "../../document.ts";
import { formatSeconds } from "../../format-seconds.ts";
import { axisSentences, headline } from "../sweep-sentences.ts";
import { sweepWarnings } from "../sweep-warnings.ts";

/** Page one: which candidate is best where, what was asked, how it was simulated, and what cells have against them. */
export function sweepOpening(sweep: SweepResult): Section {
  const { name, question } = sweep.scenario;
  const asked = question === null ? name : `${name}: ${question}`;
  const along = axisSentences(sweep);
  const warnings = sweepWarnings(sweep);
  const blocks: Block[] = [{ kind: "paragraph", text: { text: headline(sweep), tone: "strong" } }];
  if (along.length > 0) blocks.push({ kind: "list", items: along });
  blocks.push(
    { kind: "paragraph", text: { text: asked, tone: "quiet" } },
    { kind: "paragraph", text: { text: runsInWords(sweep), tone: "quiet" } },
  );
  if (warnings.length > 0) {
    blocks.push({
      kind: "list",
      items: warnings.map((text) => ({ text: `Warning: ${text}`, tone: "caution" as const })),
    });
  }
  return { title: null, blocks };
}

function runsInWords({ cells }: SweepResult): string {
  const amount = cells.length === 1 ? "1 cell" : `${cells.length} cells`;
  const span = oneOrRange(
    cells.map(({ durationSeconds }) => durationSeconds),
    formatSeconds,
  );
  const counts = cells.map(({ replications }) => replications);
  const times = Math.max(...counts) === 1 ? "once" : `${oneOrRange(counts, String)} times`;
  const noIntervals = Math.max(...counts) === 1;
  const intervals = noIntervals
    ? "no intervals"
    : "(low to high) is the 95 % interval of the dice, left out where it is narrower than the digits shown";
  return `Simulated ${amount}, each ${span} of traffic, ${times}: ${intervals}.`;
}

function oneOrRange(values: readonly number[], show: (value: number) => string): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? show(least) : `${show(least)} to ${show(most)}`;
}
