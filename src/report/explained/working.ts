import type { CandidateResult, Result } from "../../analysis/result.ts";
import { eligibleCandidates } from "../candidates.ts";

/** One line of arithmetic that a reader can repeat: `expression` in plain numbers gives `value`. */
export interface Equation {
  readonly label: string;
  /** Numbers with or without units, + - x /, brackets and sqrt; thousands are separated by commas. */
  readonly expression: string;
  /** As the result has it, unrounded. */
  readonly value: number;
  /** Follows the value; may be empty. */
  readonly unit: string;
  /** Significant digits of the value, default 6. */
  readonly digits?: number;
}

/** Arithmetic, or a sentence where there is none. */
export type Step = Equation | string;

/** How one figure of one run came about. */
export interface Working {
  /** The candidate, or what else the figure is of. */
  readonly subject: string;
  /** The figure as the report shows it. */
  readonly answer: string;
  readonly steps: readonly Step[];
}

export const metricFamilies = ["Money", "Time", "Requests", "Capacity", "Answer", "Method"] as const;

/** One metric of the report, explained: in general, and with the numbers of a run. */
export interface ExplainedMetric {
  readonly name: string;
  /** Other names it is found by; the fields of the result are among them. */
  readonly aliases: readonly string[];
  readonly family: (typeof metricFamilies)[number];
  /** One line for the list of all metrics. */
  readonly gist: string;
  /** What it is: who counts, and when. */
  readonly definition: string;
  readonly unit: string;
  readonly formula: string;
  /** How its interval is made, or why it has none. */
  readonly interval: string;
  readonly workings: (result: Result) => readonly Working[];
}

/** A working for each candidate that was simulated, in the scenario's order. */
export function perCandidate(
  work: (candidate: CandidateResult, result: Result) => Omit<Working, "subject">,
): ExplainedMetric["workings"] {
  return (result) =>
    eligibleCandidates(result).map((candidate) => ({ subject: candidate.name, ...work(candidate, result) }));
}
