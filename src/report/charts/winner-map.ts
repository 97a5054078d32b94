import type { WinnerMap } from "../../analysis/winner-map/winner-map-result.ts";
import { formatSignificant } from "../../units/significant.ts";
import { winnersSentence } from "../mapped/map-document.ts";
import { commonOptions, decadeTicks, linearAxis, logAxis } from "./axes.ts";
import type { ChartDescription, ChartPlugin, DrawnChart } from "./chart-description.ts";
import { drawText, lineHeight, nameLines, roomForNames, whitePaper } from "./draw-text.ts";
import { emptyArea, ink, lookOf, paper, quietInk } from "./palette.ts";
import { wholeTicks } from "./whole-ticks.ts";

const nobody = "nobody acceptable";
/** Of a candidate's colour, so that lines and words stand out on it. */
const tint = "66";

/**
 * The cheapest acceptable candidate over the rate and another input: an area for each, the boundary with its interval from
 * the exact crossings of every row. Null with less than two rows.
 */
export function winnerMapChart(map: WinnerMap): ChartDescription | null {
  const { axes, rows, candidates } = map;
  if (rows.length < 2 || axes.rate.values.length < 2) return null;
  const { rate, other } = axes;
  const [left, right] = [rate.values[0]!, rate.values.at(-1)!];
  const edges = edgesOf(other.values, other.isLogarithmic);
  const [bottom, top] = [edges[0]!, edges.at(-1)!];
  const present = candidates.filter((name) => rows.some(({ best }) => best.includes(name)));
  const title = winnersSentence(map)
    .replace(/\.$/, "")
    .replace(" is the cheapest acceptable candidate", ": cheapest acceptable");
  const unit = other.unit === "" ? "" : `, ${other.unit}`;
  const yTitle = `${other.path}${unit}`;
  return {
    name: "winner-map",
    title,
    alt: `A map of the cheapest acceptable candidate over rates and ${other.path}. ${winnersSentence(map)}`,
    width: 800,
    height: 520,
    config: {
      type: "line",
      data: { datasets: [] },
      options: {
        ...commonOptions(title, {
          right: roomForNames([...present, nobody]) + 26,
          note: "solid: where the winner changes, as wide as its interval; blank: this scenario's rate",
        }),
        scales: {
          x: logAxis("bottom", { title: "rate, requests/s", min: left, max: right, ticks: decadeTicks(left, right) }),
          y: other.isLogarithmic
            ? logAxis("left", { title: yTitle, min: bottom, max: top, ticks: decadeTicks(bottom, top) })
            : linearAxis("left", {
                title: yTitle,
                min: bottom,
                max: top,
                ticks: wholeTicks(bottom, top, 7).filter((tick) => tick >= bottom && tick <= top),
                label: (value) => formatSignificant(value, 4),
              }),
        },
      },
      plugins: [whitePaper, areas(map, edges), areaNames(map), key(map, present)],
    },
  };
}

/** Between neighbouring values halfway (in factors where the axis is logarithmic), and as far beyond the first and the last. */
function edgesOf(values: readonly number[], isLogarithmic: boolean): readonly number[] {
  const between = (one: number, other: number) => (isLogarithmic ? Math.sqrt(one * other) : (one + other) / 2);
  const inner = values.slice(1).map((value, i) => between(values[i]!, value));
  const mirrored = (value: number, edge: number) => (isLogarithmic ? (value * value) / edge : 2 * value - edge);
  return [mirrored(values[0]!, inner[0]!), ...inner, mirrored(values.at(-1)!, inner.at(-1)!)];
}

/** Each row is filled from crossing to crossing, so that its boundary lies where it was found and not at a cell's edge. */
function areas(map: WinnerMap, edges: readonly number[]): ChartPlugin {
  const { candidates, rows, axes } = map;
  return {
    id: "winnerAreas",
    beforeDatasetsDraw({ ctx, scales, chartArea }: DrawnChart) {
      const xOf = (rate: number) =>
        Math.min(chartArea.right, Math.max(chartArea.left, scales.x!.getPixelForValue(rate)));
      ctx.save();
      for (const [index, row] of rows.entries()) {
        // Whole pixels, so that translucent areas neither overlap nor leave a gap.
        const [low, high] = [edges[index]!, edges[index + 1]!].map((edge) =>
          Math.round(scales.y!.getPixelForValue(edge)),
        );
        const [upper, depth] = [Math.min(low!, high!), Math.abs(high! - low!)];
        for (const { from, to, best } of stretches(row.best, map, index)) {
          ctx.fillStyle = best === null ? emptyArea : `${lookOf(candidates.indexOf(best)).color}${tint}`;
          const [start, end] = [xOf(from), xOf(to)].map(Math.round);
          ctx.fillRect(start!, upper, end! - start!, depth);
        }
        ctx.fillStyle = ink;
        for (const { at } of row.crossings) {
          if (at.mean === null) continue;
          const [start, end] = [xOf(at.low ?? at.mean), xOf(at.high ?? at.mean)];
          const width = Math.max(1.6, end - start);
          ctx.fillRect((start + end) / 2 - width / 2, upper, width, depth);
        }
      }
      drawSteps({ ctx, xOf, yOf: (edge) => Math.round(scales.y!.getPixelForValue(edge)) }, map, edges);
      const own = axes.rate.own;
      if (own !== null && own > axes.rate.values[0]! && own < axes.rate.values.at(-1)!) {
        ctx.fillStyle = paper;
        ctx.fillRect(xOf(own) - 1, chartArea.top, 2, chartArea.bottom - chartArea.top);
      }
      ctx.restore();
    },
  };
}

