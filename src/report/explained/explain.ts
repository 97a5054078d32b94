import type { Result } from "../../analysis/result.ts";
import { ineligibleCandidates } from "../candidates.ts";
import type { Block, Cell, ReportDocument, Row, Section } from "../document.ts";
import { outcomeFigure } from "./figure.ts";
import { explainedMetrics } from "./metrics.ts";
import { type ExplainedMetric, metricFamilies, type Step, type Working } from "./working.ts";

/** A metric in general, and with the numbers of `result` where there is one. */
export function explainMetric(metric: ExplainedMetric, result: Result | null): ReportDocument {
  const general: Block[] = [
    { kind: "paragraph", text: { text: `${metric.name}: ${metric.gist}`, tone: "strong" } },
    { kind: "paragraph", text: metric.definition },
    {
      kind: "list",
      items: [`Unit: ${metric.unit}`, `Formula: ${metric.formula}`, `Interval: ${metric.interval}`],
    },
  ];
  const opening: Section = { title: null, blocks: general };
  return result === null ? [opening] : [opening, workingSection(metric, result)];
}

function workingSection(metric: ExplainedMetric, result: Result): Section {
  const workings = metric.workings(result);
  const title = `In ${result.scenario.name}`;
  const told = new Set(workings.map(({ subject }) => subject));
  const blocks = workings.flatMap(workingBlocks);
  // Where a metric is told by candidate, one that was not simulated would be missed.
  const left = workings.some(({ subject }) => result.candidates.some(({ name }) => name === subject))
    ? ineligibleCandidates(result).filter(({ name }) => !told.has(name))
    : [];
  for (const { name } of left) blocks.push({ kind: "paragraph", text: `${name}: not simulated, as it is ineligible.` });
  if (blocks.length === 0) blocks.push({ kind: "paragraph", text: "This result has nothing to show of it." });
  return { title, blocks };
}

function workingBlocks({ subject, answer, steps }: Working): readonly Block[] {
  const heading: Block = { kind: "subtitle", text: `${subject}: ${answer}` };
  return steps.length === 0 ? [heading] : [heading, { kind: "list", items: steps.map(stepCell) }];
}

/** A step on one line: "Sum: 1.2 + 3.4 = 4.6 USD". */
export function stepCell(step: Step): Cell {
  if (typeof step === "string") return step;
  const { label, expression, value, unit, digits } = step;
  return `${label}: ${expression} = ${outcomeFigure(value, digits)}${unit}`;
}

/** Every metric there is, one line each. */
export function listMetrics(): ReportDocument {
  const columns = [
    { title: "Metric", align: "left" as const },
    { title: "What it is", align: "left" as const, wraps: true },
  ];
  const rows = metricFamilies.flatMap((family): Row[] => [
    { group: family },
    ...explainedMetrics.filter((metric) => metric.family === family).map(({ name, gist }) => [name, gist]),
  ]);
  return [
    {
      title: null,
      blocks: [
        { kind: "table", table: { columns, rows } },
        {
          kind: "paragraph",
          text: "evenpoint explain METRIC says how one is made; with a saved result, from which numbers.",
        },
      ],
    },
  ];
}
