import { decadeTicks, linearAxis, logAxis } from "./axes.ts";
import { wholeTicks } from "./whole-ticks.ts";

/** Values that span more are better seen on a logarithmic axis. */
const widestLinear = 4;

/** An axis that suits what it shows: logarithmic where values differ by more than four times, else linear from near the least. */
export function valueAxis(values: readonly number[], title: string) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (most > widestLinear * least && least > 0) {
    const [min, max] = [least / 1.15, most * 1.15];
    const decades = decadeTicks(min, max);
    const ticks = decades.length >= 4 ? decades : finerTicks(min, max);
    return logAxis("left", { title, min, max, ticks });
  }
  const ticks = wholeTicks(least, most).filter((tick) => tick >= 0);
  return linearAxis("left", { title, min: ticks[0]!, max: ticks.at(-1)!, ticks });
}

/** 1, 2 and 5 times each power of ten inside the range. */
function finerTicks(from: number, to: number): readonly number[] {
  const [first, last] = [Math.floor(Math.log10(from)), Math.ceil(Math.log10(to))];
  const powers = Array.from({ length: last - first + 1 }, (_, i) => Number(`1e${first + i}`));
  return powers.flatMap((power) => [power, 2 * power, 5 * power]).filter((tick) => tick >= from && tick <= to);
}
