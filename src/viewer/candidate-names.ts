import type { Answer } from "./answer.ts";

/** The names of an answer's candidates, in the scenario's order; none where an answer is not about several. */
export function candidateNames(answer: Answer): readonly string[] {
  const lists = [answer.candidates, within(answer.baseline, "candidates"), ...cellsOf(answer)];
  return [...new Set(lists.flatMap(namesIn))];
}

function cellsOf({ cells }: Answer): readonly unknown[] {
  return Array.isArray(cells) ? cells.map((cell: unknown) => within(cell, "candidates")) : [];
}

function namesIn(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) => {
    const name = within(one, "name");
    return typeof name === "string" ? [name] : [];
  });
}

function within(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Answer)[key] : undefined;
}
