import type { Result } from "../analysis/result.ts";

/**
 * The answer with how long it took. `requests` were counted while it was computed; the count may lack the last slice of
 * work, so it is at least what the candidates' windows hold.
 */
export function withTiming(result: Result, wallSeconds: number, requests: number): Result {
  const offered = result.candidates.map((candidate) =>
    candidate.eligible ? (candidate.requests.offered.mean ?? 0) : 0,
  );
  const measured = offered.reduce((sum, count) => sum + count, 0) * result.scenario.replications;
  const invocations = Math.max(requests, Math.round(measured));
  const invocationsPerSecond = wallSeconds > 0 ? invocations / wallSeconds : 0;
  return { ...result, timing: { wallSeconds, invocations, invocationsPerSecond } };
}
