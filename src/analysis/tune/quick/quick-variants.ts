import type { Candidate } from "../../../scenario/scenario.ts";
import { showValue } from "../../../scenario/show-value.ts";
import type { Workload } from "../../../workloads/workload.ts";
import { type ClosedForm, closedForm } from "../closed-form/closed-form.ts";
import type { Figures, MetricValues } from "../figures.ts";
import type { LookedAt, Planned } from "../looked-at.ts";
import { refuse } from "../refuse.ts";
import type { Searched } from "../search/searched.ts";
import type { TuneSetting } from "../simulate-variants.ts";
import { failingRow } from "../tuned-row.ts";
import { quickRow } from "./quick-row.ts";

const percentilesUnknown =
  "No run was made: cost and mean latency are closed forms; percentiles, throttling and what the objectives ask of them are not known.";

/**
 * Every variant by closed forms alone.
 *
 * @throws ScenarioError where the candidate has none
 */
export function quickVariants(plans: readonly Planned[], setting: TuneSetting): Searched {
  const notes = new Set([percentilesUnknown]);
  let requestsPerMonth = 0;
  const lookedAt = plans.map((planned): LookedAt => {
    const { candidate, workload, open } = planned;
    if ("problems" in candidate) return failing(planned, candidate.problems);
    if (candidate.ineligibleBecause.length > 0) return failing(planned, candidate.ineligibleBecause);
    const form = formOf(candidate, workload, setting);
    for (const note of form.notes) notes.add(note);
    requestsPerMonth = form.requestsPerMonth;
    const effects = open.map(({ name, workload: other }) => {
      return [name, effectOf(formOf(candidate, other, setting), form)] as const;
    });
    const figures: Figures = { values: valuesOf(form), isExact: true, effects: new Map(effects) };
    return { planned, row: quickRow(planned, { form, figures, slo: setting.scenario.slo }), figures };
  });
  return {
    lookedAt,
    considered: plans.length,
    simulated: 0,
    note: null,
    replications: 0,
    requestsPerMonth,
    notes: [...notes],
  };
}

function failing(planned: Planned, because: readonly string[]): LookedAt {
  return { planned, row: failingRow(planned, because), figures: null };
}

function formOf(candidate: Candidate, workload: Workload, { scenario, data, duration }: TuneSetting): ClosedForm {
  const form = closedForm(candidate, { ...scenario, workload }, { ...data, duration });
  if (!("problem" in form)) return form;
  throw refuse(
    "--quick",
    `there is no closed form of ${showValue(candidate.name)}: ${form.problem}; leave --quick out to simulate it`,
  );
}

function valuesOf({ monthly, latencyMean }: ClosedForm): Figures["values"] {
  return { cost: [monthly], mean: [latencyMean], p95: [null], p99: [null] };
}

function effectOf(moved: ClosedForm, form: ClosedForm): MetricValues {
  return {
    cost: moved.monthly - form.monthly,
    mean: moved.latencyMean === null || form.latencyMean === null ? null : moved.latencyMean - form.latencyMean,
    p95: null,
    p99: null,
  };
}
