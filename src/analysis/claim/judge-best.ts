import { pairedDifference } from "../../engine/statistics/paired-difference.ts";
import type { BestCondition } from "../../scenario/claim-condition.ts";
import { formatSignificant } from "../../units/significant.ts";
import { completionRule } from "../completion-rule.ts";
import type { CandidateResult, Estimate, ObjectiveResult, Result } from "../result.ts";
import { completedWhenAcceptable } from "../summarise-candidate.ts";
import { type Reason, whyNotAcceptable } from "../why-not-acceptable.ts";
import type { Judged } from "./judged.ts";

/**
 * True where the candidate is surely acceptable and surely cheaper than all others that may be; false where it surely is
 * not acceptable, or something that surely is costs surely less; null where the dice leave either open.
 */
export function judgeBest({ of }: BestCondition, result: Result): Judged {
  const claimed = `true if ${of} is the best`;
  const candidate = result.candidates.find(({ name }) => name === of);
  if (candidate === undefined) return { holds: false, seen: `${of} is not among the candidates`, claimed, open: null };
  if (!candidate.eligible) {
    const why = candidate.ineligibleBecause.join("; ");
    return { holds: false, seen: `${of} cannot serve this workload: ${why}`, claimed, open: null };
  }
  const others = result.candidates.filter((one): one is CandidateResult => one.eligible && one.name !== of);
  const answer = isBest(candidate, others);
  const seen = seenOf(candidate, others, result);
  return { holds: answer, seen, claimed, open: answer === null ? whyOpen(result) : null };
}

function isBest(candidate: CandidateResult, others: readonly CandidateResult[]): boolean | null {
  const own = surelyAcceptable(candidate);
  if (own === false) return false;
  const standings = others.map((other) => ({ accepted: surelyAcceptable(other), saving: saving(candidate, other) }));
  if (standings.some(({ accepted, saving: { high } }) => accepted === true && high !== null && high < 0)) return false;
  const isAhead = standings.every(({ accepted, saving: { low } }) => accepted === false || (low !== null && low > 0));
  return own === true && isAhead ? true : null;
}

/** By how much the first costs less than the second, USD a month, paired by replication. */
function saving(candidate: CandidateResult, other: CandidateResult): Estimate {
  const [own, theirs] = [candidate.byReplication?.cost ?? [], other.byReplication?.cost ?? []];
  const mean = other.bill.total - candidate.bill.total;
  if (own.length !== theirs.length || own.length < 2) return { mean, low: null, high: null };
  return { ...pairedDifference(theirs, own), mean };
}

/** Whether a candidate is acceptable; null where an interval, or too few requests, leave it open. */
function surelyAcceptable(candidate: CandidateResult): boolean | null {
  const completes = completionRule(candidate)?.certain ?? true;
  if (candidate.acceptable) return completes && !candidate.slo.some(isOpen) ? true : null;
  const isSure = (reason: Reason) =>
    reason.kind === "objective" ? !isOpen(reason.missed) : reason.kind !== "incomplete" || completes;
  return whyNotAcceptable(candidate).some(isSure) ? false : null;
}

/** The largest latency never has an interval: an objective on it is judged by what was seen. */
function isOpen({ objective, observed, certain }: ObjectiveResult): boolean {
  const isLargest = observed.mean !== null && /^\s*max\b/.test(objective);
  return !certain && !isLargest;
}

function seenOf(candidate: CandidateResult, others: readonly CandidateResult[], result: Result): string {
  const { best } = result.verdict;
  const costs = `${candidate.name} costs ${money(candidate)} USD/month`;
  if (!candidate.acceptable) {
    const reasons = whyNotAcceptable(candidate).map(reasonInWords);
    return `${candidate.name} is not acceptable (${reasons.join("; ")})`;
  }
  if (best !== candidate.name) {
    const cheapest = others.find(({ name }) => name === best);
    return cheapest === undefined ? costs : `${costs}, and ${cheapest.name}, at ${money(cheapest)}, is acceptable too`;
  }
  const next = result.verdict.difference?.with;
  const second = others.find(({ name }) => name === next);
  const rest = second === undefined ? "no other is acceptable" : `the next, ${second.name}, costs ${money(second)}`;
  return `${costs} and is the cheapest acceptable candidate; ${rest}`;
}

function money({ bill }: CandidateResult): string {
  return formatSignificant(bill.total);
}

function reasonInWords(reason: Reason): string {
  switch (reason.kind) {
    case "objective":
      return reason.missed.observed.mean === null
        ? `too few requests to judge ${reason.missed.objective}`
        : `it misses ${reason.missed.objective}`;
    case "overloaded":
      return "it is overloaded";
    case "incomplete":
      return `it completes less than ${formatSignificant(100 * completedWhenAcceptable)} % of the requests`;
    case "ineligible":
      return reason.because;
  }
}

function whyOpen({ scenario }: Result): string {
  if (scenario.replications === 1) return "one replication gives no interval; two or more would settle it";
  return "the dice leave open which is the cheapest acceptable candidate";
}
