import type { Result } from "../analysis/result.ts";

/** The answer with how long it took. `requests` counts every simulated one, over candidates and replications. */
export function withTiming(result: Result, wallSeconds: number, requests: number): Result {
  const invocationsPerSecond = wallSeconds > 0 ? requests / wallSeconds : 0;
  return { ...result, timing: { wallSeconds, invocations: requests, invocationsPerSecond } };
}
