import type { Result } from "../../analysis/result.ts";
import { eligibleCandidates } from "../candidates.ts";
import { foremost } from "../reading-order.ts";
import { type Look, lookOf, mostColours, quietLookOf } from "./palette.ts";

/**
 * The look of the candidate at each place of the scenario. More candidates than there are colours would share them, so
 * only the foremost have one then, each its own, and the others are grey threads that their dashes, markers and names
 * tell apart.
 */
export function candidateLooks(result: Result): readonly Look[] {
  if (eligibleCandidates(result).length <= mostColours) return result.candidates.map((_, index) => lookOf(index));
  const coloured = foremost(result, mostColours);
  let colours = 0;
  let greys = 0;
  return result.candidates.map(({ name }) => (coloured.has(name) ? lookOf(colours++) : quietLookOf(greys++)));
}

/** Chart.js draws lower orders last: of the coloured lines the later over the earlier, and all of them over the grey. */
export function drawingOrder({ isQuiet }: Look, index: number): number {
  return isQuiet === true ? 1000 - index : -index;
}

/** The width of a line, of a grey one less. */
export function lineWidth({ isQuiet }: Look, width: number): number {
  return isQuiet === true ? width / 2 : width;
}
