import type { CandidateResult } from "../../src/analysis/result.ts";
import type { Estimate } from "../../src/engine/statistics/estimate.ts";

/** At least 20 are asked for; more make the tail of z lighter where the quick runs are short. */
export const replications = 40;
/** How much shorter `npm test` runs than `npm run validation`. */
export const quickFactor = 20;

/** Shares are told in percent, times in milliseconds, numbers of requests or instances without a unit. */
export type Unit = "%" | "ms" | "";

/** One exact value, in the unit of the result field that estimates it (shares from 0 to 1). */
export interface Expectation {
  readonly what: string;
  readonly unit: Unit;
  /** Files of src/engine/laws that the exact value comes from. */
  readonly laws: readonly string[];
  readonly exact: number;
  /** The 95 % interval's full width that validation must reach, as a share of the exact value. */
  readonly fullWidth: number;
  readonly read: (candidate: CandidateResult) => Estimate;
}

/** One scenario with what theory says of it. */
export interface TheoryCase {
  /** What is peculiar to it within its group; unique among all cases. */
  readonly name: string;
  /** Requests per second. */
  readonly rate: number;
  /** Seconds until what the run started with is forgotten. */
  readonly warmUp: number;
  /**
   * Requests of all replications together in `npm run validation`: at least 1.6 times what the width needs by a trial
   * run, and enough that the quick replications are long ones too.
   */
  readonly requests: number;
  /** YAML of `workload.work`, and of the one candidate. */
  readonly work: string;
  readonly candidate: string;
  readonly expectations: readonly Expectation[];
}

/** Cases of one law, as one table of the validation page. */
export interface TheoryGroup {
  readonly title: string;
  /** The law in a sentence, its formula, and where it comes from. */
  readonly law: string;
  /** The scenario in words: what all cases of the group have in common. */
  readonly settings: string;
  readonly cases: readonly TheoryCase[];
}

/** A case with the seed it is simulated with. */
export interface SeededCase extends TheoryCase {
  readonly seed: number;
}

/** The scenario file of a case, `factor` times shorter than in validation. */
export function scenarioText(theory: SeededCase, factor: number): string {
  const { name, seed, rate, warmUp, requests, work, candidate } = theory;
  const duration = requests / (replications * rate * factor);
  return `
name: "${name}"
seed: ${seed}
replications: ${replications}
duration: ${duration.toFixed(3)}s
warmUp: ${warmUp}s
workload:
  arrivals: {kind: poisson, rate: ${rate}/s}
  work: ${work}
  memory: 128MB
slo: ["throttled <= 100%", "rejected <= 100%"]
candidates:
  - ${candidate}
`;
}
