import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { type Autoscaler, type GroupSample, wholeInstances, within } from "./autoscaler.ts";

/** The policy; durations in microseconds. */
export interface OpenfaasCommunity {
  /** Requests per second of the whole function above which the alert is raised. */
  readonly threshold: number;
  /** Share of the maximum that each notice of the alert adds, in whole pods. */
  readonly factor: number;
}

export interface OpenfaasCommunityState {
  /** Since which evaluation the rate has been above the threshold; null: the latest was not. */
  readonly aboveSince: number | null;
  readonly isFiring: boolean;
  /** When the next message may go out; null where there is no alert. */
  readonly messageAt: number | null;
  /** When the last notice of a firing alert went out; null: none yet. */
  readonly noticedAt: number | null;
}

/** Prometheus and Alertmanager as the faas-netes chart sets them up (read 2026-11). */
const sample = 5 * microsecondsPer.s;
const rateSamples = 2;
const evaluation = 15 * microsecondsPer.s;
const pending = 5 * microsecondsPer.s;
const groupWait = 5 * microsecondsPer.s;
const groupInterval = 10 * microsecondsPer.s;
const repeatInterval = 30 * microsecondsPer.s;

/**
 * OpenFaaS Community Edition: one alert. Every 15 s the rate of the last 10 s is held against the threshold; two
 * evaluations above it in a row raise the alert, 5 s later a notice adds a step of pods, and so does each repetition, 30 s
 * apart. Once the alert is over, the next message takes the function back to its minimum.
 */
export const openfaasCommunity: Autoscaler<OpenfaasCommunity, OpenfaasCommunityState> = {
  rhythm: () => ({ sample, samplesPerDecision: 1, memory: rateSamples, warmUp: 0 }),
  start: () => ({ aboveSince: null, isFiring: false, messageAt: null, noticedAt: null }),
  startsThroughLine: () => false,
  decide(observation, { threshold, factor }, before) {
    const { now, current, samples, min, max } = observation;
    const alert = now % evaluation === 0 ? evaluated(now, rateOf(samples) > threshold, before) : before;
    if (alert.messageAt === null || now < alert.messageAt) {
      return { desired: within(observation, current), state: alert, throughLine: false };
    }
    const messageAt = alert.isFiring ? now + groupInterval : null;
    const isNotice = alert.isFiring && (alert.noticedAt === null || now - alert.noticedAt >= repeatInterval);
    const step = isNotice ? wholeInstances(max * factor) : 0;
    const wanted = alert.isFiring ? current + step : min;
    const noticedAt = alert.isFiring ? (isNotice ? now : alert.noticedAt) : null;
    return { desired: within(observation, wanted), state: { ...alert, messageAt, noticedAt }, throughLine: false };
  },
  describe: ({ threshold, factor }) =>
    `by ${formatSignificant(100 * factor)} % of the maximum with each alert above ${formatSignificant(threshold)} requests/s`,
  // Above the threshold the alert repeats until the maximum is reached, whatever the load.
  steadySize: ({ threshold }, { requests }) => (requests > threshold ? Number.POSITIVE_INFINITY : 0),
};

function evaluated(now: number, isAbove: boolean, before: OpenfaasCommunityState): OpenfaasCommunityState {
  if (!isAbove) return { ...before, aboveSince: null, isFiring: false };
  const aboveSince = before.aboveSince ?? now;
  const isFiring = now - aboveSince >= pending;
  const isRaised = isFiring && before.messageAt === null;
  return { ...before, aboveSince, isFiring, messageAt: isRaised ? now + groupWait : before.messageAt };
}

function rateOf(samples: readonly GroupSample[]): number {
  return samples.reduce((sum, { requests }) => sum + requests, 0) / Math.max(1, samples.length);
}
