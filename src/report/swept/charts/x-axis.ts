import type { SweepAxis } from "../../../analysis/sweep/sweep-result.ts";
import { formatSignificant } from "../../../units/significant.ts";
import { decadeTicks, linearAxis, logAxis } from "../../charts/axes.ts";
import { nameLines } from "../../charts/draw-text.ts";
import { axisName, axisNumbers, axisWord, evenly, pointName, shortened } from "../swept-points.ts";

/** How a varied axis lies along the foot of a panel. */
export interface XAxis {
  readonly kind: "numbers" | "words";
  /** Where each point stands. */
  readonly places: readonly number[];
  /** The axis for Chart.js, in a panel of so many CSS pixels. */
  readonly scale: (width: number) => ReturnType<typeof linearAxis> | ReturnType<typeof logAxis>;
}

/** CSS pixels between a panel's edge and its first and last point. */
const margins = 10;

/** Numbers stand where they are, on a log axis where they are spaced so; words stand side by side. */
export function xAxis(axis: SweepAxis): XAxis {
  const numbers = axisNumbers(axis);
  if (numbers === null) return wordAxis(axis);
  const { values, unit } = numbers;
  const [min, max] = [values[0]!, values.at(-1)!];
  const isLog = isLogSpaced(values);
  return {
    kind: "numbers",
    places: values,
    scale(width) {
      const title = titleOf(axis, unit, width);
      const most = Math.max(2, Math.floor(width / 62));
      const label = (value: number) => formatSignificant(value, 4);
      if (isLog) {
        // Marks at the ends stay whole.
        const margin = Math.exp((Math.log(max / min) * margins) / width);
        const range = { min: min / margin, max: max * margin };
        return logAxis("bottom", { title, ...range, ticks: spread(ticksOf(values, most, min, max), most), label });
      }
      const margin = ((max - min) * margins) / width;
      const ticks = values.length <= most ? { ticks: values } : {};
      return linearAxis("bottom", { title, min: min - margin, max: max + margin, label, ...ticks });
    },
  };
}

function ticksOf(values: readonly number[], most: number, min: number, max: number): readonly number[] {
  if (values.length <= most) return values;
  const decades = decadeTicks(min, max);
  return decades.length >= 2 ? decades : [min, max];
}

function spread(ticks: readonly number[], most: number): readonly number[] {
  const every = Math.ceil(ticks.length / most);
  return ticks.filter((_, i) => i % every === 0);
}

/** True where neighbours are more alike in their ratios than in their distances. */
function isLogSpaced(values: readonly number[]): boolean {
  if (values[0]! <= 0) return false;
  if (values.length === 2) return values[1]! / values[0]! >= 10;
  return unevenness(values.map(Math.log)) < unevenness(values);
}

/** The widest gap between neighbours over the narrowest. */
function unevenness(values: readonly number[]): number {
  const gaps = values.slice(1).map((value, i) => value - values[i]!);
  return Math.max(...gaps) / Math.min(...gaps);
}

function wordAxis(axis: SweepAxis): XAxis {
  const places = axis.points.map((_, i) => i);
  const ends = { min: -0.5, max: places.length - 0.5 };
  return {
    kind: "words",
    places,
    scale(width) {
      const shown = evenly(places.length, Math.max(2, Math.floor(width / 58)));
      const length = Math.max(6, Math.floor(width / Math.min(places.length, shown.length) / 8));
      const label = (place: number) => [...nameLines(pointName(axis, place), { length, most: 3 })];
      return linearAxis("bottom", { title: titleOf(axis, "", width), ...ends, ticks: shown, label });
    },
  };
}

function titleOf(axis: SweepAxis, unit: string, width: number): string {
  const most = Math.max(12, Math.floor(width / 8) - unit.length - 2);
  const whole = axisName(axis);
  const name = whole.length <= most ? whole : shortened(axisWord(axis), most);
  return unit === "" ? name : `${name}, ${unit}`;
}
