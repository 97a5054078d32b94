import type { CandidateResult, Result } from "../../analysis/result.ts";
import { eligibleCandidates } from "../candidates.ts";
import { findings } from "../findings.ts";
import { formatEstimate, formatNumber } from "../format-estimate.ts";
import { observedInWords } from "../observed-in-words.ts";
import { nearestLimit } from "../sentences/candidate-sentences.ts";
import { clause } from "./clause.ts";

/** Less room than this before a limit binds is a reason to worry. */
const littleHeadroom = 0.2;

/** What choosing the best candidate brings, good and bad, beyond what the verdict before it says; empty where there is none. */
export function consequences(result: Result): readonly string[] {
  const best = eligibleCandidates(result).find(({ name }) => name === result.verdict.best);
  if (best === undefined) return [];
  return [
    ...good(best).map((text) => `Good, because ${text}`),
    ...neutral(best, result).map((text) => `Neutral, because ${text}`),
    ...bad(best).map((text) => `Bad, because ${text}`),
  ];
}

function good({ cost, slo }: CandidateResult): readonly string[] {
  const perMillion = cost.perMillionRequests.mean;
  const each = perMillion === null ? "" : `, ${formatNumber(perMillion)} USD per million requests`;
  return [
    `it costs ${formatEstimate(cost.monthly, { unit: " USD/month" })}${each}`,
    ...slo.map((objective) => `${objective.objective} is met: ${observedInWords(objective)} was observed`),
  ];
}

function neutral({ costSplit }: CandidateResult, result: Result): readonly string[] {
  const [fixed, usage, idle] = [costSplit.fixed, costSplit.usage, costSplit.idle].map((part) => formatNumber(part));
  const crossings = findings(result).mainCrossings.map(clause);
  return [
    `${fixed} USD/month are fixed (${idle} of them for idle capacity) and ${usage} follow the traffic`,
    ...crossings,
  ];
}

function bad(best: CandidateResult): readonly string[] {
  const limit = nearestLimit(best);
  const { perHour } = best.worstCaseSpend;
  return [
    ...(limit !== null && limit.headroom < littleHeadroom
      ? [`${limit.limit} is near: ${formatNumber(limit.peak)} of ${formatNumber(limit.value, { digits: 6 })}`]
      : []),
    ...(perHour === null ? [] : [`an hour at its limits costs up to ${formatNumber(perHour)} USD for computing alone`]),
    ...best.warnings.map(clause),
  ];
}
