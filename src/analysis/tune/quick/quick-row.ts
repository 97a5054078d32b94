import { noEstimate } from "../../../engine/statistics/estimate.ts";
import type { Objective, ObjectiveMetric } from "../../../scenario/objective.ts";
import { holds } from "../../compare-objective.ts";
import { evaluateObjective } from "../../evaluate-objective.ts";
import type { Estimate, ObjectiveResult } from "../../result.ts";
import { completedWhenAcceptable } from "../../summarise-candidate.ts";
import type { ClosedForm } from "../closed-form/closed-form.ts";
import type { Figures } from "../figures.ts";
import type { Planned } from "../looked-at.ts";
import type { WorkingSize } from "../tune-result.ts";
import { bandOf, identityOf, memoryWarnings } from "../tuned-row.ts";

export interface QuickParts {
  readonly form: ClosedForm;
  readonly figures: Figures;
  readonly slo: readonly Objective[];
}

/** A variant by closed forms: no interval, no percentile; an objective that asks for one is left open. */
export function quickRow(planned: Planned, { form, figures, slo }: QuickParts): WorkingSize {
  const monthly = exactly(form.monthly);
  const mean = exactly(form.latencyMean);
  const judged = slo.map((objective) =>
    judge(objective, {
      cost: monthly,
      mean,
      coldStarts: exactly(form.coldFraction),
      timedOut: exactly(form.timedOut),
      ...(canBeMissed(objective, form) ? { completed: exactly(form.completed) } : {}),
    }),
  );
  const missed = judged.filter(({ passed, observed }) => !passed && observed.mean !== null);
  // Traffic that comes and goes completes less than at its mean rate, never more.
  const completesTooFew = form.completed < completedWhenAcceptable && !slo.some(({ metric }) => metric === "completed");
  const isKnownToFail = missed.length > 0 || completesTooFew;
  return {
    ...identityOf(planned),
    works: true,
    cost: {
      perMillionRequests: exactly(form.perMillionRequests),
      monthly,
      monthlyBand: bandOf(monthly, figures, "cost"),
    },
    latency: { mean, p50: noEstimate, p95: noEstimate, p99: noEstimate },
    latencyBand: { mean: bandOf(mean, figures, "mean"), p95: null, p99: null },
    coldStarts: exactly(form.coldFraction),
    completed: form.completed < completedWhenAcceptable ? exactly(form.completed) : noEstimate,
    throttled: noEstimate,
    timedOut: exactly(form.timedOut),
    failed: noEstimate,
    slo: judged,
    // What no closed form tells is left open, not missed; a size that is known to fail is decided whatever is open.
    acceptable: !isKnownToFail,
    undecided: !isKnownToFail && judged.some(({ observed }) => observed.mean === null),
    unacceptableBecause: [
      ...missed.map(({ objective }) => `${objective}: missed`),
      ...(completesTooFew ? ["completes too few"] : []),
    ],
    overloaded: false,
    openObjectives: [],
    warnings: [...memoryWarnings(planned)],
  };
}

/** The most that is completed decides an objective that asks for more; whether less is enough is left open. */
function canBeMissed(objective: Objective, { completed }: ClosedForm): boolean {
  return objective.metric === "completed" && objective.comparison.startsWith(">") && !holds(completed, objective);
}

function exactly(value: number | null): Estimate {
  return { mean: value, low: null, high: null };
}

function judge(objective: Objective, known: Partial<Record<ObjectiveMetric, Estimate>>): ObjectiveResult {
  const observed = objective.windows === null ? (known[objective.metric] ?? noEstimate) : noEstimate;
  const metrics = { [objective.metric]: observed } as Record<ObjectiveMetric, Estimate>;
  return evaluateObjective(objective, metrics);
}
