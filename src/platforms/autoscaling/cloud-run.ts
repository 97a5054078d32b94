import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { type Autoscaler, type GroupSample, wholeInstances, within } from "./autoscaler.ts";

/** Shares of an instance, above 0 and up to 1, that the group keeps to. */
export interface CloudRunTargets {
  readonly cpu: number;
  /** Of the requests that an instance may serve at once. */
  readonly concurrency: number;
}

/**
 * Google Cloud Run's autoscaler by metrics, in both directions: as many instances as keep the mean of the last minute to
 * the targets, by CPU and by concurrency, whichever needs more (Cloud Run documentation, read 2026-11). How often it
 * looks is from an older text of the same page: every 5 s.
 *
 * Requests that wait count as concurrency. That requests start instances themselves, and that no instance is taken away
 * that the requests of the moment fill, is the pool's part (`startsOnDemand`).
 */
export const cloudRun: Autoscaler<CloudRunTargets, null> = {
  rhythm: () => ({ sample: 5 * microsecondsPer.s, samplesPerDecision: 1, memory: 12, warmUp: 0 }),
  start: () => null,
  decide(observation, { cpu, concurrency }) {
    const { samples, instance } = observation;
    const byCpu = mean(samples, vcpusOfAll) / (instance.vcpus * cpu);
    const byConcurrency = mean(samples, (sample) => sample.concurrency) / (instance.slots * concurrency);
    return { desired: within(observation, wholeInstances(Math.max(byCpu, byConcurrency))), state: null };
  },
  describe: ({ cpu, concurrency }) => `at ${percent(cpu)} CPU and ${percent(concurrency)} of the concurrency`,
  steadySize: ({ cpu, concurrency }, load, instance) =>
    wholeInstances(Math.max(load.vcpus / (instance.vcpus * cpu), load.concurrency / (instance.slots * concurrency))),
};

/** Instances that came during the sample are taken to use as much as those that were there all the time. */
function vcpusOfAll({ vcpus, counted, inService }: GroupSample): number {
  return counted === 0 ? 0 : (vcpus * inService) / counted;
}

function mean(samples: readonly GroupSample[], of: (sample: GroupSample) => number): number {
  return samples.length === 0 ? 0 : samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
}

function percent(share: number): string {
  return `${formatSignificant(100 * share)} %`;
}
