import { isUndecided } from "../is-undecided.ts";
import type { CandidateResult, Estimate, IneligibleCandidate } from "../result.ts";
import { type Reason, whyNotAcceptable } from "../why-not-acceptable.ts";
import type { SweepCell } from "./sweep-result.ts";

/** What a sweep keeps of a candidate. */
export function sweptCandidate(candidate: CandidateResult | IneligibleCandidate): SweepCell["candidates"][number] {
  const { name, platform } = candidate;
  if (!candidate.eligible) {
    return { name, platform, eligible: false, ineligibleBecause: [...candidate.ineligibleBecause] };
  }
  const { requests, latency, cost, coldStarts, instances } = candidate;
  const share = (count: Estimate) => shareOf(count, requests.offered.mean ?? 0);
  return {
    name,
    platform,
    eligible: true,
    acceptable: candidate.acceptable,
    undecided: isUndecided(candidate),
    unacceptableBecause: whyNotAcceptable(candidate).map(inShort),
    overloaded: candidate.overloaded,
    cost,
    latency: { mean: latency.mean, p50: latency.p50, p95: latency.p95, p99: latency.p99 },
    offered: requests.offered,
    completed: share(requests.completed),
    throttled: share(requests.throttled),
    rejected: share(requests.rejected),
    timedOut: share(requests.timedOut),
    failed: share(requests.failed),
    coldStarts: coldStarts.fraction,
    instances,
    warnings: [...candidate.warnings],
  };
}

function inShort(reason: Reason): string {
  switch (reason.kind) {
    case "ineligible":
      return reason.because;
    case "objective":
      return `${reason.missed.objective}: ${reason.missed.observed.mean === null ? "too few requests" : "missed"}`;
    case "incomplete":
      return "completes too few";
    case "overloaded":
      return "overloaded";
  }
}

/** A count as a share of what was offered on average; null where nothing was. */
function shareOf({ mean, low, high }: Estimate, offered: number): Estimate {
  const share = (count: number | null) => (count === null || offered === 0 ? null : Math.min(1, count / offered));
  return { mean: share(mean), low: share(low), high: share(high) };
}
