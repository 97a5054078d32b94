// The library, in reading order: a question, its answer, and the answer in words.

export { type BreakEvenOptions, breakEven } from "./analysis/break-even/index.ts";
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
export { simulate } from "./analysis/simulate.ts";
export type { OpenTrace, Progress, SimulateOptions } from "./analysis/simulate-options.ts";
export { version } from "./analysis/version.ts";
export { type Bill, bill, type LineItem } from "./pricing/bill.ts";
export { type CatalogueRow, priceCatalogue } from "./pricing/price-catalogue.ts";
export type { Rate, RateCard, Tier } from "./pricing/rate.ts";
export { charts } from "./report/charts/charts.ts";
export { json } from "./report/json.ts";
export { junit } from "./report/junit.ts";
export { markdown } from "./report/markdown.ts";
export { text } from "./report/text.ts";
export { type Issue, type Place, ScenarioError } from "./scenario/issue.ts";
export type { Override } from "./scenario/overrides.ts";
export { type ParseOptions, type ParseOutcome, parseScenario } from "./scenario/parse-scenario.ts";
export type { Candidate, Scenario } from "./scenario/scenario.ts";
export type { OpenedTrace } from "./workloads/opened-trace.ts";
