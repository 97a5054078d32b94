import type { CandidateComparison, ComparedSide, Comparison } from "../../analysis/compare/comparison.ts";
import type { Block, Cell, ReportDocument, Row, Section } from "../document.ts";
import { formatNumber } from "../format-estimate.ts";
import { formatSeconds } from "../format-seconds.ts";
import { placeInWords } from "../sentences/place-in-words.ts";
import { answerSentence } from "./answer-sentence.ts";
import { differenceBlocks } from "./difference-table.ts";

/** A comparison of two results as a report, the answer first; sections with nothing to say are left out. */
export function composeComparison(comparison: Comparison): ReportDocument {
  return [
    opening(comparison),
    { title: "What moved", blocks: comparison.candidates.flatMap(candidateBlocks) },
    assumptionSection(comparison),
    objectiveSection(comparison),
    crossingSection(comparison),
    sidesSection(comparison),
    { title: "Reproduce", blocks: [{ kind: "command", text: comparison.command } satisfies Block] },
  ].filter((section) => section !== null);
}

function opening(comparison: Comparison): Section {
  const { before, after, notes, candidates } = comparison;
  const changed = candidates.reduce((sum, { assumptions }) => sum + assumptions.length, 0);
  const blocks: Block[] = [
    { kind: "paragraph", text: { text: answerSentence(comparison), tone: "strong" } },
    { kind: "list", items: [`Before, ${before.file}: ${before.sentence}`, `After, ${after.file}: ${after.sentence}`] },
    { kind: "paragraph", text: changesInWords(changed, before.digest !== null && before.digest === after.digest) },
  ];
  if (notes.length > 0) blocks.push({ kind: "list", items: notes.map((text) => ({ text, tone: "caution" as const })) });
  blocks.push({ kind: "paragraph", text: { text: howJudged, tone: "quiet" } });
  return { title: null, blocks };
}

/** Only of one and the same scenario is it known that nothing else differs. */
function changesInWords(count: number, isOneScenario: boolean): string {
  if (count === 0 && isOneScenario) return "Settings, assumptions and prices are the same.";
  if (count === 0) return "The assumptions that the results list are the same, and the prices that both paid.";
  return `${count === 1 ? "One setting, assumption or price is" : `${count} settings, assumptions or prices are`} not the same, listed below.`;
}

/** How a reader is to take the words of the last column. */
export const howJudged =
  "Differences are after minus before, (low to high) the 95 % interval of the dice. Higher and lower (in bold, where the " +
  "form has it): beyond noise, also after allowing for how many figures are compared (Holm); within noise: the dice alone " +
  "may have done it.";

function candidateBlocks({ name, in: side, acceptable, differences }: CandidateComparison): readonly Block[] {
  const title: Block = { kind: "subtitle", text: name };
  if (side !== "both") return [title, { kind: "paragraph", text: absence[side] }];
  return [
    title,
    { kind: "paragraph", text: acceptance(acceptable) },
    ...differenceBlocks(differences, { before: "Before", after: "After" }),
  ];
}

const absence = {
  before: { text: "Simulated in the earlier result only; nothing to compare.", tone: "caution" },
  after: { text: "Simulated in the later result only; nothing to compare.", tone: "caution" },
  neither: { text: "Not eligible in either result.", tone: "quiet" },
} as const;

function acceptance({ before, after }: CandidateComparison["acceptable"]): Cell {
  if (before === after) return after === true ? "Acceptable in both." : "Acceptable in neither.";
  if (after === true) return { text: "Acceptable after, not before.", tone: "good" };
  return { text: "Acceptable before, not after.", tone: "bad" };
}

function assumptionSection({ candidates }: Comparison): Section | null {
  const rows = candidates.flatMap(({ name, assumptions }) =>
    assumptions.map((one): Row => [name, one.name, one.before ?? "(not there)", one.after ?? "(not there)"]),
  );
  return section("Settings, assumptions and prices that changed", ["Candidate", "What", "Before", "After"], rows);
}

function objectiveSection({ candidates }: Comparison): Section | null {
  const rows = candidates.flatMap(({ name, objectives }) =>
    objectives.map((one): Row => [name, one.objective, one.before ?? "(not asked)", outcomeCell(one.after)]),
  );
  return section("Objectives that came out otherwise", ["Candidate", "Objective", "Before", "After"], rows);
}

function outcomeCell(outcome: CandidateComparison["objectives"][number]["after"]): Cell {
  if (outcome === null) return "(not asked)";
  if (outcome.startsWith("failed")) return { text: outcome, tone: "bad", bold: false };
  return { text: outcome, tone: outcome === "passed" ? "good" : "caution" };
}

function crossingSection({ crossings }: Comparison): Section | null {
  const rows = crossings.map((crossing): Row => {
    const { cheaperBelow, cheaperAbove, unit, before, after, change } = crossing;
    const place = (at: typeof before) => (at === null ? "(none)" : placeInWords({ at }, unit));
    const isClear = change === "higher" || change === "lower";
    return [
      cheaperBelow,
      cheaperAbove,
      place(before),
      place(after),
      isClear ? { text: change, tone: "strong" } : change,
    ];
  });
  return section("Break-evens", ["Cheaper below", "Cheaper above", "Before", "After", "Change"], rows);
}

function sidesSection({ before, after }: Comparison): Section {
  const lines: readonly (readonly [string, (side: ComparedSide) => string])[] = [
    ["file", ({ file }) => file],
    ["scenario", ({ name }) => name],
    ["best candidate", ({ best }) => best ?? "none acceptable"],
    ["seed", ({ seed }) => String(seed)],
    ["replications", ({ replications }) => formatNumber(replications, { digits: 12 })],
    ["window", ({ durationSeconds }) => formatSeconds(durationSeconds)],
    ["command", ({ command }) => command],
    ["evenpoint", ({ version }) => version],
    ["digest", ({ digest }) => digest ?? "(none)"],
  ];
  const rows = lines.map(([label, of]): Row => [label, of(before), of(after)]);
  return section("What was compared", ["", "Before", "After"], rows)!;
}

/** A section that is one table of words; none where it has no rows. */
function section(title: string, columns: readonly string[], rows: readonly Row[]): Section | null {
  if (rows.length === 0) return null;
  const wrapping = columns.map((column) => ({ title: column, align: "left" as const, wraps: true }));
  return { title, blocks: [{ kind: "table", table: { columns: wrapping, rows } }] };
}
