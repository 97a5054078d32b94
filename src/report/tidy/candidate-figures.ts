import type { CandidateResult } from "../../analysis/result.ts";
import { latencyMetrics, parseObjective } from "../../scenario/objective.ts";
import { exactly, figuresOf, type TidyFigure } from "./tidy-figure.ts";

/** Every figure of one candidate, in the order in which the result has them. */
export function candidateFigures(candidate: CandidateResult): readonly TidyFigure[] {
  return [
    ...standing(candidate),
    ...costs(candidate),
    ...figuresOf("latency", "ms", candidate.latency),
    ...figuresOf("wait", "ms", candidate.wait),
    ...figuresOf("cold request latency", "ms", candidate.coldLatency),
    ...worstHour(candidate),
    ...figuresOf("requests", "requests per replication", candidate.requests),
    ...figuresOf("throttled by", "requests per replication", candidate.throttledBy),
    ...coldStarts(candidate),
    ...figuresOf("concurrency", "requests", candidate.concurrency),
    ...capacity(candidate),
    ...candidate.slo.map(({ objective, observed }): TidyFigure => {
      return { group: "objective", figure: objective, unit: unitOf(objective), value: observed };
    }),
    ...limits(candidate),
    ...billLines(candidate),
    ...functions(candidate),
  ];
}

function standing({ acceptable, overloaded, slo }: CandidateResult): readonly TidyFigure[] {
  return [
    yes("standing", "eligible", true),
    yes("standing", "acceptable", acceptable),
    yes("standing", "overloaded", overloaded),
    ...slo.map(({ objective, passed }) => yes("objective passed", objective, passed)),
  ];
}

/** Of what an objective observes, as the result has it. */
function unitOf(text: string): string {
  const objective = parseObjective(text);
  if ("problem" in objective) return "";
  if (objective.windows !== null) return "share of windows";
  if (objective.metric === "cost") return "USD/month";
  return latencyMetrics.includes(objective.metric) ? "ms" : "share";
}

/** Yes and no as a number, so that a table of numbers can hold them. */
export function yes(group: string, figure: string, isTrue: boolean): TidyFigure {
  return { group, figure, unit: "1 yes, 0 no", value: exactly(isTrue ? 1 : 0) };
}

function costs({ cost, costSplit, worstCaseSpend }: CandidateResult): readonly TidyFigure[] {
  const split = Object.entries(costSplit).map(([part, amount]) => [part, exactly(amount)] as const);
  return [
    ...figuresOf("cost", "USD/month", { monthly: cost.monthly, ...Object.fromEntries(split) }),
    ...figuresOf("cost", "USD per million completed", { perMillionRequests: cost.perMillionRequests }),
    ...figuresOf("cost", "USD/hour", { worstCaseSpend: exactly(worstCaseSpend.perHour) }),
  ];
}

function worstHour({ worstHour }: CandidateResult): readonly TidyFigure[] {
  if (worstHour === null) return [];
  return [
    ...figuresOf("worst hour", "s from the start", { start: exactly(worstHour.start) }),
    ...figuresOf("worst hour", "ms", { p99: exactly(worstHour.p99) }),
    ...figuresOf("worst hour", "requests", { throttled: exactly(worstHour.throttled) }),
  ];
}

function coldStarts({ coldStarts }: CandidateResult): readonly TidyFigure[] {
  return [
    ...figuresOf("cold starts", "cold starts per replication", { count: coldStarts.count }),
    ...figuresOf("cold starts", "share of served", { fraction: coldStarts.fraction }),
  ];
}

function capacity({ instances, provisioned }: CandidateResult): readonly TidyFigure[] {
  const { utilisation, ...sizes } = instances;
  return [
    ...figuresOf("instances", "instances", sizes),
    ...figuresOf("instances", "share", { utilisation }),
    ...figuresOf("provisioned", "share of served", { spill: provisioned?.spill }),
    ...figuresOf("provisioned", "share", { utilisation: provisioned?.utilisation }),
  ];
}

function limits({ limits }: CandidateResult): readonly TidyFigure[] {
  return limits.flatMap(({ limit, value, peak, headroom, bindsAt }) => [
    ...figuresOf("limits", "as the limit has it", {
      [`${limit}: value`]: exactly(value),
      [`${limit}: peak`]: exactly(peak),
    }),
    ...figuresOf("limits", "share", { [`${limit}: headroom`]: exactly(headroom) }),
    ...figuresOf("limits", "requests/s", { [`${limit}: bindsAt`]: exactly(bindsAt) }),
  ]);
}

/** Lines of equal labels, as two regions may have, stay rows of their own. */
function billLines({ bill }: CandidateResult): readonly TidyFigure[] {
  const lines = bill.lines.flatMap(({ label, unit, quantity, price, amount }) => [
    ...figuresOf("bill", `${unit}/month`, { [`${label}: quantity`]: exactly(quantity) }),
    ...figuresOf("bill", `USD/${unit}`, { [`${label}: price`]: exactly(price) }),
    ...figuresOf("bill", "USD/month", { [`${label}: amount`]: exactly(amount) }),
  ]);
  return [...lines, ...figuresOf("bill", "USD/month", { total: exactly(bill.total) })];
}

function functions({ functions = [] }: CandidateResult): readonly TidyFigure[] {
  return functions.flatMap(({ name, requests, coldStarts, latency, concurrency, cost }) =>
    [
      ...figuresOf("cost", "USD/month", { monthly: cost?.monthly }),
      ...figuresOf("latency", "ms", latency),
      ...figuresOf("requests", "requests per replication", requests),
      ...figuresOf("cold starts", "cold starts per replication", { count: coldStarts.count }),
      ...figuresOf("cold starts", "share of served", { fraction: coldStarts.fraction }),
      ...figuresOf("concurrency", "requests", concurrency ?? {}),
    ].map(({ group, figure, ...rest }) => ({ group: "functions", figure: `${name}: ${group}, ${figure}`, ...rest })),
  );
}
