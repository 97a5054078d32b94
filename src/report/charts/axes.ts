import { formatSignificant } from "../../units/significant.ts";
import { gridInk, ink, quietInk } from "./palette.ts";
import { wrappedWords } from "./wrapped-words.ts";

/** Registered under a name of its own by whoever draws, so that a font of the machine never stands in for it. */
export const fontFamily = '"Evenpoint DejaVu Sans", "DejaVu Sans", sans-serif';

export interface AxisOptions {
  readonly title: string;
  readonly min?: number;
  readonly max?: number;
  /** Exactly these ticks; default: what Chart.js chooses. */
  readonly ticks?: readonly number[];
  /** Several texts are lines of one label. */
  readonly label?: (value: number) => string | readonly string[];
}

/** A linear axis with its unit in the title. */
export function linearAxis(position: "left" | "bottom", options: AxisOptions) {
  return { type: "linear", ...axis(position, options) };
}

/** A logarithmic axis; its range and ticks must be positive. */
export function logAxis(position: "left" | "bottom", options: AxisOptions) {
  return { type: "logarithmic", ...axis(position, options) };
}

function axis(position: "left" | "bottom", { title, min, max, ticks, label = plainNumber }: AxisOptions) {
  return {
    position,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    title: {
      display: true,
      text: title,
      color: ink,
      padding: { top: 6, bottom: 6 },
      font: { family: fontFamily, size: 13 },
    },
    grid: { color: gridInk, tickColor: quietInk },
    border: { color: quietInk },
    ticks: {
      color: ink,
      autoSkip: ticks === undefined,
      maxRotation: 0,
      font: { family: fontFamily, size: 12 },
      callback: (value: number | string) => label(Number(value)),
    },
    ...(ticks === undefined
      ? {}
      : {
          afterBuildTicks: (scale: { ticks: { value: number; major?: boolean }[] }) => {
            scale.ticks = ticks.map((value) => ({ value, major: true }));
          },
        }),
  };
}

/** Room for the title and these numbers of one of several panels; Chart.js would share out half the chart's width among all. */
export function fixedWidth(ticks: readonly number[], label = plainNumber) {
  const longest = Math.max(...ticks.map((tick) => label(tick).length));
  return {
    afterFit: (scale: { width: number }) => {
      scale.width = 46 + 7.2 * longest;
    },
  };
}

/** An axis with nothing on it, which keeps the labels of two panels apart; `weight` is its share of the height. */
export function panelGap(weight: number) {
  return {
    type: "linear",
    position: "left",
    stack: "panels",
    stackWeight: weight,
    border: { display: false },
    grid: { display: false },
    ticks: { display: false },
  } as const;
}

function plainNumber(value: number): string {
  return formatSignificant(value, 6);
}

/** Powers of ten inside the range, with 2 and 5 times each where there are fewer than three. */
export function decadeTicks(from: number, to: number): readonly number[] {
  const first = Math.floor(Math.log10(from));
  const last = Math.ceil(Math.log10(to));
  const decades = Array.from({ length: last - first + 1 }, (_, i) => Number(`1e${first + i}`));
  const isInside = (tick: number) => tick >= from * 0.999999 && tick <= to * 1.000001;
  const whole = decades.filter(isInside);
  if (whole.length >= 3) return whole;
  return decades.flatMap((decade) => [decade, 2 * decade, 5 * decade]).filter(isInside);
}

/** What every chart has in common: size, title, no legend, no animation, and numbers by our own rules. */
export function commonOptions(
  title: string,
  layout: {
    readonly right: number;
    readonly bottom?: number;
    readonly note?: string;
    /** Between the words above and the chart, beyond what every chart has. */
    readonly above?: number;
  },
) {
  const { above = 0 } = layout;
  const beside = 8 + layout.right;
  return {
    responsive: false,
    animation: false,
    locale: "en-US",
    devicePixelRatio: 2,
    font: { family: fontFamily, size: 12 },
    layout: { padding: { top: 8, right: layout.right, bottom: layout.bottom ?? 8, left: 8 } },
    plugins: {
      legend: { display: false },
      tooltip: { enabled: false },
      title: {
        display: true,
        text: wrappedWords(title, { perCharacter: 8.6, beside }),
        align: "start",
        color: ink,
        font: { family: fontFamily, size: 15, weight: "bold" },
        padding: { top: 4, bottom: layout.note === undefined ? 14 + above : 4 },
      },
      subtitle: {
        display: layout.note !== undefined,
        text: wrappedWords(layout.note ?? "", { perCharacter: 6.2, beside }),
        align: "start",
        color: quietInk,
        font: { family: fontFamily, size: 12 },
        padding: { top: 0, bottom: 12 + above },
      },
    },
  };
}
