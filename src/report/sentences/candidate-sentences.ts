import type { CandidateResult, LimitResult } from "../../analysis/result.ts";
import { placeText } from "../../units/place-text.ts";
import { formatSignificant } from "../../units/significant.ts";
import { formatEstimate, formatNumber } from "../format-estimate.ts";
import { formatLatency } from "../format-latency.ts";
import { formatPercent } from "../format-percent.ts";

/** One candidate in a few words: cost, latency, whether it is acceptable, and the limit it is nearest to. */
export function candidateSentence(candidate: CandidateResult): string {
  const cost = formatEstimate(candidate.cost.monthly, { unit: " USD/month" });
  const p99 = formatLatency(candidate.latency.p99);
  const p50 = formatLatency(candidate.latency.p50);
  const sentence = `${candidate.name}: ${cost}; p50 ${p50}, p99 ${p99}; ${standing(candidate)}.`;
  const limit = nearestLimit(candidate);
  return limit === null ? sentence : `${sentence} ${limitInWords(limit)}`;
}

/** One that is reached already, else the first to bind as the traffic grows; null where none is known. */
export function nearestLimit({ limits }: CandidateResult): LimitResult | null {
  const group = ({ headroom }: LimitResult) => (headroom <= 0 ? 0 : 1);
  const [nearest] = [...limits].sort(
    (a, b) => group(a) - group(b) || (a.bindsAt ?? never) - (b.bindsAt ?? never) || a.headroom - b.headroom,
  );
  return nearest ?? null;
}

const never = Number.MAX_VALUE;

function limitInWords({ limit, value, peak, headroom, bindsAt }: LimitResult): string {
  const most = formatNumber(value, { digits: 6 });
  const binds = bindsAt === null ? "" : `; it binds at ${placeText(bindsAt)}`;
  return headroom <= 0
    ? `At its limit: ${limit}, ${most}${binds}.`
    : `Nearest limit: ${limit}, ${formatNumber(peak)} of ${most}${binds}.`;
}

/** "slots, 17 of 1,000, binds at 4,070/s": the nearest limit in a cell. */
export function limitInBrief(nearest: LimitResult | null): string {
  if (nearest === null) return "";
  const { limit, value, peak, bindsAt } = nearest;
  const binds = bindsAt === null ? "" : `, binds at ${formatNumber(bindsAt)}/s`;
  return `${limit}: ${formatNumber(peak)} of ${formatNumber(value, { digits: 6 })}${binds}`;
}

/** Whether a candidate is acceptable, and if not why: "meets every objective". */
export function standing(candidate: CandidateResult): string {
  const words = verdictOn(candidate);
  const share = (candidate.requests.completed.mean ?? 0) / (candidate.requests.offered.mean ?? 1);
  const isLost = !candidate.acceptable && share < fewestCompleted && (candidate.requests.offered.mean ?? 0) > 0;
  return isLost ? `${words}, completes ${formatPercent(share)}` : words;
}

/** Below this share of the offered requests the lost ones are worth a word beside latencies that do not show them. */
const fewestCompleted = 0.99;

function verdictOn(candidate: CandidateResult): string {
  if (candidate.overloaded) return `overloaded: ${whatGives(candidate)}`;
  if (candidate.acceptable) return candidate.slo.length === 0 ? "acceptable" : "meets every objective";
  const failed = candidate.slo.filter(({ passed }) => !passed);
  if (failed.length === 0) return "not acceptable: completes less than 99.9 % of what is offered";
  return failed.some(({ observed }) => observed.mean !== null)
    ? "fails an objective"
    : "not acceptable: too few requests to settle an objective";
}

function whatGives({ requests }: CandidateResult): string {
  const refused = (requests.throttled.mean ?? 0) + (requests.rejected.mean ?? 0);
  if (refused === 0) return "its queues grow as long as the traffic lasts";
  return `it turns away ${formatPercent(refused / (requests.offered.mean ?? Number.POSITIVE_INFINITY))} of the requests`;
}

const causes = [
  ["account", "the account's concurrency"],
  ["reserved", "its reserved concurrency"],
  ["scaleRate", "the scale-out rate"],
  ["requestRate", "the request rate"],
  ["frontDoor", "the front door"],
  ["pending", "waiting too long for an instance"],
] as const satisfies readonly (readonly [keyof CandidateResult["throttledBy"], string])[];

/** What was refused, by which limit, and what retrying made of it; empty where nothing was. */
export function refusalSentences({ name, requests, throttledBy }: CandidateResult): readonly string[] {
  const offered = requests.offered.mean ?? 0;
  if (offered === 0) return [];
  const sentences: string[] = [];
  const throttled = requests.throttled.mean ?? 0;
  if (throttled > 0) {
    const by = causes
      .map(([cause, words]) => ({ words, count: throttledBy[cause]?.mean ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
    const sole = by.length === 1 ? `, all by ${by[0]!.words}` : "";
    const each = by.map(({ words, count }) => `${formatPercent(count / offered)} by ${words}`).join(", ");
    const shares = by.length > 1 ? `: ${each}` : sole;
    sentences.push(`${name} throttles ${formatPercent(throttled / offered)} of the requests${shares}.`);
  }
  const retried = requests.retried.mean ?? 0;
  if (retried > 0) {
    const attempts = formatSignificant((offered + retried) / offered, 4);
    sentences.push(`${name}: retries make ${attempts} attempts of each request on average.`);
  }
  return sentences;
}
