import type { CandidateResult, ObjectiveResult } from "../../../analysis/result.ts";
import { completedWhenAcceptable } from "../../../analysis/summarise-candidate.ts";
import { whyNotAcceptable } from "../../../analysis/why-not-acceptable.ts";
import { eligibleCandidates, ineligibleCandidates } from "../../candidates.ts";
import { formatPercent } from "../../format-percent.ts";
import { observedInWords } from "../../observed-in-words.ts";
import { reasonInWords } from "../../sentences/reason-in-words.ts";
import { type ExplainedMetric, perCandidate } from "../working.ts";

export const objectives: ExplainedMetric = {
  name: "objectives",
  aliases: ["objective", "slo", "passed", "certain", "pass"],
  family: "Answer",
  gist: "each line of slo held against each candidate: passed, and certain or not",
  definition:
    "An objective such as p99 < 500ms is passed if the observed figure meets it. It is certain if both ends of the interval say the same; with one replication nothing is. An objective over stretches of time (in 99% of 5m windows) is held against every stretch of every replication, and what is observed is the share that met it.",
  unit: "that of the metric; for windows, the share of windows",
  formula: "passed = the mean meets it; certain = low and high agree with the mean",
  interval: "That of the metric. Where every window met it, down to 1 - 3 / windows.",
  workings: perCandidate(({ slo }) => {
    const missed = slo.filter(({ passed }) => !passed).length;
    const open = slo.filter(({ passed, certain }) => passed && !certain).length;
    const words = missed > 0 ? `${missed} of ${slo.length} missed` : `all ${slo.length} passed`;
    const answer = slo.length === 0 ? "no objectives" : `${words}${open > 0 ? `, ${open} passed not for certain` : ""}`;
    return { answer, steps: slo.map(objectiveSentence) };
  }),
};

function objectiveSentence(objective: ObjectiveResult): string {
  const { objective: line, observed, passed, certain } = objective;
  if (observed.mean === null) return `${line}: too few requests to tell, so it is not passed.`;
  const ends =
    observed.low === null ? "no interval, so not certain" : certain ? "both ends agree" : "the ends disagree";
  return `${line}: ${passed ? "passed" : "missed"}, observed ${observedInWords(objective)}; ${ends}.`;
}

export const acceptable: ExplainedMetric = {
  name: "acceptable",
  aliases: ["eligible", "overloaded", "gate", "gates", "ineligible"],
  family: "Answer",
  gist: "whether a candidate may win at all: what --gate asks for",
  definition: `A candidate is acceptable if it is eligible, completes at least ${formatPercent(completedWhenAcceptable)} of what is offered (an objective on completed replaces this rule), is not overloaded, and passes every objective. Only acceptable candidates are compared by cost. It is ineligible if it cannot serve the workload at all (too little memory, work longer than any timeout, no size of an auto fleet that meets the objectives), and overloaded if more work is offered than it can do.`,
  unit: "yes or no",
  formula: "acceptable = eligible and completes enough and not overloaded and every objective passed",
  interval: "None; objectives say for themselves whether they are certain.",
  workings: (result) => [
    ...eligibleCandidates(result).map((candidate) => ({
      subject: candidate.name,
      answer: candidate.acceptable ? "acceptable" : "not acceptable",
      steps: candidate.acceptable
        ? heldTo(candidate)
        : whyNotAcceptable(candidate).map((reason) => `${reasonInWords(reason)}.`),
    })),
    ...ineligibleCandidates(result).map((candidate) => ({
      subject: candidate.name,
      answer: "not acceptable: ineligible",
      steps: candidate.ineligibleBecause.map((reason) => `${reason}.`),
    })),
  ],
};

function heldTo({ slo }: CandidateResult): readonly string[] {
  const passed = slo.map(({ objective }) => objective);
  const lines = passed.length === 0 ? "there are no objectives" : `it passes ${passed.join(", ")}`;
  return [`It is eligible, completes enough, is not overloaded, and ${lines}.`];
}
