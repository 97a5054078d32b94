import { bestDiffers } from "../../analysis/compare/best-differs.ts";
import type { MetricDifference } from "../../analysis/compare/metric-difference.ts";
import type { WhatIfChange, WhatIfResult } from "../../analysis/what-if/what-if-result.ts";
import { isClear } from "../compared/metric-words.ts";
import { movementSentence } from "../compared/movement-sentence.ts";
import { changeLabel } from "./change-label.ts";

/** The answer: whether a change turns the verdict. */
export function verdictSentence({ baseline, changes }: WhatIfResult): string {
  const { best } = baseline.verdict;
  const turning = changes.filter(({ result }) => bestDiffers(baseline.verdict, result.verdict));
  if (turning.length === 0) return staysSentence(baseline.verdict.best, changes);
  const all = turning.length === changes.length && changes.length > 1 ? "every change turns it" : null;
  const each = turning.map((change) => `${change.result.verdict.best ?? "no candidate"} with ${changeLabel(change)}`);
  const from = best === null ? "no candidate is acceptable" : `${best} is the best`;
  return `The verdict changes: as it stands ${from}; ${all === null ? "" : `${all}: `}${each.join("; ")}.`;
}

function staysSentence(best: string | null, changes: readonly WhatIfChange[]): string {
  const holds = changes.length === 1 ? `with ${changeLabel(changes[0]!)}` : "under every change";
  const nameless = changes.some(({ result }) => result.verdict.best !== best);
  const noise = nameless ? " (where another is named, the two are within noise)" : "";
  if (best === null) return `The verdict holds ${holds}: no candidate is acceptable${noise}.`;
  return `The verdict holds ${holds}: ${best} stays the best${noise}.`;
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
