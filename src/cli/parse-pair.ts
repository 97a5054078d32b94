import { nearestName } from "../units/nearest-name.ts";
import { UsageError } from "./usage-error.ts";

/** `--between A,B`: two candidates' names with a comma between; the names may hold commas themselves. */
export function parsePair(text: string, names: readonly string[]): readonly [string, string] {
  const parts = text.split(",");
  for (let cut = 1; cut < parts.length; cut++) {
    const first = parts.slice(0, cut).join(",").trim();
    const second = parts.slice(cut).join(",").trim();
    if (names.includes(first) && names.includes(second) && first !== second) return [first, second];
  }
  const unknown = parts.map((part) => part.trim()).find((part) => !names.includes(part));
  const nearest = unknown === undefined ? null : nearestName(unknown, names);
  const hint = nearest === null ? "" : `; did you mean "${nearest}"?`;
  throw new UsageError(
    `--between ${text}: write two of the candidates as A,B${hint} (candidates: ${names.join(", ")})`,
  );
}
