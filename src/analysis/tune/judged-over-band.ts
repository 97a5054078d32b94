import type { Objective } from "../../scenario/objective.ts";
import { formatSignificant } from "../../units/significant.ts";
import { holds } from "../compare-objective.ts";
import type { ObjectiveResult } from "../result.ts";
import type { TunedMetric } from "./figures.ts";

type Band = { readonly low: number; readonly high: number } | null;

/**
 * The objectives as they were judged, and certain only where all that the fit leaves open gives the same answer; with a
 * sentence for each that the fit leaves open.
 */
export function judgedOverBand(
  results: readonly ObjectiveResult[],
  slo: readonly Objective[],
  bands: Readonly<Record<TunedMetric, Band>>,
): { readonly slo: ObjectiveResult[]; readonly open: readonly string[] } {
  const judged = results.map((result, index) => {
    const objective = slo[index]!;
    const band = objective.windows === null ? (bands[objective.metric as TunedMetric] ?? null) : null;
    if (band === null || result.observed.mean === null) return { result, open: null };
    const isOpen = holds(band.low, objective) !== result.passed || holds(band.high, objective) !== result.passed;
    if (!isOpen) return { result, open: null };
    const [low, high] = [band.low, band.high].map((end) => formatSignificant(end));
    const unit = objective.metric === "cost" ? "USD" : "ms";
    const verdict = result.passed ? "is met by the fitted work" : "is missed by the fitted work";
    const open = `${result.objective} ${verdict}, but the measurements leave it open: ${low} to ${high} ${unit}.`;
    return { result: { ...result, certain: false }, open };
  });
  return {
    slo: judged.map(({ result }) => result),
    open: judged.flatMap(({ open }) => open ?? []),
  };
}
