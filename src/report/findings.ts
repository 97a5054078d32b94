import type { CandidateResult, Check, Crossing, Result } from "../analysis/result.ts";
import { formatSignificant } from "../units/significant.ts";
import { eligibleCandidates, ineligibleCandidates, meanRate } from "./candidates.ts";
import { formatEstimate, formatNumber } from "./format-estimate.ts";

/** The answer in words: sentences that every form of the report shows alike. Names are as the scenario writes them. */
export interface Findings {
  readonly verdict: string;
  /** What would turn the verdict, where something is known. */
  readonly turningPoints: readonly string[];
  /** One sentence per candidate: cost, latency, and whether it is acceptable. */
  readonly candidates: readonly string[];
  /** Where the cheapest acceptable candidate changes; empty without a break-even. */
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
    verdict: result.verdict.sentence,
    turningPoints: turningPoints(result),
    candidates: result.candidates.map((candidate) =>
      candidate.eligible ? candidateSentence(candidate) : ineligibleSentence(candidate),
    ),
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

/** "At 18.2 requests/s (95 % interval 18.1 to 18.3)", the place of a crossing in words. */
export function placeInWords(at: Crossing["at"], unit: string): string {
  const place = `At ${formatNumber(at.mean)} ${unit}`;
  if (at.low === null || at.high === null) return place;
  return `${place} (95 % interval ${formatNumber(at.low)} to ${formatNumber(at.high)})`;
}

function turningPoints(result: Result): string[] {
  const { best, staffHoursToFlip } = result.verdict;
  if (best === null || staffHoursToFlip === null) return [];
  return [`The verdict turns if ${best} takes ${formatSignificant(staffHoursToFlip)} more staff hours a month.`];
}

function candidateSentence(candidate: CandidateResult): string {
  const cost = formatEstimate(candidate.cost.monthly, { unit: " USD/month" });
  const p99 = formatEstimate(candidate.latency.p99, { unit: " ms" });
  const p50 = formatEstimate(candidate.latency.p50, { unit: " ms" });
  return `${candidate.name}: ${cost}; p50 ${p50}, p99 ${p99}; ${standing(candidate)}.`;
}

function standing(candidate: CandidateResult): string {
  if (candidate.overloaded) return `overloaded: it turns away ${turnedAway(candidate)}`;
  if (candidate.acceptable) return candidate.slo.length === 0 ? "acceptable" : "meets every objective";
  const failed = candidate.slo.filter(({ passed }) => !passed);
  if (failed.length === 0) return "not acceptable: completes less than 99.9 % of what is offered";
  return failed.some(({ observed }) => observed.mean !== null)
    ? "fails an objective"
    : "not acceptable: too few requests to settle an objective";
}

function turnedAway({ requests }: CandidateResult): string {
  const refused = (requests.throttled.mean ?? 0) + (requests.rejected.mean ?? 0);
  const share = (100 * refused) / (requests.offered.mean ?? Number.POSITIVE_INFINITY);
  return `${formatSignificant(share)} % of the requests`;
}

function ineligibleSentence(candidate: {
  readonly name: string;
  readonly ineligibleBecause: readonly string[];
}): string {
  return `${candidate.name}: cannot serve this workload; ${candidate.ineligibleBecause.join("; ")}.`;
}

function crossingSentences(result: Result): string[] {
  const { breakEven } = result;
  if (breakEven === undefined) return [];
  const [from, to] = breakEven.searched as [number, number];
  if (breakEven.crossings.length > 0)
    return breakEven.crossings.map((crossing) => crossingSentence(crossing, breakEven.unit));
  const rate = meanRate(result);
  const { best } = result.verdict;
  const isInside = rate !== null && rate >= from && rate <= to;
  const who = best !== null && isInside ? `: it stays ${best}` : "";
  const range = `Between ${formatNumber(from)} and ${formatNumber(to)} ${breakEven.unit}`;
  return [`${range} the cheapest acceptable candidate does not change${who}.`];
}

function crossingSentence(crossing: Crossing, unit: string): string {
  const { at, band } = crossing;
  const sentence = `${placeInWords(at, unit)} the answer changes: ${sidesInWords(crossing)}.`;
  if (band === undefined) return sentence;
  return `${sentence} Inputs people may dispute move it from ${formatNumber(band.low)} (${band.lowBecause}) to ${formatNumber(band.high)} (${band.highBecause}).`;
}

function sidesInWords({ cheaperBelow, cheaperAbove, monthlyCost, because }: Crossing): string {
  const cost = `${formatSignificant(monthlyCost)} USD/month`;
  switch (because) {
    case "cost":
      return `below it ${cheaperBelow} is the cheaper, above it ${cheaperAbove}; both cost ${cost} there`;
    case "step":
      return `below it ${cheaperBelow} is the cheaper, above it ${cheaperAbove}; the number of machines changes there, at ${cost}`;
    case "objective":
      return `below it ${cheaperBelow} is the cheapest that is acceptable, above it ${cheaperAbove}; an objective and not the cost decides there, at ${cost}`;
  }
}

function latencyCrossingSentences(result: Result): string[] {
  const { breakEven } = result;
  if (breakEven === undefined) return [];
  return breakEven.latencyCrossings.map(
    ({ percentile, at, fasterBelow, fasterAbove }) =>
      `${placeInWords(at, breakEven.unit)} the ${percentile} latencies are equal: below it ${fasterBelow} is the faster, above it ${fasterAbove}.`,
  );
}

function acceptableSentences(result: Result): string[] {
  const { breakEven } = result;
  if (breakEven === undefined) return [];
  const [lowest, highest] = breakEven.searched as [number, number];
  return Object.entries(breakEven.acceptableFrom).map(([name, range]) => {
    if (range === null)
      return `${name} is acceptable at no rate between ${formatNumber(lowest)} and ${formatNumber(highest)} ${breakEven.unit}.`;
    const [from, to] = range as [number, number];
    const fromText = `${formatNumber(from)}${from <= lowest ? " (the lowest searched)" : ""}`;
    const toText = `${formatNumber(to)}${to >= highest ? " (the highest searched)" : ""}`;
    return `${name} is acceptable from ${fromText} to ${toText} ${breakEven.unit}.`;
  });
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
