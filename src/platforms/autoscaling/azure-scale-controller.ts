import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { type Autoscaler, type GroupSample, wholeInstances, within } from "./autoscaler.ts";

/** When the instances of an app are sufficiently used for another one, and how fast others come. */
export interface AzureScaleController {
  /** Share of the vCPUs, above 0 and up to 1. */
  readonly cpu: number;
  /** Requests per instance, in service or waiting. */
  readonly requests: number;
  /** New instances a second at most, a whole number. */
  readonly perSecond: number;
  /**
   * For how long fewer must have been enough before the others go, microseconds; left out: it takes no instance away, and
   * one that has served nobody for long ends by itself (`keepAlive`).
   */
  readonly scaleInAfter?: number;
}

/** Since when fewer instances than there are have been enough, and the most that were needed in that time. */
interface Surplus {
  readonly since: number;
  readonly needed: number;
}

/** Microsoft publishes neither; editable, and marked as not confirmed. */
export const azureScaleDefaults = { cpu: 0.7, requests: 16 } as const;

/** Of an app with HTTP triggers (documentation, event-driven scaling, 2026-08). */
export const httpInstancesPerSecond = 1;

/**
 * The scale controller of Azure Functions, HTTP triggers: at most so many new instances a second, for as long as those
 * there are "sufficiently used" (documentation, 2020-10 to 2026-08). What that means is not published: here, that in the
 * last second either mean per instance was above its target. An instance that is being started counts as one that is not
 * used yet, so that a slow start is not answered with more of them than the requests fill. When instances go is not
 * published either.
 */
export const azureScaleController: Autoscaler<AzureScaleController, Surplus | null> = {
  rhythm: () => ({ sample: microsecondsPer.s, samplesPerDecision: 1, memory: 1, warmUp: 0 }),
  start: () => null,
  startsThroughLine: () => false,
  decide(observation, { cpu, requests, perSecond, scaleInAfter }, surplus) {
    const { samples, current, instance, now } = observation;
    const { concurrency, ...sample } = samples.at(-1)!;
    const filled = Math.max(vcpusOfAll(sample) / (instance.vcpus * cpu), concurrency / requests);
    const enough = wholeInstances(filled);
    if (enough >= current || scaleInAfter === undefined) {
      const grown = Math.min(enough, current + perSecond);
      return { desired: within(observation, Math.max(current, grown)), state: null };
    }
    const needed = Math.max(enough, surplus?.needed ?? 0);
    const since = surplus?.since ?? now;
    if (now - since < scaleInAfter) return { desired: within(observation, current), state: { since, needed } };
    return { desired: within(observation, needed), state: null };
  },
  describe: ({ cpu, requests }) =>
    `above ${formatSignificant(100 * cpu)} % CPU or ${formatSignificant(requests)} requests each`,
  steadySize: ({ cpu, requests }, load, instance) =>
    wholeInstances(Math.max(load.vcpus / (instance.vcpus * cpu), load.concurrency / requests)),
};

/** Instances that came during the sample are taken to use as much as those that were there all the time. */
function vcpusOfAll({ vcpus, counted, inService }: Pick<GroupSample, "vcpus" | "counted" | "inService">): number {
  return counted === 0 ? 0 : (vcpus * inService) / counted;
}
