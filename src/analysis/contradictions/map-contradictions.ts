import type { WinnerMap } from "../winner-map/winner-map-result.ts";
import { type Contradiction, remedy } from "./contradiction.ts";
import { disorderedEstimates } from "./disordered-estimates.ts";

/** Where a map of the winner says two things that cannot both be true: a row per value, and in each an answer per rate. */
export function mapContradictions(map: WinnerMap): readonly Contradiction[] {
  const { axes, rows } = map;
  const [rates, values] = [axes.rate.values.length, axes.other.values.length];
  const found: Contradiction[] = [];
  const tell = (path: string, message: string) => found.push({ path, message: `${message}; ${remedy}` });
  if (rates === 0) tell("axes.rate.values", "is empty, and a map has a rate at least");
  if (values === 0) tell("axes.other.values", "is empty, and a map has a value at least");
  if (rows.length !== values) tell("rows", `has ${rows.length} rows, and axes.other.values has ${values}`);
  rows.forEach(({ best, cannotTell }, index) => {
    for (const [name, cells] of Object.entries({ best, cannotTell })) {
      if (cells.length === rates) continue;
      tell(`rows[${index}].${name}`, `has ${cells.length} cells, and axes.rate.values has ${rates}`);
    }
  });
  return [...disorderedEstimates(map), ...found];
}
