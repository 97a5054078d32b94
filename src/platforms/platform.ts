import type { z } from "zod";
import type { Usage } from "../usage/meter.ts";
import type { PriceNeed } from "../usage/price-need.ts";
import type { Workload } from "../workloads/workload.ts";
import type { LatencyPart } from "./added-latency.ts";
import type { Assumption } from "./assumption.ts";
import type { SizeKnob } from "./size-knob.ts";
import type { Station, StationRun } from "./station.ts";

/** A limit of a candidate, reported with its headroom; one that the run itself does not enforce may be passed. */
export interface Limit {
  readonly limit: string;
  readonly value: number;
  /** What of the observation is held against it. */
  readonly measuredBy: LimitMeasure;
  /** Where instances are measured: how much of the value each takes; one where left out. */
  readonly perInstance?: number;
}

/**
 * Peaks of a number of things at one moment, peaks of what was drawn from the bucket of a rate, and peaks of the fullest
 * of several functions that have a limit each.
 */
export type LimitMeasure = LevelMeasure | RateMeasure | FunctionMeasure | QuotaMeasure;
export type LevelMeasure = "peakConcurrency" | "peakInstances";
export type FunctionMeasure = "peakFunctionConcurrency" | "peakFunctionInstances";
/** Requests of the fullest day, where a plan counts them. */
export type QuotaMeasure = "peakDayRequests";
export type RateMeasure = "peakRequestRate" | "peakScaleOut" | "peakFrontDoorRate" | "peakVcpus";

/** A candidate's settings with every default filled in, and what follows from them. */
export interface ResolvedCandidate<Settings> {
  readonly settings: Settings;
  readonly description: string;
  readonly assumptions: readonly Assumption[];
  /** Reasons why this workload cannot run here at all; empty where it can. */
  readonly ineligibleBecause: readonly string[];
  readonly warnings: readonly string[];
  readonly limits: readonly Limit[];
  /** Latency that holds no instance: overhead, front door. */
  readonly addedLatency: readonly LatencyPart[];
  readonly priceNeeds: readonly PriceNeed[];
}

export const platformFamilies = ["functions", "containers", "machines"] as const;
export type PlatformFamily = (typeof platformFamilies)[number];

/** What depends on how many instances a pool has, and on how they are bought. */
export interface SizedPool<Settings> {
  /** The purchase that commits to one year, for which people ask first; null where there is none. */
  readonly committedForAYear: string | null;
  describe(settings: Settings): string;
  limits(settings: Settings): readonly Limit[];
}

/** Settings that change a bill and nothing else, so that one run serves every way to buy. */
export interface SettingsPurchase<Settings> {
  /** The settings that a run gets: the same for all that differ only in how usage is bought. */
  without(settings: Settings): Settings;
  /** The usage of such a run as it is bought; `window` is its length in microseconds. */
  usage(usage: Usage, settings: Settings, window: number): Usage;
}

/**
 * A way to serve requests. `given` is what the scenario says (units resolved, nothing filled in), `settings` is complete
 * plain data. Every platform of a scenario is a value of this shape, in the table of platforms.ts.
 */
export interface Platform<Given = never, Settings = never> {
  readonly kind: string;
  /** What serves; the settings of containers and machines extend `PoolSettings`. */
  readonly family: PlatformFamily;
  /** Where a candidate names its region, if not under `region`. */
  readonly regionPath?: readonly string[];
  /** Of a candidate that names no region. */
  readonly defaultRegion: string;
  /** The candidate's keys besides `name` and `platform`. */
  readonly schema: z.ZodType<Given, unknown>;
  /** `month` is the length of the month that is billed, microseconds. */
  resolve(given: Given, workload: Workload, month: number): ResolvedCandidate<Settings>;
  start(settings: Settings, workload: Workload, run: StationRun): Station;
  /** True where each of several functions has instances of its own, whatever else they share. */
  readonly functionsApart?: true;
  /** Where the analysis may set the number of instances: what follows from it. */
  readonly pool?: SizedPool<Settings>;
  /** Where some settings only say how usage is bought: what a run leaves out, and puts in afterwards. */
  readonly purchase?: SettingsPurchase<Settings>;
  /** Where its candidates have a size to choose. */
  readonly sizes?: SizeKnob<Settings>;
  /** The most that usage-billed meters can cost: consumption of one hour at the limit; null where nothing is, or where no limit bounds it. */
  worstCaseHour(settings: Settings, workload: Workload): Usage | null;
}
