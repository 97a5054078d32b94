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
  /** Of numbers. */
  readonly unit: string;
  /** Of words: the one nearest to a place. */
  readonly nameAt: (place: number) => string;
  /** The axis for Chart.js, in a panel of so many CSS pixels. */
  readonly scale: (width: number) => ReturnType<typeof linearAxis> | ReturnType<typeof logAxis>;
}

/** CSS pixels between a panel's edge and its first and last point, and from one tick to the next. */
const margin = 10;
const tickSpace = 48;

/**
 * Numbers stand where they are, on a log axis where they are spaced so; words stand side by side, and so do the points of
 * several paths that move together, which are on no common scale.
 */
export function xAxis(axis: SweepAxis): XAxis {
  const numbers = axis.paths.length === 1 ? axisNumbers(axis) : null;
  if (numbers === null) return wordAxis(axis);
  const { values, unit } = numbers;
  const [first, last] = [values[0]!, values.at(-1)!];
  const isLog = isLogSpaced(values);
  const along = isLog ? Math.log : (value: number) => value;
  return {
    kind: "numbers",
    places: values,
    unit,
    nameAt: (place) => formatSignificant(place, 4),
    scale(width) {
      const most = Math.floor(width / tickSpace);
      const wanted = values.length <= most ? values : isLog ? decadeTicks(first, last) : roundTicks(first, last, most);
      const perPixel = (along(last) - along(first)) / (width - 2 * margin);
      const ticks = spacedOut(wanted.length < 2 ? [first, last] : wanted, (value) => along(value) / perPixel);
      const label = (value: number) => formatSignificant(value, 4);
      const common = { title: titleOf(axis, unit, width), ticks, label };
      const beyond = margin * perPixel;
      if (!isLog) return linearAxis("bottom", { ...common, min: first - beyond, max: last + beyond });
      return logAxis("bottom", { ...common, min: first / Math.exp(beyond), max: last * Math.exp(beyond) });
    },
  };
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

/** Round numbers between two, about as many as wanted. */
function roundTicks(from: number, to: number, most: number): readonly number[] {
  const least = (to - from) / Math.max(1, most);
  const power = Number(`1e${Math.floor(Math.log10(least))}`);
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((one) => one >= least) ?? 10 * power;
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Ticks that stand far enough from the one before; `pixelOf` gives their places. */
function spacedOut(ticks: readonly number[], pixelOf: (value: number) => number): readonly number[] {
  const kept: number[] = [];
  for (const tick of ticks) {
    const before = kept.at(-1);
    if (before === undefined || pixelOf(tick) - pixelOf(before) >= tickSpace) kept.push(tick);
  }
  return kept;
}

function wordAxis(axis: SweepAxis): XAxis {
  const places = axis.points.map((_, i) => i);
  const ends = { min: -0.5, max: places.length - 0.5 };
  return {
    kind: "words",
    places,
    unit: "",
    nameAt: (place) => pointName(axis, Math.round(place)),
    scale(width) {
      const shown = evenly(places.length, Math.max(2, Math.floor(width / 58)));
      const length = Math.max(6, Math.floor(width / shown.length / 8));
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
