import type { TunedSize, TuneResult } from "../../../analysis/tune/tune-result.ts";
import { formatSignificant } from "../../../units/significant.ts";
import { logAxis } from "../axes.ts";

/** Sizes of AWS Lambda that people know, and those at which a further vCPU begins. */
const usualMegabytes = [128, 256, 512, 1024, 1769, 3008, 5308, 10_240];
/** As many sizes can be named under an axis. */
const mostNamed = 8;
/** A step on the axis below which two ticks touch. */
const leastRatio = 1.25;

/** The logarithmic axis of sizes: real sizes as ticks, with their names where they are few and no two share a place. */
export function sizeAxisOf({ axis, sizes }: TuneResult, [from, to]: readonly [number, number]) {
  const places = [...new Set(sizes.map(({ at }) => at))].sort((one, other) => one - other);
  const names = new Set(sizes.map(nameOfSize));
  const isNamed = axis.unit !== "MB" && places.length <= mostNamed && names.size === places.length;
  const ticks = axis.unit === "MB" ? usualMegabytes.filter((one) => one >= from && one <= to) : places;
  const nameAt = (at: number) => {
    const found = sizes.find((row) => row.at === at);
    return found === undefined ? [] : nameOfSize(found).split(", ");
  };
  return logAxis("bottom", {
    title: axis.what === axis.unit ? axis.what : `${axis.what}, ${axis.unit}`,
    min: from,
    max: to,
    ticks: apart(ticks.length >= 2 ? ticks : places),
    label: (value) => (isNamed ? nameAt(value) : formatSignificant(value, 5)),
  });
}

/** The size alone, without the architecture and the level that were searched with it. */
function nameOfSize({ name, architecture, provisioned }: TunedSize): string {
  const words = provisioned === null ? name : name.slice(0, name.lastIndexOf(", "));
  return architecture === null ? words : words.slice(0, words.lastIndexOf(" "));
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
