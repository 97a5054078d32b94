import type { SweepCell, SweepResult } from "../../analysis/sweep/sweep-result.ts";
import { placesInWords } from "./places-in-words.ts";
import { sweptIn, sweptNames } from "./swept-candidates.ts";
import { axisName } from "./swept-points.ts";
import { wholeOf } from "./whole-of.ts";

/** Reasons that only a few cells have are as many as the cells; what is left is counted. */
const mostWarnings = 12;

/**
 * Where candidates cannot serve the workload, and why; where more is offered than they can do; and where too few requests
 * leave open whether they are acceptable.
 */
export function sweepWarnings(sweep: SweepResult): readonly string[] {
  const warnings = sweptNames(sweep).flatMap((name) => [
    ...leftOut(sweep, name),
    ...overloaded(sweep, name),
    ...undecided(sweep, name),
  ]);
  if (warnings.length <= mostWarnings) return warnings;
  const rest = warnings.length - mostWarnings;
  return [...warnings.slice(0, mostWarnings), `${rest} more like these are in the JSON form (--format json)`];
}

function leftOut(sweep: SweepResult, name: string): readonly string[] {
  const cells = new Map<string, SweepCell[]>();
  for (const cell of sweep.cells) {
    const found = cell.candidates.find((candidate) => candidate.name === name);
    if (found === undefined || found.eligible) continue;
    const reason = found.ineligibleBecause.join("; ");
    const chosen = cells.get(reason);
    if (chosen === undefined) cells.set(reason, [cell]);
    else chosen.push(cell);
  }
  return [...cells].map(([reason, chosen]) => `${name}: left out ${whereOf(sweep, chosen)}; ${reason}`);
}

function overloaded(sweep: SweepResult, name: string): readonly string[] {
  const chosen = sweep.cells.filter(({ candidates }) =>
    candidates.some((candidate) => candidate.name === name && candidate.eligible && candidate.overloaded),
  );
  if (chosen.length === 0) return [];
  const why = "its latency says how full its queues are, not how fast it is";
  return [`${name}: overloaded ${whereOf(sweep, chosen)}; ${why}`];
}

function undecided(sweep: SweepResult, name: string): readonly string[] {
  const chosen = sweep.cells.filter((cell) => sweptIn(cell, name)?.undecided === true);
  if (chosen.length === 0) return [];
  const isOverWindows = chosen.every((cell) => sweptIn(cell, name)!.unacceptableBecause.every(saysWindows));
  const remedy = isOverWindows ? "longer windows settle it" : "a longer duration settles it";
  return [`${name}: not decided ${whereOf(sweep, chosen)}; too few requests, ${remedy}`];
}

/** Of an objective over stretches of time, in "every 1m" or "99% of 5m windows": more of them hold no more requests each. */
function saysWindows(reason: string): boolean {
  return /\sin\s+(every\s|\S+\s+of\s)/.test(reason);
}

/** "in all 20 cells", "in 4 of 20 cells (from 500/s)". */
function whereOf({ axes, cells }: SweepResult, chosen: readonly SweepCell[]): string {
  if (chosen.length === cells.length) return `in ${wholeOf(cells.length, cells.length === 1 ? "cell" : "cells")}`;
  const along = axes.flatMap((axis, i) => {
    const places = [...new Set(chosen.map(({ points }) => points[i] ?? null))];
    const isPart = places.every((place) => place !== null) && places.length < axis.points.length;
    if (!isPart) return [];
    const words = placesInWords(
      axis,
      places.filter((place) => place !== null),
    );
    return [axes.length === 1 ? words : `${axisName(axis)} ${words}`];
  });
  const where = along.length === 0 ? "" : ` (${along.join(", ")})`;
  return `in ${chosen.length} of ${cells.length} cells${where}`;
}
