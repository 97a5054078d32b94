import { addedLatencyMean } from "../../../platforms/added-latency.ts";
import { frontDoorTimeout } from "../../../platforms/edge-settings.ts";
import { type Bill, bill } from "../../../pricing/bill.ts";
import type { Candidate, Scenario } from "../../../scenario/scenario.ts";
import { withStaffHours } from "../../staff-hours.ts";
import { closedFormNotes } from "./closed-form-notes.ts";
import { type ColdCall, coldCall } from "./cold-call.ts";
import { type CoveredFunction, coveredFunction, type NotCovered } from "./covered-function.ts";
import { type ExpectedCourse, expectedCourse } from "./expected-course.ts";
import { type ExpectedHandler, expectedHandler } from "./expected-handler.ts";
import { type ExpectedCounts, expectedUsage } from "./expected-usage.ts";
import { type ClosedFormData, monthWindows, type TrafficWindow } from "./month-windows.ts";

/** What a candidate costs and how long it takes on average, without a run. */
export interface ClosedForm {
  /** By the same meters and rates as a run's. */
  readonly bill: Bill;
  /** USD a month: the bill's total. */
  readonly monthly: number;
  /** USD for a million completed requests. */
  readonly perMillionRequests: number;
  /** Offered. */
  readonly requestsPerMonth: number;
  /** Of a warm request, not cut at any timeout; microseconds. */
  readonly handlerMean: number;
  /** What callers see on average, milliseconds; null where nobody gets an answer. */
  readonly latencyMean: number | null;
  /** Share of the served requests that find no initialised instance; null where no law tells it, and none is counted. */
  readonly coldFraction: number | null;
  /** Share of the served requests beyond the provisioned instances; null where there are none. */
  readonly spill: number | null;
  /** Shares of what is offered. */
  readonly completed: number;
  readonly throttled: number;
  readonly timedOut: number;
  /** What is left out or taken for granted, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * The closed form of a function under the scenario's workload, from mean rates and the laws of its work; or why there is
 * none, as the end of a sentence. Costs depend on the mean rate alone, but for cold starts and provisioned instances.
 */
export function closedForm(candidate: Candidate, scenario: Scenario, data: ClosedFormData): ClosedForm | NotCovered {
  const covered = coveredFunction(candidate, scenario.workload);
  if ("problem" in covered) return covered;
  const handler = expectedHandler(covered.pool, covered.workload, data);
  if ("problem" in handler) return handler;
  const cold = coldCall(covered, handler, data.samples);
  const month = monthWindows(scenario, data);
  const courseOf = ({ arrivals, rate }: TrafficWindow) =>
    expectedCourse(covered, { arrivals, rate, handler, cold, samples: data.samples });
  const usage = month.usage((window) => expectedUsage(covered, countsOf(window, courseOf(window), { handler, cold })));
  const priced = bill(withStaffHours(usage, candidate), candidate.rates, { freeTier: scenario.freeTier });
  const completed = month.count((window) => window.requests * courseOf(window).completed);
  const course = courseOf(month.window);
  const added = addedLatencyMean(candidate.addedLatency, data.samples);
  return {
    bill: priced,
    monthly: priced.total,
    perMillionRequests: (1e6 * priced.total) / completed,
    requestsPerMonth: month.count(({ requests }) => requests),
    handlerMean: handler.mean,
    latencyMean: latencyOf(covered, { handler, cold, course, added }),
    ...course,
    timedOut: (1 - course.throttled) * handler.timedOut,
    notes: closedFormNotes(covered, { window: month.window, handler, cold, course }),
  };
}

interface Times {
  readonly handler: ExpectedHandler;
  readonly cold: ColdCall;
}

function countsOf(
  { requests, duration }: TrafficWindow,
  { throttled, completed, spill, coldFraction }: ExpectedCourse,
  { handler, cold }: Times,
): ExpectedCounts {
  const served = requests * (1 - throttled);
  const coldStarts = served * (coldFraction ?? 0);
  return {
    offered: requests,
    served,
    completed: requests * completed,
    coldStarts,
    billed: {
      onDemand: served * (spill ?? 1) * handler.billed + coldStarts * cold.billed,
      provisioned: served * (1 - (spill ?? 1)) * handler.billed,
    },
    window: duration,
  };
}

/** Milliseconds; of completed and timed-out requests: what fails is not among them. */
function latencyOf(
  { pool, workload }: CoveredFunction,
  { handler, cold, course, added }: Times & { readonly course: ExpectedCourse; readonly added: number },
): number | null {
  if (course.throttled >= 1) return null;
  const { timedOut, answered } = handler;
  const cut = timedOut * Math.min(pool.timeout, frontDoorTimeout(pool));
  const kept = 1 - workload.failures;
  const share = kept * (1 - timedOut) + timedOut;
  if (share === 0) return null;
  const warm = (kept * (answered - cut) + cut) / share;
  return (warm + (course.coldFraction ?? 0) * cold.held + added) / 1000;
}