interface Drawing {
  readonly ctx: DrawnChart["ctx"];
  readonly xOf: (rate: number) => number;
  readonly yOf: (edge: number) => number;
}

/** Between two rows, wherever their winners differ: with the crossings they outline each area, which colours cannot in grey. */
function drawSteps({ ctx, xOf, yOf }: Drawing, map: WinnerMap, edges: readonly number[]): void {
  const all = map.rows.map(({ best }, index) => stretches(best, map, index));
  ctx.fillStyle = ink;
  for (const [index, upper] of all.slice(1).entries()) {
    const lower = all[index]!;
    const ends = [...new Set([...lower, ...upper].flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
    for (const [i, to] of ends.slice(1).entries()) {
      const from = ends[i]!;
      const winner = (row: readonly Stretch[]) => row.find((one) => one.from <= from && one.to >= to)?.best;
      if (winner(lower) === winner(upper)) continue;
      ctx.fillRect(xOf(from), yOf(edges[index + 1]!) - 0.5, xOf(to) - xOf(from), 1);
    }
  }
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly best: string | null;
}

/** A row from change to change: at exact crossings where there is one between two cells, else halfway. */
function stretches(best: readonly (string | null)[], { axes, rows }: WinnerMap, index: number): readonly Stretch[] {
  const rates = axes.rate.values;
  const found: Stretch[] = [];
  let from = rates[0]!;
  for (let i = 1; i < best.length; i++) {
    if (best[i] === best[i - 1]) continue;
    const crossing = rows[index]!.crossings.find(
      ({ at }) => at.mean !== null && at.mean >= rates[i - 1]! && at.mean <= rates[i]!,
    );
    const to = crossing?.at.mean ?? Math.sqrt(rates[i - 1]! * rates[i]!);
    found.push({ from, to, best: best[i - 1] ?? null });
    from = to;
  }
  return [...found, { from, to: rates.at(-1)!, best: best.at(-1) ?? null }];
}

/** Each candidate's name on its longest stretch, where it fits: in grey the colours alone would not tell them apart. */
function areaNames(map: WinnerMap): ChartPlugin {
  const { rows, axes } = map;
  const places = rows.flatMap((row, index) =>
    stretches(row.best, map, index).map((stretch) => ({ ...stretch, y: axes.other.values[index]! })),
  );
  return {
    id: "areaNames",
    afterDatasetsDraw({ ctx, scales }: DrawnChart) {
      const width = ({ from, to }: Stretch) => scales.x!.getPixelForValue(to) - scales.x!.getPixelForValue(from);
      ctx.save();
      for (const name of new Set(places.map(({ best }) => best))) {
        const own = places.filter(({ best }) => best === name);
        const widest = Math.max(...own.map(width));
        // Of rows that are as wide, the one in the middle.
        const alike = own.filter((place) => width(place) > widest - 1);
        const place = alike[Math.floor(alike.length / 2)]!;
        const text = nameLines(name ?? nobody, { length: 28, most: 1 })[0]!;
        drawText(ctx, "", { x: 0, y: 0, bold: true });
        if (ctx.measureText(text).width > widest - 12) continue;
        const x = (scales.x!.getPixelForValue(place.from) + scales.x!.getPixelForValue(place.to)) / 2;
        drawText(ctx, text, { x, y: scales.y!.getPixelForValue(place.y), bold: true, align: "center", rim: false });
      }
      ctx.restore();
    },
  };
}

/** Patches with names right of the map. */
function key({ candidates, rows }: WinnerMap, present: readonly string[]): ChartPlugin {
  const hasNobody = rows.some(({ best }) => best.includes(null));
  const entries = [
    ...present.map((name) => ({ name, color: `${lookOf(candidates.indexOf(name)).color}${tint}` })),
    ...(hasNobody ? [{ name: nobody, color: emptyArea }] : []),
  ];
  return {
    id: "winnerKey",
    afterDatasetsDraw({ ctx, chartArea }) {
      ctx.save();
      let y = chartArea.top + 8;
      for (const { name, color } of entries) {
        ctx.fillStyle = color;
        ctx.fillRect(chartArea.right + 12, y - 6, 13, 13);
        for (const text of nameLines(name)) {
          drawText(ctx, text, { x: chartArea.right + 32, y, color: name === nobody ? quietInk : ink });
          y += lineHeight;
        }
        y += 8;
      }
      ctx.restore();
    },
  };
}
