import type { MeasurementsResult, TuneResult } from "../../../analysis/tune/tune-result.ts";
import { lawInWords } from "../../tuned/law-in-words.ts";
import { measurementSetName } from "../../tuned/measurement-set-name.ts";
import { commonOptions } from "../axes.ts";
import type { ChartDescription, ChartPlugin, Dataset } from "../chart-description.ts";
import { whitePaper } from "../draw-text.ts";
import { lineNames, roomForLineNames } from "../line-names.ts";
import { type Look, lookOf, paper } from "../palette.ts";
import { valueAxis } from "../value-axis.ts";
import { lineAndBand } from "./line-and-band.ts";
import { sizeAxisOf, widened } from "./size-axis.ts";

interface DrawnSet {
  readonly set: MeasurementsResult;
  readonly look: Look;
  readonly name: string;
}

/** What was measured, as points, and the law that was fitted, as a line with its band. Null without measurements. */
export function handlerBySize(result: TuneResult): ChartDescription | null {
  const sets = result.measurements.map(
    (set, index): DrawnSet => ({ set, look: lookOf(index), name: measurementSetName(set, index) }),
  );
  if (sets.length === 0) return null;
  const places = sets.flatMap(({ set }) => [...set.points, ...set.curve].map(({ at }) => at));
  const values = sets.flatMap(({ set }) => [
    ...set.points.map(({ measured }) => measured),
    ...set.curve.flatMap(({ fitted, low, high }) => [fitted, low ?? fitted, high ?? fitted]),
  ]);
  const shown = values.filter((value) => value > 0);
  const least = Math.min(...sets.flatMap(({ set }) => set.points.map(({ measured }) => measured)));
  const title = titleOf(sets);
  const names = sets.length < 2 ? [] : sets.map(({ name, look, set }) => ({ name, color: look.ink, end: end(set) }));
  return {
    name: "handler-by-size",
    title,
    alt: `Measured time of the handler at ${measuredSizes(sets)} sizes, and the fitted law. ${title}.`,
    width: 800,
    height: 400,
    hover: { units: { x: result.axis.unit, y: "ms" } },
    config: {
      type: "line",
      data: { datasets: sets.flatMap(datasetsOf) },
      options: {
        ...commonOptions(title, { right: roomForLineNames(names.map(({ name }) => name)), note: noteOf(sets) }),
        scales: {
          x: sizeAxisOf(result, widened(places, 1.06)),
          // A band that reaches down to nothing would leave no room for what was measured.
          y: valueAxis(
            shown.map((value) => Math.max(value, least / 4)),
            "handler, ms",
          ),
        },
      },
      plugins: [whitePaper, whiskers(sets), lineNames(names)],
    },
  };
}

function end({ curve }: MeasurementsResult) {
  const last = curve.at(-1)!;
  return { x: last.at, y: last.fitted };
}

/** The law is drawn whole where it lies between measurements, and dotted where it goes beyond them. */
function datasetsOf({ set, look, name }: DrawnSet): readonly Dataset[] {
  const [from, to] = [Math.min(...set.points.map(({ at }) => at)), Math.max(...set.points.map(({ at }) => at))];
  const curve = set.curve.map(({ at, fitted, low, high }) => ({ x: at, y: fitted, low, high }));
  const inside = curve.filter(({ x }) => x >= from && x <= to).map(({ x, y }) => ({ x, y, low: null, high: null }));
  const [line, ...edges] = lineAndBand(curve, { label: `${name}, beyond the measurements`, look, axis: "y" });
  const [whole] = lineAndBand(inside, { label: `${name}, fitted`, look, axis: "y" });
  return [
    { ...line!, borderDash: [2, 4], pointRadius: 0 },
    ...edges,
    { ...whole!, borderDash: [], pointRadius: 0 },
    {
      label: `${name}, measured`,
      data: set.points.map(({ at, measured }) => ({ x: at, y: measured })),
      yAxisID: "y",
      showLine: false,
      pointStyle: look.point,
      pointRadius: 6,
      borderWidth: 2,
      borderColor: look.ink,
      backgroundColor: paper,
      order: -1,
    },
  ];
}

/** One standard deviation of single invocations, up and down, where it is known. */
function whiskers(sets: readonly DrawnSet[]): ChartPlugin {
  return {
    id: "whiskers",
    beforeDatasetsDraw({ ctx, scales }) {
      ctx.save();
      ctx.lineWidth = 1.5;
      ctx.setLineDash([]);
      for (const { set, look } of sets) {
        ctx.strokeStyle = look.ink;
        for (const { at, measured, deviation } of set.points) {
          if (deviation === null) continue;
          const x = scales.x!.getPixelForValue(at);
          const { top, bottom } = scales.y!;
          const within = (value: number) =>
            Math.min(bottom, Math.max(top, scales.y!.getPixelForValue(Math.max(value, 1e-9))));
          ctx.beginPath();
          ctx.moveTo(x, within(measured - deviation));
          ctx.lineTo(x, within(measured + deviation));
          ctx.stroke();
        }
      }
      ctx.restore();
    },
  };
}

function measuredSizes(sets: readonly DrawnSet[]): number {
  return new Set(sets.flatMap(({ set }) => set.points.map(({ at }) => at))).size;
}

function noteOf(sets: readonly DrawnSet[]): string {
  const hasBand = sets.some(({ set }) => set.fit.noise !== null);
  const hasDeviation = sets.some(({ set }) => set.points.some(({ deviation }) => deviation !== null));
  return [
    "points: measured; line: fitted, dotted beyond the measurements",
    ...(hasBand ? ["shaded: where a measurement would lie (95 %)"] : []),
    ...(hasDeviation ? ["whiskers: one standard deviation of single invocations"] : []),
  ].join("; ");
}

function titleOf(sets: readonly DrawnSet[]): string {
  const models = new Set(sets.map(({ set }) => set.fit.model));
  const worst = Math.max(...sets.flatMap(({ set }) => set.points.map(({ residual }) => Math.abs(residual))));
  const law = models.size > 1 ? "Each law" : lawInWords(sets[0]!.set.fit.model);
  return `${law} is off by at most ${(100 * worst).toFixed(worst < 0.1 ? 1 : 0)} %`;
}
