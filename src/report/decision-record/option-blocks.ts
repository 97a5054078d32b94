import type { CandidateResult, IneligibleCandidate, Result } from "../../analysis/result.ts";
import { whyNotAcceptable } from "../../analysis/why-not-acceptable.ts";
import { eligibleCandidates } from "../candidates.ts";
import type { Block } from "../document.ts";
import { formatEstimate, formatNumber } from "../format-estimate.ts";
import { formatLatency } from "../format-latency.ts";
import { formatPercent } from "../format-percent.ts";
import { limitInBrief, nearestLimit, refusalSentences } from "../sentences/candidate-sentences.ts";
import { reasonInWords } from "../sentences/reason-in-words.ts";
import { clause } from "./clause.ts";

/** One option with its figures: what speaks for it, what against it. */
export function optionBlocks(candidate: CandidateResult | IneligibleCandidate, result: Result): readonly Block[] {
  const items = candidate.eligible
    ? [...standing(candidate), ...cost(candidate, result), ...speed(candidate, result), ...risks(candidate)]
    : candidate.ineligibleBecause.map((because) => `Bad, because it cannot serve this workload: ${because}`);
  return [
    { kind: "subtitle", text: candidate.name },
    { kind: "paragraph", text: candidate.description },
    { kind: "list", items },
  ];
}

function standing(candidate: CandidateResult): readonly string[] {
  const reasons = whyNotAcceptable(candidate).map(reasonInWords);
  if (reasons.length > 0) return reasons.map((reason) => `Bad, because ${reason}`);
  return [`Good, because ${candidate.slo.length === 0 ? "it serves the traffic" : "it meets every objective"}`];
}

function cost({ name, acceptable, cost: { monthly } }: CandidateResult, result: Result): readonly string[] {
  const { best } = result.verdict;
  const amount = `it costs ${formatEstimate(monthly, { unit: " USD/month" })}`;
  const chosen = eligibleCandidates(result).find((one) => one.name === best);
  if (name === best && result.verdict.difference === null) return [`Neutral, because ${amount}`];
  if (name === best) return [`Good, because ${amount}, the least of the acceptable options`];
  const more = (monthly.mean ?? 0) - (chosen?.cost.monthly.mean ?? 0);
  if (chosen === undefined || monthly.mean === null || more === 0) return [`Neutral, because ${amount}`];
  const distance = `${formatNumber(Math.abs(more))} ${more > 0 ? "more" : "less"} than ${chosen.name}`;
  if (more < 0) return [`${acceptable ? "Good" : "Neutral"}, because ${amount}, ${distance}`];
  return [`Bad, because ${amount}, ${distance}`];
}

function speed({ latency }: CandidateResult, result: Result): readonly string[] {
  const others = eligibleCandidates(result).flatMap((one) => one.latency.p99.mean ?? []);
  const p99 = latency.p99.mean;
  if (p99 === null) return ["Neutral, because there were too few requests to tell its p99"];
  const isFastest = others.length > 1 && p99 === Math.min(...others);
  const figures = `p50 is ${formatLatency(latency.p50)} and p99 ${formatLatency(latency.p99)}`;
  return [isFastest ? `Good, because ${figures}, the fastest of the options` : `Neutral, because ${figures}`];
}

function risks(candidate: CandidateResult): readonly string[] {
  const { coldStarts, coldLatency, costSplit } = candidate;
  const cold = coldStarts.fraction.mean ?? 0;
  const half =
    coldLatency.p50.mean === null
      ? ""
      : `, half of them over ${formatLatency({ mean: coldLatency.p50.mean, low: null, high: null })}`;
  const limit = nearestLimit(candidate);
  return [
    ...(cold > 0 ? [`Bad, because ${formatPercent(cold)} of its requests wait for a cold start${half}`] : []),
    ...refusalSentences(candidate).map((sentence) => `Bad, because ${clause(sentence)}`),
    ...(costSplit.idle > 0 ? [`Neutral, because ${formatNumber(costSplit.idle)} USD/month pay for idle capacity`] : []),
    ...(limit === null ? [] : [`Neutral, because its nearest limit is ${limitInBrief(limit)}`]),
  ];
}
