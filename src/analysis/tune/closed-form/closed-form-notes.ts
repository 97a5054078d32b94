import type { DistributionSettings } from "../../../engine/distributions/index.ts";
import { formatSignificant } from "../../../units/significant.ts";
import type { Work } from "../../../workloads/workload.ts";
import type { ColdCall } from "./cold-call.ts";
import type { CoveredFunction } from "./covered-function.ts";
import { evenInterval } from "./evenly-spaced.ts";
import type { ExpectedCourse } from "./expected-course.ts";
import type { ExpectedHandler } from "./expected-handler.ts";
import { isQuantised } from "./mean-cpu-time.ts";
import type { TrafficWindow } from "./month-windows.ts";

export interface NotedForm {
  readonly window: TrafficWindow;
  readonly handler: ExpectedHandler;
  readonly cold: ColdCall;
  readonly course: ExpectedCourse;
}

/** What the closed form leaves out or takes for granted, a sentence each. */
export function closedFormNotes(covered: CoveredFunction, form: NotedForm): readonly string[] {
  const { pool, committed } = covered;
  const { handler, course, window } = form;
  const notes = [
    steadyState,
    ...(window.arrivals.kind === "poisson" ? [] : [meanRateAlone]),
    ...coldNotes(covered, form),
    ...(needsChance(form) && (course.spill !== null || course.throttled > 0) ? [erlangAtTheMean] : []),
    ...(course.throttled > 0 && pool.retry !== null ? [withoutRetries] : []),
    ...(committed === null ? [] : [hoursAlike]),
    ...(isQuantised(pool) ? [firstCallLinear] : []),
  ];
  return [...notes, ...handler.notes];
}

const steadyState = "No run was made: expected values of a function that has been called for long.";
const meanRateAlone =
  "Cost and mean latency depend on the mean rate of the traffic alone, but for cold starts and what provisioned instances take.";
const erlangAtTheMean =
  "What finds provisioned instances or the concurrency limit taken is Erlang's share at the mean rate: traffic that comes and goes spills more, evenly spaced traffic less.";
const withoutRetries = "Further attempts of refused requests are left out.";
const hoursAlike =
  "A savings plan is settled as if all hours were alike: hours that differ leave more of it unused, and buy more beside it.";
const firstCallLinear = "The slowdown of first calls is taken as if CPU came evenly, not in quotas.";
const asIfExponential =
  "The share of cold starts is that of exponential service times with the mean of warm and cold requests together: where others take long beside the time between arrivals, it differs somewhat.";
const needsForCold =
  "a law tells their share only of Poisson arrivals (or evenly spaced ones of constant work), a constant keep-alive, the most recently used instance first, no age limit, and no requests beyond provisioned instances";

/** A share of requests beyond provisioned instances that bounds cold starts well enough to be said. */
const fewSpill = 0.02;

function coldNotes({ workload, pool }: CoveredFunction, { course, window, cold }: NotedForm): readonly string[] {
  const { spill, coldFraction } = course;
  if (coldFraction === null) {
    const isFew = spill !== null && spill <= fewSpill;
    const atMost = isFew ? `; they are at most the ${formatSignificant(100 * spill, 2)} % that spill over` : "";
    return [`Cold starts are left out: ${needsForCold}${atMost}.`];
  }
  const isByLaw = evenInterval(window.arrivals) === null && coldFraction > 0 && pool.provisionedConcurrency === 0;
  const isExact = isExponential(workload.work) && cold.held === 0;
  return isByLaw && !isExact ? [asIfExponential] : [];
}

/** Of Poisson arrivals Erlang's formula is exact, and evenly spaced ones of constant work have no chance in them. */
function needsChance({ window, handler }: NotedForm): boolean {
  if (window.arrivals.kind === "poisson") return false;
  return evenInterval(window.arrivals) === null || !handler.isConstant;
}

function isExponential(work: Work): boolean {
  if (work.from === "trace") return false;
  const isZero = (law: DistributionSettings) => law.kind === "constant" && law.value === 0;
  const { cpu, io } = work;
  return (cpu.kind === "exponential" && isZero(io)) || (io.kind === "exponential" && isZero(cpu));
}
