import type { ObjectiveResult } from "../../analysis/result.ts";
import { completedWhenAcceptable } from "../../analysis/summarise-candidate.ts";
import type { Reason } from "../../analysis/why-not-acceptable.ts";
import { formatEstimate } from "../format-estimate.ts";
import { formatPercent, percentDigits } from "../format-percent.ts";
import { observedInWords } from "../observed-in-words.ts";

/** Why a candidate is not acceptable, as a clause: "p99 < 500ms is missed: observed 612 ms (598 to 630)". */
export function reasonInWords(reason: Reason): string {
  switch (reason.kind) {
    case "ineligible":
      return `it cannot serve this workload: ${reason.because}`;
    case "objective":
      return missedInWords(reason.missed, reason.remedy);
    case "incomplete": {
      const { mean, low, high } = reason.observed;
      const share = formatEstimate(reason.observed, {
        scale: 100,
        unit: " %",
        digits: percentDigits([mean, low, high]),
      });
      return `at least ${formatPercent(completedWhenAcceptable)} of the requests must complete: observed ${share}`;
    }
    case "overloaded":
      return "it is overloaded: more work is offered than it can do";
  }
}

/** An objective that was not met, with what was observed, or what would settle it. */
export function missedInWords(objective: ObjectiveResult, remedy: string | null): string {
  if (objective.observed.mean === null) {
    const why = remedy === null ? "too few requests" : `too few requests (${remedy})`;
    return `${objective.objective} cannot be decided: ${why}`;
  }
  const open = objective.certain || objective.observed.low === null ? "" : ", and the interval leaves it open";
  return `${objective.objective} is missed: observed ${observedInWords(objective)}${open}`;
}

/** An objective that was met, and not by both ends of the interval. */
export function openInWords(objective: ObjectiveResult): string {
  const why = objective.observed.low === null ? "one replication has no interval" : "the interval leaves it open";
  return `${objective.objective} is met, but ${why}: observed ${observedInWords(objective)}`;
}
