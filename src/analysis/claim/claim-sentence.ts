import type { Claim } from "../../scenario/claim.ts";
import { placesText, placeText } from "../../units/place-text.ts";
import type { ClaimResult } from "./claim-result.ts";
import type { Range } from "./holding-ranges.ts";
import type { Judged } from "./judged.ts";
import type { SearchedClaim } from "./searched-claim.ts";

/** A break-even's axis. */
export interface ClaimPlace {
  /** "rate", or the path of another input. */
  readonly axis: string;
  readonly unit: string;
  readonly searched: Range;
  /** The scenario's own place; null where it has none. */
  readonly own: number | null;
  /** Where the break-even's own crossings lie: an edge there is known as they are. */
  readonly crossings: readonly number[];
}

export interface ClaimFindings {
  readonly claim: Pick<Claim, "source" | "words">;
  readonly standing: ClaimResult["standing"];
  readonly judged: readonly Judged[];
  readonly searched: SearchedClaim | null;
  /** Null without a break-even. */
  readonly place: ClaimPlace | null;
}

/** Ends the words of a claim that are not its source's own. */
const paraphrased = /\s*\(paraphrased\)$/;

/** A source's own words in quotation marks; what only renders them as it is written, "(paraphrased)" behind. */
export function claimedWords(words: string): string {
  return paraphrased.test(words) ? words : `"${words}"`;
}

/** '"Its words" (source)', or of a rendering 'the sense of them (source, paraphrased)'. */
function claimInWords({ words, source }: Pick<Claim, "source" | "words">): string {
  if (!paraphrased.test(words)) return `${claimedWords(words)} (${source})`;
  return `${words.replace(paraphrased, "")} (${source}, paraphrased)`;
}

/** How a claim stands, with the figures that say so. */
export function claimSentence(found: ClaimFindings): string {
  const { claim, standing, judged } = found;
  const head = `${claimInWords(claim)}:`;
  switch (standing) {
    case "confirmed":
      return `Confirmed: ${head} ${detailsOf(judged)}.${everywhere(found)}`;
    case "corrected":
      return `Corrected: ${head} ${failing(judged)}.${nowhere(found)}`;
    case "open":
      return `Open: ${head} ${openDetails(judged)}.`;
    case "within a range":
      return `True only within a range: ${head} ${withinRange(found)}.`;
  }
}

function detailsOf(judged: readonly Judged[]): string {
  return judged.map(({ seen, claimed }) => `${seen}; ${claimed}`).join("; ");
}

/** The conditions that do not hold. */
function failing(judged: readonly Judged[]): string {
  return detailsOf(judged.filter(({ holds }) => holds === false));
}

function openDetails(judged: readonly Judged[]): string {
  const open = judged.filter(({ holds }) => holds === null);
  const reasons = [...new Set(open.map((one) => one.open))];
  return `${detailsOf(open)}; ${reasons.join("; ")}`;
}

function everywhere({ searched, place }: ClaimFindings): string {
  if (place === null) return "";
  if (searched === null) return notLookedAt(place);
  const isAll = searched.judged[0] <= place.searched[0] && searched.judged[1] >= place.searched[1];
  const whole = `from ${rangeInWords(place.searched, place)}`;
  if (isAll) return ` It holds everywhere searched, ${whole}.`;
  return ` It holds wherever it could be judged, from ${bareRange(searched.judged, place)} of the searched ${rangeInWords(place.searched, place)}.`;
}

function nowhere({ searched, place }: ClaimFindings): string {
  if (place === null) return "";
  if (searched === null) return notLookedAt(place);
  return ` It holds nowhere from ${rangeInWords(searched.judged, place)}.`;
}

function notLookedAt({ axis }: ClaimPlace): string {
  return axis === "rate" ? " Other rates were not looked at." : ` Other values of ${axis} were not looked at.`;
}

function withinRange({ searched, place, judged }: ClaimFindings): string {
  if (searched === null || place === null) return detailsOf(judged);
  const ranges = searched.ranges.map(
    (range) => `from ${isKnown(range, place) ? "" : "about "}${bareRange(range, place)}`,
  );
  const where = ranges.length === 0 ? "nowhere" : ranges.join(" and ");
  const holds = `it holds ${where} of the searched ${rangeInWords(place.searched, place)}`;
  const fails = judged.some((one) => one.holds === false);
  return `${holds}; ${ownPlace(place)} ${fails ? `it does not: ${failing(judged)}` : `it does: ${detailsOf(judged)}`}`;
}

/** False where an edge is only a line between two points that were looked at. */
function isKnown(range: Range, { searched, crossings }: ClaimPlace): boolean {
  return range.every((edge) => [...searched, ...crossings].some((known) => Math.abs(edge / known - 1) < 1e-9));
}

function ownPlace(place: ClaimPlace): string {
  const { unit, own } = place;
  if (own === null) return "as the scenario stands";
  return `at the scenario's own ${placeText(own, unit, digitsOf(place))}`;
}

/** "3 to 30 requests/s", or of another input "128 to 1024 MB of candidates[0].memory". */
function rangeInWords(range: Range, place: ClaimPlace): string {
  const { axis, unit } = place;
  const text = placesText(range, { unit, digits: digitsOf(place) });
  return axis === "rate" ? text : `${text} of ${axis}`;
}

/** The same without its unit, which follows; low rates by the day too. */
function bareRange(range: Range, place: ClaimPlace): string {
  return placesText(range, { unit: place.unit, digits: digitsOf(place), isBare: true });
}

/** Sizes such as 1024 MB want a fourth digit. */
function digitsOf({ axis }: ClaimPlace): number {
  return axis === "rate" ? 3 : 4;
}
