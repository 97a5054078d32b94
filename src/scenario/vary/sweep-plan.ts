import { cardReader, type ReadText } from "../card-files.ts";
import type { Issue } from "../issue.ts";
import type { Override } from "../overrides.ts";
import { axisFaults } from "./axis-faults.ts";
import { cellFaults } from "./cell-faults.ts";
import { parseVary } from "./parse-vary.ts";
import { type VaryAxis, varyFlag, varyIssue, varyLimits } from "./vary-axis.ts";

/** What a sweep asks: the scenario once for each cell. */
export interface SweepPlan {
  readonly mode: "crossed" | "one at a time";
  readonly axes: readonly VaryAxis[];
  /** The first axis changes slowest; one at a time, axis after axis. */
  readonly cells: readonly PlannedCell[];
}

export interface PlannedCell {
  /** The place of its point on each axis; null where the scenario's own value stays. */
  readonly points: readonly (number | null)[];
  readonly overrides: readonly Override[];
}

export interface SweepPlanOptions {
  /** Each axis alone, the others at the scenario's own value; default every point with every other. */
  readonly oneAtATime?: boolean;
  /** The scenario as it is written (`Scenario.written`), to check every cell before any run; it is not changed. */
  readonly tree?: unknown;
  /** As `parseScenario` takes it, for card files that the scenario or a varied value names. */
  readonly readText?: ReadText;
}

/** Flags `--vary` as cells in a fixed order, or every issue with them, all at once. */
export function sweepPlan(
  varies: readonly string[],
  { oneAtATime = false, tree, readText }: SweepPlanOptions = {},
): SweepPlan | { readonly issues: readonly Issue[] } {
  if (varies.length === 0) {
    return { issues: [varyIssue("", "", "nothing is varied; add --vary path=a,b,c at least once")] };
  }
  const parsed = varies.map(parseVary);
  const issues = parsed.flatMap((outcome) => ("issues" in outcome ? outcome.issues : []));
  if (issues.length > 0) return { issues };
  const axes = parsed.filter((outcome) => "paths" in outcome);
  const mode = oneAtATime ? "one at a time" : "crossed";
  const found = [...axisFaults(axes, tree), ...tooManyCells(axes, mode)];
  if (found.length > 0) return { issues: found };
  const places = mode === "crossed" ? crossed(axes) : oneByOne(axes);
  const cells = places.map((points) => ({ points, overrides: overridesOf(axes, points) }));
  const faults = tree === undefined ? [] : cellFaults(tree, cells, cardReader(readText));
  return faults.length > 0 ? { issues: faults } : { mode, axes, cells };
}

function tooManyCells(axes: readonly VaryAxis[], mode: SweepPlan["mode"]): readonly Issue[] {
  const counts = axes.map(({ points }) => points.length);
  const isCrossed = mode === "crossed";
  const cells = counts.reduce((all, count) => (isCrossed ? all * count : all + count), isCrossed ? 1 : 0);
  if (cells <= varyLimits.cells) return [];
  const sum = `${counts.join(isCrossed ? " x " : " + ")} points are ${Number.isSafeInteger(cells) ? cells : "too many"} cells`;
  const remedy = isCrossed ? "take fewer points, or vary one at a time (--one-at-a-time)" : "take fewer points";
  return [varyIssue("", sum, `${sum}; a sweep has at most ${varyLimits.cells}: ${remedy}`)];
}

type Places = PlannedCell["points"];

function crossed(axes: readonly VaryAxis[]): readonly Places[] {
  return axes.reduce<readonly Places[]>(
    (cells, { points }) => cells.flatMap((before) => points.map((_, i) => [...before, i])),
    [[]],
  );
}

function oneByOne(axes: readonly VaryAxis[]): readonly Places[] {
  return axes.flatMap(({ points }, axis) => points.map((_, i) => axes.map((_, other) => (other === axis ? i : null))));
}

function overridesOf(axes: readonly VaryAxis[], places: Places): readonly Override[] {
  return axes.flatMap(({ paths, points }, axis) => {
    const place = places[axis];
    if (place === null || place === undefined) return [];
    return paths.map((path, i) => ({ path, value: points[place]!.values[i]!, flag: varyFlag }));
  });
}
