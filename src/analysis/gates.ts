import { completionRule } from "./completion-rule.ts";
import type { ObjectiveResult, Result } from "./result.ts";
import { type Reason, whyNotAcceptable } from "./why-not-acceptable.ts";

/** What became of one gate: the demand that a candidate is acceptable at the scenario's own rate. */
export interface GateOutcome {
  /** The candidate's name. */
  readonly name: string;
  readonly passed: boolean;
  /** Why it failed; empty where it passed. */
  readonly reasons: readonly Reason[];
  /** How many objectives it is held to. */
  readonly objectives: number;
  /** Which of several answers it was held against, such as "with workload.memory=1GB"; absent where there is one. */
  readonly where?: string;
  /** Objectives that are met by the mean, and not by both ends of the interval. */
  readonly open: readonly ObjectiveResult[];
}

/**
 * Holds each gate against a result, every name once, in the order given. An ineligible candidate fails.
 *
 * @throws RangeError for a name that is no candidate's
 */
export function judgeGates(
  { candidates }: Pick<Result, "candidates">,
  names: readonly string[],
): readonly GateOutcome[] {
  return [...new Set(names)].map((name) => {
    const candidate = candidates.find((one) => one.name === name);
    if (candidate === undefined) throw new RangeError(`"${name}" is not a candidate of this result`);
    const passed = candidate.eligible && candidate.acceptable;
    const held = candidate.eligible ? [...candidate.slo, completionRule(candidate)] : [];
    const open = held.filter((one) => one !== null).filter((objective) => objective.passed && !objective.certain);
    const objectives = candidate.eligible ? candidate.slo.length : 0;
    return { name, passed, reasons: whyNotAcceptable(candidate), objectives, open };
  });
}
