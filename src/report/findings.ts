import type { BreakEvenResult, CandidateResult, Check, Result } from "../analysis/result.ts";
import { dailyInWords, placesText, unitAfter } from "../units/place-text.ts";
import { formatSignificant } from "../units/significant.ts";
import { eligibleCandidates, ineligibleCandidates } from "./candidates.ts";
import { formatEstimate, formatNumber } from "./format-estimate.ts";
import { listedNames } from "./listed-names.ts";
import { mostInOwnOrder } from "./reading-order.ts";
import { candidateSentence, refusalSentences } from "./sentences/candidate-sentences.ts";
import { confidenceSentence } from "./sentences/confidence-sentence.ts";
import { crossingSentences, mainCrossingSentences } from "./sentences/crossing-sentences.ts";
import { changeLine, confirmLine, gapLine } from "./sentences/decision-lines.ts";
import { placeInWords } from "./sentences/place-in-words.ts";
import { staffTimeInWords } from "./sentences/staff-time-in-words.ts";
import { verdictWithTurns } from "./sentences/verdict-with-turns.ts";

/** The answer in words: sentences that every form of the report shows alike. Names are as the scenario writes them. */
export interface Findings {
  /** The verdict and what would turn it, in one sentence. */
  readonly verdict: string;
  /** How sure it is: the dice, what people dispute, the weakest input, the prices' dates. */
  readonly confidence: string;
  /** What would change the decision; null where nothing is known. */
  readonly change: string | null;
  /** What is not modelled, the weightiest first, and which side that favours. */
  readonly gap: string | null;
  /** Who must confirm which input; null where none that matters is open. */
  readonly confirm: string | null;
  /** How the claim stands that the scenario puts to the test, with the figures; null where there is none. */
  readonly claim: string | null;
  /** What would turn the verdict, where something is known. */
  readonly turningPoints: readonly string[];
  /** One sentence per candidate: cost, latency, and whether it is acceptable. */
  readonly candidates: readonly string[];
  /** What limits refused and what retries added, where anything was. */
  readonly refusals: readonly string[];
  /** Where the answer changes, as page one tells it; of many places only the sum and the main ones. */
  readonly mainCrossings: readonly string[];
  /** Every place where the cheapest acceptable candidate changes; empty without a break-even. */
  readonly crossings: readonly string[];
  readonly latencyCrossings: readonly string[];
  /** In which range of rates each candidate is acceptable; empty without a break-even. */
  readonly acceptable: readonly string[];
  /** Objectives that failed, or that the interval leaves open. */
  readonly objectives: readonly string[];
  readonly notModelled: readonly string[];
  readonly checks: readonly string[];
  readonly warnings: readonly string[];
}

/** Everything worth saying about a result, in sentences. Money and rates carry three significant digits. */
export function findings(result: Result): Findings {
  return {
    verdict: verdictWithTurns(result),
    confidence: confidenceSentence(result),
    change: changeLine(result),
    gap: gapLine(result),
    confirm: confirmLine(result),
    claim: result.claim?.sentence ?? null,
    turningPoints: turningPoints(result),
    candidates: result.candidates.map((candidate) =>
      candidate.eligible ? candidateSentence(candidate) : ineligibleSentence(candidate),
    ),
    refusals: eligibleCandidates(result).flatMap(refusalSentences),
    mainCrossings: mainCrossingSentences(result),
    crossings: crossingSentences(result),
    latencyCrossings: latencyCrossingSentences(result),
    acceptable: acceptableSentences(result),
    objectives: eligibleCandidates(result).flatMap(objectiveSentences),
    notModelled: result.notModelled.map(({ what, favours }) =>
      favours === "" ? what : `${what} (favours ${favours})`,
    ),
    checks: checkSentences(result.checks),
    warnings: warningSentences(result),
  };
}

function turningPoints(result: Result): string[] {
  const { best, difference, staffHoursToFlip } = result.verdict;
  if (best === null || difference === null || staffHoursToFlip === null) return [];
  if (staffTimeInWords(staffHoursToFlip) === null) return [];
  const hours = `${formatSignificant(staffHoursToFlip)} staff hours a month beyond those counted`;
  return [`The verdict turns in favour of ${difference.with} if ${best} takes ${hours}.`];
}

