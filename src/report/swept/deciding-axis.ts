import type { SweepCell, SweepResult } from "../../analysis/sweep/sweep-result.ts";
import { placesInWords } from "./places-in-words.ts";
import { answerOf, type CellAnswer } from "./swept-candidates.ts";
import { axisName } from "./swept-points.ts";

/**
 * Of crossed axes, the one that alone decides which candidate is best, as a sentence: "candidates[1].purchase alone
 * decides: reserved-1y: Machines; on-demand, spot: Lambda." Null where none does, or nothing changes the answer.
 */
export function decidingAxis(sweep: SweepResult): string | null {
  const { axes, mode } = sweep;
  if (mode !== "crossed" || axes.filter(({ points }) => points.length > 1).length < 2) return null;
  for (const [index, axis] of axes.entries()) {
    const answers = answersAlong(sweep, index);
    if (answers === null) continue;
    const places = new Map<string, number[]>();
    for (const [place, answer] of answers) places.set(answer, [...(places.get(answer) ?? []), place]);
    if (places.size < 2) return null;
    const clauses = [...places].map(([answer, found]) => `${placesInWords(axis, found)}: ${answer}`);
    return `${axisName(axis)} alone decides: ${clauses.join("; ")}.`;
  }
  return null;
}

/** The answer at each point of an axis; null where another axis changes it too. */
function answersAlong({ cells }: SweepResult, axis: number): ReadonlyMap<number, string> | null {
  const answers = new Map<number, string>();
  for (const cell of cells) {
    const place = cell.points[axis] ?? 0;
    const answer = answerSaid(cell);
    if ((answers.get(place) ?? answer) !== answer) return null;
    answers.set(place, answer);
  }
  return answers;
}

const otherAnswers: Readonly<Record<Exclude<CellAnswer["kind"], "best">, string>> = {
  "cannot tell": "the cheapest cannot be told",
  "not decided": "not decided, too few requests",
  none: "no candidate is acceptable",
};

function answerSaid(cell: SweepCell): string {
  const answer = answerOf(cell);
  return answer.kind === "best" ? answer.name : otherAnswers[answer.kind];
}
