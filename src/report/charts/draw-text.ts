import { fontFamily } from "./axes.ts";
import type { ChartPlugin, DrawingContext } from "./chart-description.ts";
import { ink, paper } from "./palette.ts";

export interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly align?: "left" | "center" | "right";
  readonly baseline?: "top" | "middle" | "bottom";
  /** True draws a white rim, so that the text stays legible over lines. */
  readonly rim?: boolean;
}

/** One line of text at a place in CSS pixels. */
export function drawText(context: DrawingContext, text: string, at: { x: number; y: number } & TextStyle): void {
  const { x, y, size = 12, bold = false, color = ink, align = "left", baseline = "middle", rim = true } = at;
  context.font = fontOf(size, bold);
  context.textAlign = align;
  context.textBaseline = baseline;
  if (rim) {
    context.strokeStyle = paper;
    context.lineWidth = 4;
    context.setLineDash([]);
    context.strokeText(text, x, y);
  }
  context.fillStyle = color;
  context.fillText(text, x, y);
}

/** The CSS font of this size. */
function fontOf(size: number, bold: boolean): string {
  return `${bold ? "bold " : ""}${size}px ${fontFamily}`;
}

/** White paper under the chart: a transparent picture cannot be read on a dark page. */
export const whitePaper: ChartPlugin = {
  id: "whitePaper",
  beforeDraw({ ctx, width, height }) {
    ctx.save();
    ctx.fillStyle = paper;
    ctx.fillRect(0, 0, width, height);
    ctx.restore();
  },
};

/** CSS pixels from one line of words to the next. */
export const lineHeight = 15;

const ellipsis = "…";

/** A name in at most `most` lines of about `length` characters; what does not fit ends in an ellipsis. */
export function nameLines(name: string, { length = 22, most = 3 } = {}): readonly string[] {
  const lines: string[] = [];
  let rest = [...name];
  while (rest.length > length && lines.length < most - 1) {
    const space = rest.slice(0, length + 1).lastIndexOf(" ");
    const cut = space > length / 3 ? space : length;
    lines.push(rest.slice(0, cut).join("").trim());
    rest = [...rest.slice(cut).join("").trim()];
  }
  lines.push(rest.length > length ? `${rest.slice(0, length - 1).join("")}${ellipsis}` : rest.join(""));
  return lines;
}

/** CSS pixels that these names need right of the chart, each in its lines. */
export function roomForNames(names: readonly string[]): number {
  const longest = Math.max(...names.flatMap((name) => nameLines(name)).map((line) => line.length));
  return 20 + longest * 8.2;
}

/** Moves places (pixels) apart so that neighbours are at least their heights apart, inside [from, to]. */
export function spreadApart(
  wanted: readonly { readonly at: number; readonly height: number }[],
  [from, to]: readonly [number, number],
): readonly number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]!.at - wanted[b]!.at || a - b);
  const placed = wanted.map(({ at }) => at);
  let top = from;
  for (const i of order) {
    const half = wanted[i]!.height / 2;
    placed[i] = Math.max(placed[i]!, top + half);
    top = placed[i]! + half;
  }
  let bottom = to;
  for (const i of order.reverse()) {
    const half = wanted[i]!.height / 2;
    placed[i] = Math.min(placed[i]!, bottom - half);
    bottom = placed[i]! - half;
  }
  return placed;
}