function ineligibleSentence(candidate: {
  readonly name: string;
  readonly ineligibleBecause: readonly string[];
}): string {
  return `${candidate.name}: cannot serve this workload; ${candidate.ineligibleBecause.join("; ")}.`;
}

function latencyCrossingSentences(result: Result): string[] {
  const { breakEven } = result;
  if (breakEven === undefined) return [];
  return breakEven.latencyCrossings.map(
    ({ percentile, at, fasterBelow, fasterAbove }) =>
      `At ${placeInWords({ at }, breakEven.unit)} the ${percentile} latencies are equal: below it ${fasterBelow} is the faster, above it ${fasterAbove}.`,
  );
}

function acceptableSentences({ breakEven, candidates }: Result): string[] {
  if (breakEven === undefined) return [];
  const ranges = Object.entries(breakEven.acceptableFrom).map(([name, range]) => {
    return { name, where: rangeInWords(range as readonly [number, number] | null, breakEven) };
  });
  if (candidates.length <= mostInOwnOrder) return ranges.map(({ name, where }) => `${name} is ${where}.`);
  // Of many candidates those with the same range share a sentence.
  const all = ranges.map(({ name }) => name);
  return [...new Set(ranges.map(({ where }) => where))].map((where) => {
    const names = ranges.filter((range) => range.where === where).map(({ name }) => name);
    return `${somebodyOf(names, all)} ${names.length === 1 ? "is" : "are"} ${where}.`;
  });
}

function rangeInWords(range: readonly [number, number] | null, { searched, unit }: BreakEvenResult): string {
  const [lowest, highest] = searched as [number, number];
  if (range === null) return `acceptable at no rate between ${placesText([lowest, highest], { unit, joint: "and" })}`;
  const [from, to] = range;
  const end = (value: number, limit: string | null) => {
    const told = [limit, dailyInWords(value, unit)].filter((words) => words !== null);
    return `${formatNumber(value)}${told.length === 0 ? "" : ` (${told.join("; ")})`}`;
  };
  const fromText = end(from, from <= lowest ? "the lowest searched" : null);
  const toText = end(to, to >= highest ? "the highest searched" : null);
  return `acceptable from ${fromText} to ${toText}${unitAfter(toText, unit)}`;
}

/** "All", "All but Own servers", or the names. */
function somebodyOf(names: readonly string[], all: readonly string[]): string {
  const others = all.filter((name) => !names.includes(name));
  if (others.length === 0) return "All";
  return names.length > 1 && others.length < names.length ? `All but ${listedNames(others)}` : listedNames(names);
}

function objectiveSentences(candidate: CandidateResult): string[] {
  return candidate.slo
    .filter((objective) => !objective.passed || !objective.certain)
    .map(({ objective, observed, passed, certain }) => {
      if (observed.mean === null) return `${candidate.name}: too few requests to settle ${objective}.`;
      const open = certain ? "" : passed ? ", but the interval leaves it open" : ", though the interval leaves it open";
      return `${candidate.name} ${passed ? "meets" : "fails"} ${objective}${open}.`;
    });
}

function checkSentences(checks: readonly Check[]): string[] {
  if (checks.length === 0) return [];
  const failed = checks.filter((check) => !check.holds);
  if (failed.length === 0) {
    return [checks.length === 1 ? "The self-check holds." : `All ${checks.length} self-checks hold.`];
  }
  return failed.map(
    ({ law, candidate, expected, observed }) =>
      `Self-check failed: ${law} for ${candidate} expects ${formatNumber(expected)}, observed ${formatEstimate(observed)}.`,
  );
}

function warningSentences(result: Result): string[] {
  return [
    ...eligibleCandidates(result).flatMap((candidate) => [
      ...(candidate.overloaded
        ? [
            `${candidate.name}: overloaded; more work is offered than it can do, so its latency says how full its queues are, not how fast it is`,
          ]
        : []),
      ...candidate.warnings.map((warning) => `${candidate.name}: ${warning}`),
    ]),
    ...ineligibleCandidates(result).flatMap((candidate) =>
      candidate.ineligibleBecause.map((reason) => `${candidate.name}: left out; ${reason}`),
    ),
  ];
}
