import type { HangsOn, Result } from "../../analysis/result.ts";
import type { SensitiveInput } from "../../analysis/sensitivity/sensitive-input.ts";
import { formatSignificant } from "../../units/significant.ts";
import { commonOptions, linearAxis } from "./axes.ts";
import type { ChartDescription, ChartPlugin, DrawingContext } from "./chart-description.ts";
import { drawText, nameLines, whitePaper } from "./draw-text.ts";
import { ink, okabeIto, quietInk } from "./palette.ts";
import { wholeTicks } from "./whole-ticks.ts";

/** A bar that is narrower than this share of the widest moves nothing to speak of. */
const narrowest = 0.005;

/** How many bars at most, how far apart, and how thick, CSS pixels. */
interface BarLook {
  readonly most: number;
  readonly height: number;
  /** Half of a bar's thickness. */
  readonly half: number;
}

const looks = {
  /** More bars than these are not read; the table has all. */
  whole: { most: 12, height: 56, half: 9 },
  /** Two charts and the words of page one fit one sheet. */
  compact: { most: 5, height: 41, half: 6 },
} as const satisfies Readonly<Record<string, BarLook>>;

/** CSS pixels above the first bar's words and below the last's, where the axes' own begin. */
const headRoom = 10;
const footRoom = 6;
/** CSS pixels left of the bars for the names of inputs. */
const nameRoom = 190;

/** What the bars are of, and the verdict that they may turn. */
type Told = HangsOn & Pick<Result, "verdict">;

interface Bar {
  readonly input: SensitiveInput;
  /** The difference at the ends, and as the scenario has it. */
  readonly values: readonly { readonly value: number; readonly words: string }[];
}

/**
 * How far each disputed input moves the difference of the two candidates, the widest bar on top, each end with what it
 * stands for; left of zero the other candidate is the cheaper one. Null where nothing moves it.
 */
export function tornado(
  result: Told,
  { look: lookName = "whole" }: { readonly look?: keyof typeof looks } = {},
): ChartDescription | null {
  const look = looks[lookName];
  const { compared, inputs } = result;
  const own = compared?.difference.mean ?? null;
  if (compared === null || own === null) return null;
  const widest = Math.max(0, ...inputs.map(({ swing }) => swing ?? 0));
  const moving = inputs.filter(({ swing }) => swing !== null && swing > narrowest * widest);
  const bars = moving.flatMap((input) => barOf(input)).slice(0, look.most);
  if (bars.length === 0) return null;
  const all = [0, own, ...bars.flatMap(({ values }) => values.map(({ value }) => value))];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = 0.1 * (most - least || 1);
  const ticks = wholeTicks(least - room, most + room, 9);
  const title = titleOf(result);
  return {
    name: "tornado",
    title,
    alt: `What moves the difference in cost of ${compared.next} and ${compared.best}. ${title}.`,
    width: 800,
    height: 126 + headRoom + footRoom + bars.length * look.height,
    config: {
      type: "line",
      data: { datasets: [] },
      options: {
        ...commonOptions(title, {
          right: 24,
          note: `${compared.next} less ${compared.best}; orange: ${compared.next} is the cheaper one`,
        }),
        scales: {
          x: linearAxis("bottom", {
            title: "difference in cost, USD/month",
            min: ticks[0]!,
            max: ticks.at(-1)!,
            ticks,
          }),
          y: {
            type: "linear",
            position: "left",
            min: -footRoom / look.height,
            max: bars.length + headRoom / look.height,
            grid: { display: false },
            border: { display: false },
            ticks: { display: false },
            afterFit: (scale: { width: number }) => {
              scale.width = nameRoom;
            },
          },
        },
      },
      plugins: [whitePaper, drawBars(bars, own, look)],
    },
  };
}

function barOf(input: SensitiveInput): readonly Bar[] {
  const values = input.ends.flatMap(({ difference, because }) =>
    difference.mean === null ? [] : [{ value: difference.mean, words: because }],
  );
  return input.swing === null || values.length === 0 ? [] : [{ input, values }];
}

