import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { type Autoscaler, type GroupObservation, type GroupSample, wholeInstances, within } from "./autoscaler.ts";
import { type KpaActivity, lastPod } from "./kpa-last-pod.ts";
import { nothingWritten, type WrittenSeconds, windowAverage, written } from "./kpa-window.ts";

/** The policy in the words of Knative's `config-autoscaler`; durations in microseconds, percentages as shares. */
export interface KnativeKpa {
  readonly metric: "concurrency" | "rps";
  /** The most of the metric that one pod takes: its container concurrency, or the target where that has no limit. */
  readonly total: number;
  /** Share of it that the rule aims for. */
  readonly utilisation: number;
  readonly stableWindow: number;
  /** Share of the stable window; in whole seconds, at least one. */
  readonly panicWindow: number;
  /** Pods needed over pods ready at which panic begins. */
  readonly panicThreshold: number;
  readonly maxScaleUpRate: number;
  readonly maxScaleDownRate: number;
  /** Pods at least where any are needed. */
  readonly activationScale: number;
  /** The size follows the highest wish of so long; 0: each wish. */
  readonly scaleDownDelay: number;
  /** Spare requests that the pods must be able to take before the activator leaves the path; -1: it never does, 0: it does. */
  readonly targetBurstCapacity: number;
  readonly scaleToZero: boolean;
  readonly gracePeriod: number;
  readonly retention: number;
}

export interface KpaState extends KpaActivity {
  readonly stable: WrittenSeconds;
  readonly panic: WrittenSeconds;
  /** When panic began or was last prolonged; null outside panic. */
  readonly panicSince: number | null;
  /** The most pods wished for in this panic: nothing below until it is over. */
  readonly mostPanicPods: number;
  /** Wishes of the scale-down delay, the oldest first. */
  readonly wishes: readonly { readonly at: number; readonly pods: number }[];
}

const second = microsecondsPer.s;
const samplesPerDecision = 2;

/** Of a share of a tiny total, so that no division is by nothing. */
const smallestTarget = 0.01;

/**
 * The Knative pod autoscaler, as its source has it (knative/serving, pkg/autoscaler, commit 98e5ef9, 2026-08-21). Every
 * two seconds it wants as many pods as keep the mean of the stable window at the target, at most `maxScaleUpRate` times
 * those ready and at least their `maxScaleDownRate`-th part. Where the mean of the short panic window needs
 * `panicThreshold` times the pods that are ready it panics: the larger of both wishes counts, and none is taken back
 * before a stable window without such a surge has passed.
 */
export const knativeKpa: Autoscaler<KnativeKpa, KpaState> = {
  rhythm: ({ stableWindow }) => ({
    sample: second,
    samplesPerDecision,
    memory: secondsOf(stableWindow),
    warmUp: 0,
  }),
  start: (policy, pods) => ({
    stable: nothingWritten,
    panic: nothingWritten,
    panicSince: pods > 1 ? 0 : null,
    mostPanicPods: pods,
    wishes: [],
    activeSince: pods > 0 ? 0 : null,
    inactiveSince: null,
    behindLineSince: needsLine(policy, pods, 0) ? 0 : null,
  }),
  startsThroughLine: (policy, pods) => needsLine(policy, pods, 0),
  decide(observation, policy, before) {
    const { now, ready, current } = observation;
    const { stable, panic, stableMean, panicMean } = observed(observation, policy, before);
    const wished = wishesOf({ ready, stableMean, panicMean }, policy);
    const { pods: wish, panicSince, mostPanicPods } = panicked({ now, ...wished }, policy, before);
    const { pods, wishes } = delayed(now, wish, policy, before);
    const wanted = within(observation, pods);
    const sight = { now, wanted, current, ready, needsLine: needsLine(policy, ready, panicMean) };
    const { desired, activity } = lastPod(sight, before, policy);
    return {
      desired,
      state: { stable, panic, panicSince, mostPanicPods, wishes, ...activity },
      throughLine: activity.behindLineSince !== null,
    };
  },
  describe: ({ metric, total, utilisation }) => {
    const share = formatSignificant(100 * utilisation);
    const what = metric === "rps" ? "requests/s" : "requests at once";
    return `at ${formatSignificant(total * utilisation)} ${what} each, ${share} % of ${formatSignificant(total)}`;
  },
  steadySize: (policy, { concurrency, requests }) =>
    wholeInstances((policy.metric === "rps" ? requests : concurrency) / targetOf(policy)),
};

