import { z } from "zod";
import { durationField } from "../units/duration.ts";
import type { Assumption } from "./assumption.ts";
import { formatMicroseconds } from "./format-distribution.ts";

/** More attempts than this are a typing error, or an outage that no simulation needs to tell anybody of. */
const mostAttempts = 100;

/** How callers try again what was throttled or rejected. Durations in microseconds. */
export interface RetrySettings {
  /** At most, the first one included. */
  readonly attempts: number;
  /** Wait number i (from 0) is uniform between nothing and min(cap, base x 2^i): full jitter. */
  readonly base: number;
  readonly cap: number;
}

export interface RetryGiven {
  readonly attempts?: number | undefined;
  readonly base?: number | undefined;
  readonly cap?: number | undefined;
}

/** The throttling mode of the AWS SDKs from 2026 on: three attempts, a base of one second, at most twenty. */
const sdkRetry: RetrySettings = { attempts: 3, base: 1_000_000, cap: 20_000_000 };

/** Scenario field: `{attempts: 3, base: 1s, cap: 20s}`; what is left out is as the AWS SDKs have it. */
export const retryField = z.strictObject({
  attempts: z.int().min(1).max(mostAttempts).optional(),
  base: durationField.optional(),
  cap: durationField.optional(),
});

/** Null where each request has one attempt: the default. */
export function resolveRetry(given: RetryGiven | undefined): RetrySettings | null {
  if (given === undefined) return null;
  const { attempts = sdkRetry.attempts, base = sdkRetry.base, cap = sdkRetry.cap } = given;
  return attempts === 1 ? null : { attempts, base, cap };
}

export function retryAssumption(settings: RetrySettings | null, isGiven: boolean): Assumption {
  return {
    name: "attempts of a refused request",
    value: settings === null ? "one: callers do not try again" : inWords(settings),
    source: isGiven ? "scenario" : "evenpoint default",
    date: "",
    setBy: isGiven ? "user" : "default",
    confirmed: true,
  };
}

function inWords({ attempts, base, cap }: RetrySettings): string {
  const longest = `${formatMicroseconds(base)}, doubled each time, and at most ${formatMicroseconds(cap)}`;
  return `at most ${attempts}, each after a wait drawn evenly up to ${longest}`;
}
