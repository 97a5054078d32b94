import { readResult } from "../node/read-result.ts";
import { explainMetric, listMetrics } from "../report/explained/explain.ts";
import { findMetric } from "../report/explained/find-metric.ts";
import { explainedMetrics } from "../report/explained/metrics.ts";
import type { ExplainedMetric } from "../report/explained/working.ts";
import { documentMarkdown } from "../report/markdown.ts";
import { documentText } from "../report/text.ts";
import { exitCodes } from "./exit-codes.ts";
import { renderForms } from "./render-forms.ts";
import { UsageError } from "./usage-error.ts";

export interface ExplainFlags {
  readonly format: "text" | "md";
}

/** `evenpoint explain [METRIC] [RESULT]`: what a metric is, and how a saved result came to it. */
export async function explain(
  word: string | undefined,
  file: string | undefined,
  flags: ExplainFlags,
): Promise<number> {
  const metric = word === undefined ? null : metricCalled(word);
  const result = file === undefined ? null : await readResult(file);
  const document = metric === null ? listMetrics() : explainMetric(metric, result);
  const forms = {
    text: (options: Parameters<typeof documentText>[1]) => documentText(document, options),
    json: () => "",
    markdown: () => documentMarkdown(document, { charts: () => [] }),
    charts: () => [],
  };
  process.stdout.write(await renderForms(forms, flags.format));
  return exitCodes.fine;
}

function metricCalled(word: string): ExplainedMetric {
  const found = findMetric(word);
  if (found.metric !== null) return found.metric;
  if (word.endsWith(".json")) {
    throw new UsageError(`the metric comes before the result, such as: evenpoint explain p99 ${word}`);
  }
  const hint = found.nearest === null ? "" : `; did you mean "${found.nearest}"?`;
  const names = explainedMetrics.map(({ name }) => name).join(", ");
  throw new UsageError(`"${word}" is no metric${hint} (metrics: ${names})`);
}
