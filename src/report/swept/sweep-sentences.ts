import type { SweepAxis, SweepCell, SweepResult } from "../../analysis/sweep/sweep-result.ts";
import { decidingAxis } from "./deciding-axis.ts";
import { placesInWords } from "./places-in-words.ts";
import { answerOf, type CellAnswer, sweptNames } from "./swept-candidates.ts";
import { axisName } from "./swept-points.ts";
import { wholeOf } from "./whole-of.ts";

/** Which candidate is best where, in one sentence. */
export function headline(sweep: SweepResult): string {
  const { axes, cells, mode } = sweep;
  if (axes.length === 1) return axisSentence(sweep, 0, cells);
  const deciding = decidingAxis(sweep);
  if (deciding !== null) return deciding;
  const what = mode === "crossed" ? "combination" : "cell";
  const noun = cells.length === 1 ? what : `${what}s`;
  return answerSentence(sweep, cells, { preposition: "in", noun, places: () => null });
}

/** Of axes that were varied one at a time, the answer along each; none where they were crossed. */
export function axisSentences(sweep: SweepResult): readonly string[] {
  const { axes, cells, mode } = sweep;
  if (mode === "crossed" || axes.length === 1) return [];
  return axes.map((axis, i) => `${axisName(axis)}: ${axisSentence(sweep, i, cellsAlong(cells, i))}`);
}

/** The cells in which one axis is varied. */
export function cellsAlong(cells: readonly SweepCell[], axis: number): readonly SweepCell[] {
  return cells.filter(({ points }) => (points[axis] ?? null) !== null);
}

function axisSentence(sweep: SweepResult, index: number, cells: readonly SweepCell[]): string {
  const axis = sweep.axes[index] as SweepAxis;
  const isNamed = sweep.axes.length === 1;
  const word = axis.points.length === 1 ? "value" : "values";
  const noun = `${word}${isNamed ? ` of ${axisName(axis)}` : ""}`;
  const places = (chosen: readonly SweepCell[]) =>
    placesInWords(
      axis,
      chosen.map(({ points }) => points[index] ?? 0),
    );
  return answerSentence(sweep, cells, { preposition: "for", noun, places });
}

interface Counting {
  /** "in" so many combinations, "for" so many values. */
  readonly preposition: "in" | "for";
  /** Such as "combinations", in the singular where there is one. */
  readonly noun: string;
  /** Where these cells are; null where no words say it. */
  readonly places: (cells: readonly SweepCell[]) => string | null;
}

function answerSentence(
  sweep: SweepResult,
  cells: readonly SweepCell[],
  { preposition, noun, places }: Counting,
): string {
  const names = sweptNames(sweep);
  const kinds: readonly CellAnswer["kind"][] = ["best", "cannot tell", "not decided", "none"];
  const groups = kinds.flatMap((kind) => grouped(cells, kind, names));
  const clauses = groups.map((group, i) => {
    const where = group.cells.length === cells.length ? null : places(group.cells);
    const amount =
      group.cells.length === cells.length
        ? wholeOf(cells.length, noun)
        : `${group.cells.length}${i === 0 ? ` of ${cells.length} ${noun}` : ""}`;
    const isRepeated = i > 0 && groups[i - 1]!.kind === "best" && group.kind === "best";
    const subject = subjectOf(group, { isAlone: names.length === 1, isRepeated });
    return `${subject} ${preposition} ${amount}${where === null ? "" : ` (${where})`}${reasonOf(group)}`;
  });
  const sentence = `${clauses.join("; ")}.`;
  if (groups.length === 0) return "Nothing was varied.";
  // A candidate's name stays as the scenario writes it.
  return groups[0]!.kind === "best" ? sentence : `${sentence[0]!.toUpperCase()}${sentence.slice(1)}`;
}

/** What is not said by the clause itself. */
function reasonOf({ kind }: Group): string {
  return kind === "not decided" ? ": too few requests" : "";
}

interface Group {
  readonly kind: CellAnswer["kind"];
  /** Empty for the cells in which nothing is decided. */
  readonly name: string;
  readonly cells: readonly SweepCell[];
}

/** The cells of one kind, those of each best candidate apart, most cells first. */
function grouped(cells: readonly SweepCell[], kind: CellAnswer["kind"], names: readonly string[]): readonly Group[] {
  const chosen = cells.filter((cell) => answerOf(cell).kind === kind);
  if (chosen.length === 0) return [];
  if (kind !== "best") return [{ kind, name: "", cells: chosen }];
  return names
    .map((name) => ({ kind, name, cells: chosen.filter(({ verdict }) => verdict.best === name) }))
    .filter((group) => group.cells.length > 0)
    .sort((one, other) => other.cells.length - one.cells.length);
}

interface SubjectOptions {
  /** True where there is no other candidate. */
  readonly isAlone: boolean;
  /** True right behind another clause that says what is best. */
  readonly isRepeated: boolean;
}

function subjectOf({ kind, name }: Group, { isAlone, isRepeated }: SubjectOptions): string {
  if (kind === "none") return "no candidate is acceptable";
  if (kind === "not decided") return "not decided";
  if (kind === "cannot tell") return "the cheapest cannot be told";
  if (isRepeated) return name;
  return isAlone ? `${name} is acceptable` : `${name} is the cheapest acceptable candidate`;
}
