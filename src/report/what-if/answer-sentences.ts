import type { MetricDifference } from "../../analysis/compare/metric-difference.ts";
import type { Verdict } from "../../analysis/result.ts";
import { changesNothing } from "../../analysis/what-if/changes-nothing.ts";
import { tiedCandidates, type VerdictOutcome, verdictOutcome } from "../../analysis/what-if/verdict-outcome.ts";
import type { WhatIfChange, WhatIfResult } from "../../analysis/what-if/what-if-result.ts";
import { isClear } from "../compared/metric-words.ts";
import { movementSentence } from "../compared/movement-sentence.ts";
import { changeLabel } from "./change-label.ts";

/** The answer: what each change makes of the verdict, the weightiest first. */
export function verdictSentence(answer: WhatIfResult): string {
  const { baseline, changes } = answer;
  const judged = changes.map((change) => ({ change, outcome: verdictOutcome(baseline, change.result) }));
  if (judged.every(({ outcome }) => outcome === "stays")) return staysSentence(baseline.verdict, changes);
  const parts = weightiestFirst.flatMap((outcome) => {
    const those = judged.filter((one) => one.outcome === outcome).map(({ change }) => change);
    return those.length === 0 ? [] : outcomeParts(outcome, those);
  });
  const heaviest = weightiestFirst.find((outcome) => judged.some((one) => one.outcome === outcome))!;
  const from = baseline.verdict.kind === "not decided" ? notDecided : leadTo(heaviest, baseline.verdict);
  const isOpen = from === notDecided || judged.some(({ outcome }) => outcome === "not decided");
  return `${from}; ${parts.join("; ")}.${isOpen ? remedy : ""}`;
}

const weightiestFirst = ["changes", "tie", "not decided", "stays"] as const;

const notDecided = "The verdict is not decided as it stands";
const remedy = " Too few requests: the warnings say which duration settles it.";

function leadTo(heaviest: VerdictOutcome, verdict: Verdict): string {
  const leads = {
    changes: "The verdict changes",
    tie: "The verdict becomes a tie",
    "not decided": "The verdict is not always decided",
    stays: "The verdict holds",
  } as const;
  return `${leads[heaviest]}: as it stands ${standingInWords(verdict)}`;
}

function outcomeParts(outcome: VerdictOutcome, changes: readonly WhatIfChange[]): readonly string[] {
  const labels = changes.map(changeLabel).join(" or ");
  switch (outcome) {
    case "changes":
      return changes.map((change) => `${change.result.verdict.best ?? "no candidate"} with ${changeLabel(change)}`);
    case "tie":
      return changes.map(
        (change) =>
          `with ${changeLabel(change)} it cannot be told which is cheaper, ${tiedInWords(change.result.verdict)}`,
      );
    case "not decided":
      return [`not decided with ${labels}`];
    case "stays":
      return [`the same with ${labels}`];
  }
}

function standingInWords(verdict: Verdict): string {
  if (verdict.kind === "cannot tell") return `it cannot be told which is cheaper, ${tiedInWords(verdict)}`;
  return verdict.best === null ? "no candidate is acceptable" : `${verdict.best} is the best`;
}

function tiedInWords(verdict: Verdict): string {
  const names = tiedCandidates(verdict);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

function staysSentence(verdict: Verdict, changes: readonly WhatIfChange[]): string {
  const holds = changes.length === 1 ? `with ${changeLabel(changes[0]!)}` : "under every change";
  const standing = verdict.kind === "cannot tell" ? standingInWords(verdict) : null;
  const stays = verdict.best === null ? "no candidate is acceptable" : `${verdict.best} stays the best`;
  return `The verdict holds ${holds}: ${standing ?? stays}.`;
}

/** Says which changes set what the scenario has already; null where each changes something. */
export function idleSentence(answer: WhatIfResult): string | null {
  const idle = answer.changes.filter((change) => changesNothing(answer, change));
  if (idle.length === 0) return null;
  const labels = idle.map(changeLabel).join("; ");
  return `Warning: ${labels} ${idle.length === 1 ? "changes" : "change"} nothing: the scenario says so already`;
}

/** Which single change moves a candidate's cost the most beyond noise. */
export function largestMoveSentence({ changes }: WhatIfResult): string {
  const moves = changes
    .filter(({ together }) => !together)
    .flatMap((change) => change.differences.map((difference) => ({ change, difference })))
    .filter(({ difference }) => difference.metric === "cost" && isClear(difference))
    .sort((a, b) => amount(b.difference) - amount(a.difference));
  const [largest] = moves;
  if (largest === undefined) return "No change moves a cost beyond noise.";
  const only = changes.filter(({ together }) => !together).length === 1;
  const sentence = `with ${changeLabel(largest.change)} ${movementSentence(largest.difference)}`;
  return only ? `${capital(sentence)}.` : `The largest move of cost: ${sentence}.`;
}

function amount({ difference }: MetricDifference): number {
  return Math.abs(difference.mean ?? 0);
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
