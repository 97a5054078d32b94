import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { type Autoscaler, type GroupSample, wholeInstances, within } from "./autoscaler.ts";

/** What a function's load is counted in: requests per second, requests in flight, or thousandths of a vCPU in use. */
export const openfaasMetrics = ["rps", "capacity", "cpu"] as const;
export type OpenfaasMetric = (typeof openfaasMetrics)[number];

/** The policy in the words of the labels `com.openfaas.scale.*`; durations in microseconds. */
export interface OpenfaasPro {
  readonly metric: OpenfaasMetric;
  /** Load that one pod is to have. */
  readonly target: number;
  /** Share of the target at which the rule adds pods already. */
  readonly proportion: number;
  /** Pods while the function is not idle; the bound of the pool is lower where it may scale to zero. */
  readonly min: number;
  /** Pods are taken away down to the highest recommendation of so long; 0: of the latest alone. */
  readonly downWindow: number;
  /** Without any request for so long, no pod stays; null: pods stay. */
  readonly zeroAfter: number | null;
}

export interface OpenfaasProState {
  /** When there was a request last. */
  readonly busyAt: number;
  /** Of the down window, the oldest first. */
  readonly recommendations: readonly { readonly at: number; readonly pods: number }[];
}

/** Seconds that each load looks back on (recording rules of the faas-netes chart): rate, maximum, latest two. */
const lookBack: Readonly<Record<OpenfaasMetric, number>> = { rps: 30, capacity: 45, cpu: 10 };

/** How often the metrics are scraped (faas-netes chart), and how often the rule decides (no source; "periodically"). */
const secondsPerSample = 5;
const samplesPerDecision = 2;

/**
 * OpenFaaS Pro (docs of 2026-05-19): ready x (mean load of a pod / (target x proportion)), rounded up. Ready pods cancel
 * out, so the load of all pods decides; without a ready pod there is none. Only the last `zeroAfter` matters for the last
 * pods: they end when nobody has called for so long.
 */
export const openfaasPro: Autoscaler<OpenfaasPro, OpenfaasProState> = {
  rhythm: ({ metric }) => ({
    sample: secondsPerSample * microsecondsPer.s,
    samplesPerDecision,
    memory: lookBack[metric] / secondsPerSample,
    warmUp: 0,
  }),
  start: () => ({ busyAt: 0, recommendations: [] }),
  startsThroughLine: () => false,
  decide(observation, policy, before) {
    const { now, current, ready, samples } = observation;
    const { downWindow, zeroAfter, min } = policy;
    const isBusy = samples.slice(-samplesPerDecision).some(({ requests, concurrency }) => requests + concurrency > 0);
    const busyAt = isBusy ? now : before.busyAt;
    const needed = ready === 0 ? 0 : wholeInstances(loadOf(samples, policy) / (policy.target * policy.proportion));
    const earlier = before.recommendations.filter(({ at }) => at > now - downWindow);
    const recommendations = downWindow === 0 ? [] : [...earlier, { at: now, pods: needed }];
    const highest = Math.max(needed, ...earlier.map(({ pods }) => pods));
    const wanted = needed < current ? Math.min(current, highest) : needed;
    const isIdle = zeroAfter !== null && now - busyAt >= zeroAfter;
    // A function at zero stays there until the gateway starts it.
    const desired = isIdle || current === 0 ? 0 : Math.max(min, wanted);
    return { desired: within(observation, desired), state: { busyAt, recommendations }, throughLine: false };
  },
  describe: ({ metric, target, proportion }) => `at ${formatLoad(metric, target * proportion)} each`,
  steadySize: ({ metric, target, proportion, min }, { vcpus, concurrency, requests }) => {
    const loads = { rps: requests, capacity: concurrency, cpu: 1000 * vcpus };
    return Math.max(min, wholeInstances(loads[metric] / (target * proportion)));
  },
};

/** Of all pods. */
function loadOf(samples: readonly GroupSample[], { metric }: OpenfaasPro): number {
  if (metric === "capacity") return Math.max(0, ...samples.map(({ concurrency }) => concurrency));
  const mean = (of: (sample: GroupSample) => number): number =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / Math.max(1, samples.length);
  return metric === "rps" ? mean(({ requests }) => requests) : 1000 * mean(({ vcpus }) => vcpus);
}

function formatLoad(metric: OpenfaasMetric, load: number): string {
  const units = { rps: "requests/s", capacity: "requests in flight", cpu: "mCPU" };
  return `${formatSignificant(load)} ${units[metric]}`;
}