/** Both windows' means, and from when to when they have been written. */
function observed({ now, samples }: GroupObservation, policy: KnativeKpa, before: KpaState) {
  const latest = Math.round(now / second) - 1;
  const stableWindow = secondsOf(policy.stableWindow);
  const panicWindow = Math.max(1, secondsOf(policy.panicWindow * policy.stableWindow));
  let { stable, panic } = before;
  const fresh = samples.slice(-samplesPerDecision);
  for (const [index, sample] of fresh.entries()) {
    if (!isWritten(sample)) continue;
    const at = latest - (fresh.length - 1 - index);
    stable = written(stable, at, stableWindow);
    panic = written(panic, at, panicWindow);
  }
  const values = samples.map((sample) => (policy.metric === "rps" ? sample.requests : sample.concurrency));
  return {
    stable,
    panic,
    stableMean: windowAverage(values, stable, { second: latest, window: stableWindow }),
    panicMean: windowAverage(values, panic, { second: latest, window: panicWindow }),
  };
}

/** Pods report every second, the activator where it holds requests; without either nobody writes. */
function isWritten({ inService, concurrency, requests }: GroupSample): boolean {
  return inService > 0 || concurrency > 0 || requests > 0;
}

interface Means {
  readonly ready: number;
  readonly stableMean: number;
  readonly panicMean: number;
}

interface Wishes {
  readonly forStable: number;
  readonly forPanic: number;
  /** Pods that the panic window needs over pods ready. */
  readonly surge: number;
}

function wishesOf({ ready, stableMean, panicMean }: Means, policy: KnativeKpa): Wishes {
  const pods = Math.max(1, ready);
  const most = wholeInstances(policy.maxScaleUpRate * pods);
  const fewest = Math.floor(pods / policy.maxScaleDownRate);
  const target = targetOf(policy);
  const wish = (needed: number): number => {
    const bounded = Math.min(Math.max(needed, fewest), most);
    return needed > 0 ? Math.max(bounded, policy.activationScale) : bounded;
  };
  const needed = wholeInstances(panicMean / target);
  return { forStable: wish(wholeInstances(stableMean / target)), forPanic: wish(needed), surge: needed / pods };
}

interface Panicked {
  readonly pods: number;
  readonly panicSince: number | null;
  readonly mostPanicPods: number;
}

function panicked(
  { now, forStable, forPanic, surge }: Wishes & { readonly now: number },
  { panicThreshold, stableWindow }: KnativeKpa,
  before: KpaState,
): Panicked {
  let { panicSince, mostPanicPods } = before;
  if (surge >= panicThreshold) panicSince = now;
  else if (panicSince !== null && panicSince + stableWindow < now) {
    panicSince = null;
    mostPanicPods = 0;
  }
  if (panicSince === null) return { pods: forStable, panicSince, mostPanicPods };
  const pods = Math.max(mostPanicPods, forStable, forPanic);
  return { pods, panicSince, mostPanicPods: pods };
}

function delayed(now: number, pods: number, { scaleDownDelay }: KnativeKpa, { wishes: earlier }: KpaState) {
  if (scaleDownDelay === 0) return { pods, wishes: earlier };
  const wishes = [...earlier.filter(({ at }) => at > now - scaleDownDelay), { at: now, pods }];
  return { pods: Math.max(...wishes.map((wish) => wish.pods)), wishes };
}

/** Whether the pods' spare capacity falls short of the burst that they are to take unaided. */
function needsLine({ targetBurstCapacity, total }: KnativeKpa, ready: number, panicMean: number): boolean {
  if (targetBurstCapacity === 0) return false;
  return targetBurstCapacity < 0 || Math.floor(ready * total - targetBurstCapacity - panicMean) < 0;
}

function targetOf({ total, utilisation }: KnativeKpa): number {
  return Math.max(smallestTarget, total * utilisation);
}

function secondsOf(microseconds: number): number {
  return Math.round(microseconds / second);
}
