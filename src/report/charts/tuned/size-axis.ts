import type { TuneResult } from "../../../analysis/tune/tune-result.ts";
import { formatSignificant } from "../../../units/significant.ts";
import { logAxis } from "../axes.ts";

/** Sizes of AWS Lambda that people know, and those at which a further vCPU begins. */
const usualMegabytes = [128, 256, 512, 1024, 1769, 3008, 5308, 10_240];
/** As many sizes can be named under an axis. */
const mostNamed = 8;
/** A step on the axis below which two ticks touch. */
const leastRatio = 1.25;

/** The logarithmic axis of sizes: real sizes as ticks, with their names where they are few. */
export function sizeAxisOf({ axis, sizes }: TuneResult, [from, to]: readonly [number, number]) {
  const places = [...new Set(sizes.map(({ at }) => at))].sort((one, other) => one - other);
  const isNamed = axis.unit !== "MB" && places.length <= mostNamed;
  const ticks = axis.unit === "MB" ? usualMegabytes.filter((one) => one >= from && one <= to) : places;
  const nameOf = (at: number) => sizes.find((row) => row.at === at)?.name.split(", ") ?? [];
  return logAxis("bottom", {
    title: axis.what === axis.unit ? axis.what : `${axis.what}, ${axis.unit}`,
    min: from,
    max: to,
    ticks: apart(ticks.length >= 2 ? ticks : places),
    label: (value) => (isNamed ? nameOf(value) : formatSignificant(value, 5)),
  });
}

/** The first and then each that is far enough from the one before. */
function apart(ticks: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (const tick of ticks) if (tick >= (kept.at(-1) ?? 0) * leastRatio) kept.push(tick);
  return kept;
}

/** From a little before the least of some places to a little after the most. */
export function widened(places: readonly number[], factor: number): readonly [number, number] {
  return [Math.min(...places) / factor, Math.max(...places) * factor];
}
