import type { Estimate } from "../../../analysis/result.ts";
import type { SweepCell, SweptCandidate } from "../../../analysis/sweep/sweep-result.ts";
import { lookOf } from "../../charts/palette.ts";
import { sweptIn } from "../swept-candidates.ts";
import type { SweptLine, SweptMark } from "./swept-panel.ts";

export interface SweptLineOptions {
  readonly names: readonly string[];
  /** Where each cell stands on the x axis. */
  readonly places: readonly number[];
  readonly estimateOf: (candidate: SweptCandidate) => Estimate;
  /** How far the lines of two candidates stand apart, so that marks over one word do not hide each other; 0 for none. */
  readonly apart: number;
}

/** A line for each candidate over cells in the order of the x axis. */
export function sweptLines(cells: readonly SweepCell[], options: SweptLineOptions): readonly SweptLine[] {
  const { names, places, estimateOf, apart } = options;
  return names.map((name, index) => {
    const shift = (index - (names.length - 1) / 2) * apart;
    const found = cells.map((cell) => sweptIn(cell, name));
    const marks = found.map((candidate, i) => markOf(candidate, places[i]! + shift, estimateOf));
    const isUnobserved = found.some((candidate, i) => candidate !== null && marks[i] === null);
    return { name, index, look: lookOf(index), marks, isUnobserved };
  });
}

function markOf(
  candidate: SweptCandidate | null,
  x: number,
  estimateOf: SweptLineOptions["estimateOf"],
): SweptMark | null {
  if (candidate === null) return null;
  const { mean, low, high } = estimateOf(candidate);
  if (mean === null) return null;
  const { acceptable, undecided } = candidate;
  return { x, y: mean, interval: low === null || high === null ? null : [low, high], acceptable, undecided };
}
