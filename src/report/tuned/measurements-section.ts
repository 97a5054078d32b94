import type { Estimate } from "../../analysis/result.ts";
import type { MeasurementsResult, TuneResult } from "../../analysis/tune/tune-result.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Block, Section } from "../document.ts";
import { formatEstimate, formatNumber } from "../format-estimate.ts";
import { lawInWords } from "./law-in-words.ts";
import { measurementSetName } from "./measurement-set-name.ts";

/** The law of time by size that was fitted, how well it fits, and what contradicts it; null without measurements. */
export function measurementsSection(result: TuneResult): Section | null {
  const { measurements } = result;
  if (measurements.length === 0) return null;
  const blocks = measurements.flatMap((set, place): Block[] => [
    ...(measurements.length > 1 ? [{ kind: "subtitle", text: measurementSetName(set, place) } as const] : []),
    ...setBlocks(set, result.axis.unit),
  ]);
  return { title: "Measurements", blocks: [...blocks, { kind: "figure", name: "handler-by-size" }] };
}

function setBlocks({ source, fit, points }: MeasurementsResult, unit: string): Block[] {
  return [
    {
      kind: "paragraph",
      text: `${points.length} sizes from ${source}. The time of a handler is ${lawInWords(fit.model)}, v being vCPUs: ${parametersInWords(fit)}.`,
    },
    { kind: "paragraph", text: noiseInWords(fit.noise) },
    ...(fit.contradictions.length === 0
      ? []
      : [{ kind: "list", items: fit.contradictions.map((text) => ({ text, tone: "caution" as const })) } as const]),
    {
      kind: "table",
      table: {
        columns: [
          { title: unit, align: "right" },
          { title: "measured, ms", align: "right" },
          { title: "fitted, ms", align: "right" },
          { title: "off by, %", align: "right" },
          { title: "invocations", align: "right" },
        ],
        rows: points.map(({ at, measured, fitted, residual, count }) => [
          formatSignificant(at, 6),
          formatNumber(measured, { digits: 4 }),
          formatNumber(fitted, { digits: 4 }),
          signed(100 * residual),
          count === null ? "n/a" : String(count),
        ]),
      },
    },
    { kind: "paragraph", text: { text: leaveOneOutInWords(fit), tone: "quiet" } },
  ];
}

function parametersInWords({ model, io, cpu, parallel, isPinned }: MeasurementsResult["fit"]): string {
  const shown = (estimate: Estimate) => formatEstimate(estimate, { unit: " ms" });
  const split = model === "io + cpu" ? "" : `, of which ${shown(parallel)} can use several vCPUs`;
  const pinned = isPinned ? " (the law was asked for)" : "";
  return `io ${shown(io)}, which no size shortens, and cpu ${shown(cpu)} on one full vCPU${split}${pinned}`;
}

function noiseInWords(noise: MeasurementsResult["fit"]["noise"]): string {
  if (noise === null) {
    return "As many sizes as the law has figures: nothing is left over to check it, and there is no interval. Measure at one size more.";
  }
  return `Measurements lie about the law with a standard deviation of ${formatSignificant(100 * noise.relative, 2)} % (${noise.degreesOfFreedom} degrees of freedom).`;
}

function leaveOneOutInWords({ leaveOneOut }: MeasurementsResult["fit"]): string {
  const errors = leaveOneOut.flatMap(({ model, error }) =>
    error === null ? [] : [`${model} ${formatSignificant(100 * error, 3)} %`],
  );
  if (errors.length === 0) return "Too few sizes to predict one from the others.";
  return `Each inner size predicted from the others (root mean square error): ${errors.join(", ")}.`;
}

function signed(percent: number): string {
  const text = percent.toFixed(1);
  return percent > 0 && Number(text) !== 0 ? `+${text}` : text;
}