function drawBars(bars: readonly Bar[], own: number, { half }: BarLook): ChartPlugin {
  return {
    id: "tornado",
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      ctx.save();
      const at = (value: number) => scales.x!.getPixelForValue(value);
      drawVertical(ctx, chartArea, at(0), { dash: [], width: 1.25 });
      drawVertical(ctx, chartArea, at(own), { dash: [2, 4], width: 1.25 });
      for (const [index, { input, values }] of bars.entries()) {
        const y = scales.y!.getPixelForValue(bars.length - index - 0.5);
        const ends = [own, ...values.map(({ value }) => value)];
        const [low, high] = [Math.min(...ends), Math.max(...ends)];
        ctx.fillStyle = okabeIto.orange;
        if (low < 0) ctx.fillRect(at(low), y - half, at(Math.min(0, high)) - at(low), 2 * half);
        ctx.fillStyle = okabeIto.blue;
        if (high > 0) ctx.fillRect(at(Math.max(0, low)), y - half, at(high) - at(Math.max(0, low)), 2 * half);
        const lines = nameLines(input.name, { length: 24, most: 2 });
        for (const [row, text] of lines.entries()) {
          drawText(ctx, text, { x: chartArea.left - 10, y: y + (row - (lines.length - 1) / 2) * 14, align: "right" });
        }
        drawEnds(ctx, chartArea, {
          y: y + half + 9,
          own: at(own),
          ends: values.map(({ value, words }) => ({ x: at(value), words })),
        });
        drawFlip(ctx, { x: at(0), y: y - half - 8 }, input);
      }
      drawText(ctx, `as it is: ${formatSignificant(own)}`, {
        x: at(own),
        y: chartArea.top - 2,
        size: 11,
        align: "center",
        color: quietInk,
      });
      ctx.restore();
    },
  };
}

interface Ends {
  readonly y: number;
  /** Where the bar begins that has one end only. */
  readonly own: number;
  readonly ends: readonly { readonly x: number; readonly words: string }[];
}

/** The words of the ends beside each other, each outwards from its end where there is room. */
function drawEnds(
  ctx: DrawingContext,
  area: { readonly left: number; readonly right: number },
  { y, own, ends }: Ends,
): void {
  drawText(ctx, "", { x: 0, y: 0, size: 11 });
  const sorted = [...ends].sort((one, other) => one.x - other.x);
  let free = area.left;
  for (const [place, { x, words }] of sorted.entries()) {
    const { width } = ctx.measureText(words);
    const isLeft = sorted.length > 1 ? place === 0 : x < own;
    const start = Math.max(free, Math.min(area.right - width, isLeft ? x - width : x));
    drawText(ctx, words, { x: start, y, size: 11, color: quietInk });
    free = start + width + 12;
  }
}

/** Where on a bar cost turns the verdict, with the input's value there. */
function drawFlip(
  ctx: DrawingContext,
  { x, y }: { readonly x: number; readonly y: number },
  { flips, isRange }: SensitiveInput,
): void {
  if (flips.length === 0) return;
  const words = flips.map(({ value, because }) => (because === "cost" ? value : `${value} (objective)`)).join(", ");
  drawText(ctx, `turns ${isRange ? "at" : "with"} ${words}`, { x, y, size: 11, bold: true, align: "center" });
}

function drawVertical(
  ctx: DrawingContext,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  x: number,
  { dash, width }: { readonly dash: number[]; readonly width: number },
): void {
  ctx.strokeStyle = ink;
  ctx.lineWidth = width;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(x, top);
  ctx.lineTo(x, bottom);
  ctx.stroke();
}

function titleOf({ inputs, verdict }: Told): string {
  const flipping = inputs.filter(({ flips }) => flips.length > 0).length;
  const best = verdict.best ?? "no candidate";
  if (flipping === 0) return `No input alone turns the verdict: ${best}`;
  return `${flipping} of ${inputs.length} inputs can turn the verdict: ${best}`;
}
