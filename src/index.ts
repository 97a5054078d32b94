// The library, in reading order: a question, its answer, and the answer in words.

export { type BreakEvenOptions, breakEven } from "./analysis/break-even/index.ts";
export { breakEvenOver, type PathAxis } from "./analysis/break-even/over-path.ts";
export { type CompareOptions, compareResults } from "./analysis/compare/compare-results.ts";
export { type Comparison, comparisonSchema } from "./analysis/compare/comparison.ts";
export type { MetricDifference } from "./analysis/compare/metric-difference.ts";
export { resultDifferences } from "./analysis/compare/result-differences.ts";
export { type GateOutcome, judgeGates } from "./analysis/gates.ts";
export { Interrupted } from "./analysis/interrupted.ts";
export {
  type BreakEvenResult,
  type CandidateResult,
  type Estimate,
  type FunctionResult,
  type IneligibleCandidate,
  type Result,
  resultSchema,
  type Verdict,
} from "./analysis/result.ts";
export { type SensitivityOptions, sensitivity } from "./analysis/sensitivity/sensitivity.ts";
export { type SensitivityResult, sensitivityResultSchema } from "./analysis/sensitivity/sensitivity-result.ts";
export { simulate } from "./analysis/simulate.ts";
export type { OpenTrace, Progress, SimulateOptions } from "./analysis/simulate-options.ts";
export { type SweepOptions, sweep } from "./analysis/sweep/sweep.ts";
export { type SweepResult, sweepResultSchema } from "./analysis/sweep/sweep-result.ts";
export type { Pool } from "./analysis/tasks/pool.ts";
export { tune } from "./analysis/tune/tune.ts";
export type { MeasuredInput, MemoryChoice, TuneQuestion } from "./analysis/tune/tune-question.ts";
export { type TuneResult, tuneResultSchema } from "./analysis/tune/tune-result.ts";
export { version } from "./analysis/version.ts";
export { whatIf } from "./analysis/what-if/what-if.ts";
export { type WhatIfResult, whatIfResultSchema } from "./analysis/what-if/what-if-result.ts";
export { type MapPlan, winnerMap } from "./analysis/winner-map/winner-map.ts";
export { type WinnerMap, winnerMapSchema } from "./analysis/winner-map/winner-map-result.ts";
export { type Bill, bill, type LineItem } from "./pricing/bill.ts";
export { type CatalogueRow, priceCatalogue } from "./pricing/price-catalogue.ts";
export type { Rate, RateCard, Tier } from "./pricing/rate.ts";
export type { AnswerForms } from "./report/answer-forms.ts";
export { charts } from "./report/charts/charts.ts";
export { comparisonForms } from "./report/compared/comparison-forms.ts";
export { html } from "./report/html/html.ts";
export type { HtmlParts } from "./report/html/html-parts.ts";
export { json } from "./report/json.ts";
export { junit } from "./report/junit.ts";
export { mapForms } from "./report/mapped/map-forms.ts";
export { markdown } from "./report/markdown.ts";
export { sensitivityForms } from "./report/sensitive/sensitivity-forms.ts";
export { sweepForms } from "./report/swept/sweep-forms.ts";
export { text } from "./report/text.ts";
export { tuneForms } from "./report/tuned/tune-forms.ts";
export { whatIfForms } from "./report/what-if/what-if-forms.ts";
export { type Issue, type Place, ScenarioError } from "./scenario/issue.ts";
export type { Override } from "./scenario/overrides.ts";
export { type ParseOptions, type ParseOutcome, type ParseWith, parseScenario } from "./scenario/parse-scenario.ts";
export type { Candidate, Scenario } from "./scenario/scenario.ts";
export { type SweepPlan, sweepPlan } from "./scenario/vary/sweep-plan.ts";
export type { MeasurementSet } from "./workloads/measurements/measurement.ts";
export type { ReadMeasurements } from "./workloads/measurements/measurements-outcome.ts";
export { type PlacedProblem, readMeasurements } from "./workloads/measurements/read-measurements.ts";
export type { OpenedTrace } from "./workloads/opened-trace.ts";
