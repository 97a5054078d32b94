import type { ResolvedCandidate } from "../platforms/platform.ts";
import type { Rate, RateCard } from "../pricing/rate.ts";
import type { Workload } from "../workloads/workload.ts";
import type { Claim } from "./claim.ts";
import type { Objective } from "./objective.ts";
import type { UncertainInput } from "./uncertain.ts";

/**
 * A question, complete: every default filled in, every unit resolved, every price found. Plain data, so that it can be
 * hashed, compared and sent to a worker. Durations are in microseconds, sizes in bytes, rates per second, money in USD.
 */
export interface Scenario {
  readonly name: string;
  readonly question: string | null;
  readonly seed: number;
  /** Length of the measured window; null: as long as the trace, known once it is read. */
  readonly duration: number | null;
  readonly warmUp: number;
  /** Independent runs; where a precision is asked, those run before it is first looked at. */
  readonly replications: number;
  /** null where the number of replications is all that is asked. */
  readonly precision: Precision | null;
  /** Length of the month that is billed. */
  readonly month: number;
  /** The share of the free tier this workload may use, 0 to 1. */
  readonly freeTier: number;
  /** The smallest relative cost difference that counts as a difference. */
  readonly material: number;
  readonly workload: Workload;
  readonly slo: readonly Objective[];
  readonly candidates: readonly Candidate[];
  /** What somebody claims and this question puts to the test; null where it tests nobody's claim. */
  readonly claim: Claim | null;
  /** Inputs that may be disputed, beside those that every scenario has. */
  readonly uncertain: readonly UncertainInput[];
  /** What its card files hold, by the name it gives them. Not in the digest: the rates that candidates have of them are. */
  readonly cardFiles: Readonly<Record<string, readonly RateCard[]>>;
  /** What the scenario says, as plain data with its units as text: what-if questions start from it. Not in the digest. */
  readonly written: unknown;
}

/** Replications go on until every interval is narrow enough. */
export interface Precision {
  /** Half the width of the widest 95 % interval, as a share of its mean. */
  readonly halfWidth: number;
  /** No more replications than this, narrow enough or not. */
  readonly max: number;
}

/** One platform with its settings and prices, as a scenario compares it. */
export interface Candidate extends ResolvedCandidate<unknown> {
  readonly name: string;
  /** A key of the table in platforms/platforms.ts; `settings` has that platform's shape. */
  readonly platform: string;
  readonly region: string;
  /** Staff hours a month; absent where the scenario counts none. */
  readonly operations?: { readonly hours: number };
  /** Machines on top of those that carry the load, where their number is found (`instances: auto`). */
  readonly redundancy?: number;
  /** The rates that price its usage, overrides applied. */
  readonly rates: readonly Rate[];
}
