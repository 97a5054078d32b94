import { bill } from "../../../pricing/bill.ts";
import type { Candidate, Scenario } from "../../../scenario/scenario.ts";
import type { Usage } from "../../../usage/meter.ts";
import { withStaffHours } from "../../staff-hours.ts";
import { completedWhenAcceptable } from "../../summarise-candidate.ts";
import { type CoveredFunction, coveredFunction } from "./covered-function.ts";
import { type ExpectedHandler, expectedHandler } from "./expected-handler.ts";
import { expectedUsage } from "./expected-usage.ts";
import { type ClosedFormData, monthWindows, type TrafficWindow } from "./month-windows.ts";
import { spillAt } from "./spill-at.ts";

/**
 * The least that a candidate can cost a month, USD, where it completes enough to be acceptable: the mean rate's requests
 * and work, no cold start, and every second bought on demand or on provisioned instances, whichever is cheaper and
 * possible. Of Poisson arrivals Erlang's formula says how much of it is which; of others only the mean rate counts. 0 where
 * no closed form covers the candidate. An expected value: the dice of a run may lie below it as far as its interval says.
 */
export function cheapestPossible(candidate: Candidate, scenario: Scenario, data: ClosedFormData): number {
  const covered = coveredFunction(candidate, scenario.workload);
  if ("problem" in covered) return 0;
  const handler = expectedHandler(covered.pool, covered.workload, data);
  if ("problem" in handler) return 0;
  const month = monthWindows(scenario, data);
  const completed = leastCompleted(scenario);
  const usageAt = (onDemand: number) => {
    const usage = month.usage((window) => leastUsage(covered, { window, handler, completed, onDemand }));
    return withStaffHours(usage, candidate);
  };
  const { window, calm } = month;
  // What the calmer window may leave to provisioned instances is no less than what the other may.
  const { from, to } = onDemandShares(covered, { window: calm ?? window, handler, completed });
  const ends = [
    ...kinks(candidate, scenario, { none: usageAt(0), all: usageAt(1) }),
    ...(calm === null ? [window] : [window, calm]).flatMap((one) => {
      return committedShares(covered, { window: one, handler, completed });
    }),
  ];
  const shares = [from, to, ...ends.filter((share) => share > from && share < to)];
  const { freeTier } = scenario;
  return Math.min(...shares.map((share) => bill(usageAt(share), candidate.rates, { freeTier }).total));
}

/** The share of its requests that a candidate must complete to be acceptable: more need not be billed. */
function leastCompleted({ slo }: Scenario): number {
  const own = slo.filter(({ metric }) => metric === "completed");
  if (own.length === 0) return completedWhenAcceptable;
  const floors = own.filter(({ comparison, windows }) => windows === null && !comparison.startsWith("<"));
  return Math.max(0, ...floors.map(({ value }) => value));
}

interface LeastUsed {
  readonly window: TrafficWindow;
  readonly handler: ExpectedHandler;
  /** Share of the requests offered. */
  readonly completed: number;
}

function leastUsage(
  covered: CoveredFunction,
  { window, handler, completed, onDemand }: LeastUsed & { readonly onDemand: number },
): Usage {
  const served = window.requests * completed;
  const billed = served * handler.billedAtLeast;
  return expectedUsage(covered, {
    offered: window.requests,
    served,
    completed: served,
    coldStarts: 0,
    billed: { onDemand: billed * onDemand, provisioned: billed * (1 - onDemand) },
    window: window.duration,
  });
}

interface Shares {
  readonly from: number;
  readonly to: number;
}

/** Between which bounds the share of the requests lies that is served on demand. */
function onDemandShares(
  { pool, workload, locations }: CoveredFunction,
  { window, handler, completed }: LeastUsed,
): Shares {
  const { provisionedConcurrency: provisioned } = pool;
  if (provisioned === 0 || completed === 0) return { from: provisioned === 0 ? 1 : 0, to: 1 };
  const held = Math.min(handler.held, handler.billedAtLeast);
  if (workload.arrivals.kind === "poisson" && locations === 1) {
    const { arrivals, rate } = window;
    const spill = (time: number) => spillAt({ arrivals, rate, held: time, isConstant: false }, provisioned);
    // What a limit refuses would have been served on demand.
    const from = Math.max(0, spill(held) - (1 - completed)) / completed;
    return { from, to: Math.min(1, spill(handler.held) / completed) };
  }
  // Provisioned instances serve no longer than the window is, and once each beyond its end.
  const busy = window.requests * completed * held;
  const most = provisioned * (window.duration + handler.held);
  return { from: busy > most ? 1 - most / busy : 0, to: 1 };
}

interface Ends {
  readonly none: Usage;
  readonly all: Usage;
}

/**
 * The shares on demand at which the free tier or a tier of a meter ends: in between the bill is a straight line, so it is
 * least at one of them.
 */
function kinks({ rates }: Candidate, { freeTier }: Scenario, { none, all }: Ends): readonly number[] {
  return rates.flatMap(({ meter, free, tiers }) => {
    const [least, most] = [none[meter] ?? 0, all[meter] ?? 0];
    if (least === most) return [];
    const ends = [0, ...tiers.flatMap(({ upTo }) => upTo ?? [])].map((end) => free * freeTier + end);
    return ends.map((end) => (end - least) / (most - least));
  });
}

/** The share on demand that just uses up a savings plan, where there is one. */
function committedShares({ committed }: CoveredFunction, { window, handler, completed }: LeastUsed): readonly number[] {
  const billed = window.requests * completed * handler.billedAtLeast;
  return committed === null || billed <= 0 ? [] : [(committed * window.duration) / billed];
}
