import { mean } from "simple-statistics";
import type { PoolSettings } from "../../platforms/instance-pool/pool-settings.ts";
import type { SeriesRecord } from "../../platforms/station.ts";
import type { Candidate, Scenario } from "../../scenario/scenario.ts";
import { formatDuration } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { isStationary } from "../../workloads/arrivals/index.ts";
import { findTransient, type Transient } from "./find-transient.ts";
import { readableDuration } from "./readable-duration.ts";
import {
  endOfTenths,
  type SeriesSteps,
  type TransientSeries,
  tenths,
  transientSeries,
  windowTenths,
} from "./window-tenths.ts";

/** Chance of a false alarm in a whole run, over all series of all candidates. */
const falseAlarms = 0.001;
/** The smallest part of a window's mean that is worth a warning. */
const materialShare = 0.01;
/** Extra cold starts below this share of the requests move no percentile that a result gives. */
const materialColdStarts = 0.0001;
/** Requests per tenth of the window below which its tenths are not compared. */
const fewestRequests = 100;

export interface TransientContext extends SeriesSteps {
  readonly scenario: Scenario;
  /** By replication. */
  readonly series: readonly SeriesRecord[];
  /** More work was offered than could be done. */
  readonly overloaded: boolean;
}

/**
 * The sentence for a candidate whose window begins before its steady state, and a warm-up that would leave that out;
 * null where nothing points to it. Only traffic of one law throughout has a steady state to compare with, and only a
 * candidate without a calendar of its own.
 */
export function transientWarning(candidate: Candidate, context: TransientContext): string | null {
  const { scenario, series } = context;
  if (series.length < 2 || !isStationary(scenario.workload.arrivals) || isScheduled(candidate.settings)) return null;
  const cut = series.flatMap((record) => windowTenths(record, context) ?? []);
  if (cut.length < series.length) return null;
  const meanOf = (name: keyof (typeof cut)[number]) => mean(cut.map((one) => mean(one[name] as number[])));
  const offered = meanOf("offered");
  if (offered < fewestRequests) return null;
  const inSystem = meanOf("concurrency") + meanOf("queue");
  const scale = {
    concurrency: inSystem,
    queue: inSystem,
    instances: meanOf("instances"),
    coldStarts: meanOf("coldStarts"),
  };
  const level = falseAlarms / transientSeries.length / scenario.candidates.length;
  // Its queues grow for ever, which has a warning of its own; whether it still grows itself is worth knowing.
  const judged = context.overloaded ? (["instances"] as const) : transientSeries;
  const found = judged.flatMap((name): readonly Found[] => {
    const isCount = name === "coldStarts";
    const material = Math.max(materialShare * scale[name], isCount ? materialColdStarts * offered : 0);
    const transient = findTransient(
      cut.map((one) => one[name]),
      { level, material, isCount },
    );
    return transient === null ? [] : [{ name, transient, bias: (transient.whole - transient.later) / scale[name] }];
  });
  if (found.length === 0) return null;
  const worst = found.reduce((one, other) => (Math.abs(other.bias) > Math.abs(one.bias) ? other : one));
  const longest = Math.max(...found.map(({ transient }) => transient.length));
  return `the window begins before the steady state: ${difference(worst, context)}; ${remedy(longest, context)}`;
}

interface Found {
  readonly name: TransientSeries;
  readonly transient: Transient;
  /** Of the mean over the whole window, relative. */
  readonly bias: number;
}

/** A fleet whose minimum follows the clock has no steady state. */
function isScheduled(settings: unknown): boolean {
  const { instances } = (settings ?? {}) as Partial<PoolSettings>;
  return instances?.kind === "growing" && instances.schedule.length > 0;
}

const inWords: Readonly<Record<TransientSeries, string>> = {
  concurrency: "requests in service",
  instances: "instances",
  coldStarts: "cold starts",
  queue: "waiting requests",
};

/** The figure of the whole window that the beginning moves. */
const figures: Readonly<Record<TransientSeries, string>> = {
  concurrency: "mean number of requests in service",
  instances: "mean number of instances",
  coldStarts: "number of cold starts",
  queue: "mean number of requests in service or waiting",
};

function difference({ name, transient, bias }: Found, context: TransientContext): string {
  const { length, early, later } = transient;
  const first = `its first ${formatDuration(endOfTenths(length, context))}`;
  const moves = `which ${bias < 0 ? "lowers" : "raises"} the window's ${figures[name]} by ${percent(Math.abs(bias))}`;
  return `in ${first} there are ${howMany(early, later, inWords[name])}, ${moves}`;
}

function howMany(early: number, later: number, things: string): string {
  if (later === 0) return `${things} and later none`;
  if (early >= 2 * later) return `${formatSignificant(early / later, 2)} times as many ${things} as later`;
  const share = percent(Math.abs(early / later - 1));
  return `${share} ${early > later ? "more" : "fewer"} ${things} than later`;
}

function remedy(length: number, context: TransientContext): string {
  const { warmUp } = context.scenario;
  if (length > tenths / 2) {
    const longer = formatDuration(readableDuration(4 * context.duration));
    return `it may hold no steady state at all; lengthen it, such as duration: ${longer}`;
  }
  const longer = formatDuration(readableDuration(warmUp + endOfTenths(length, context)));
  return `warmUp: ${longer}${warmUp > 0 ? ` (now ${formatDuration(warmUp)})` : ""} would leave that out`;
}

function percent(share: number): string {
  return `${formatSignificant(100 * share, 2)} %`;
}
