import type { Claim } from "../../scenario/claim.ts";
import { formatSignificant } from "../../units/significant.ts";
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
}

export interface ClaimFindings {
  readonly claim: Pick<Claim, "source" | "words">;
  readonly standing: ClaimResult["standing"];
  readonly judged: readonly Judged[];
  readonly searched: SearchedClaim | null;
  /** Null without a break-even. */
  readonly place: ClaimPlace | null;
}

/** How a claim stands, with the figures that say so. */
export function claimSentence(found: ClaimFindings): string {
  const { claim, standing, judged } = found;
  const head = `"${claim.words}" (${claim.source}):`;
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
  const whole = `from ${rangeInWords(place.searched, place)} ${unitOf(place)}`;
  if (isAll) return ` It holds everywhere searched, ${whole}.`;
  return ` It holds wherever it could be judged, from ${rangeInWords(searched.judged, place)} of the searched ${rangeInWords(place.searched, place)} ${unitOf(place)}.`;
}

function nowhere({ searched, place }: ClaimFindings): string {
  if (place === null) return "";
  if (searched === null) return notLookedAt(place);
  return ` It holds nowhere from ${rangeInWords(searched.judged, place)} ${unitOf(place)}.`;
}

function notLookedAt({ axis }: ClaimPlace): string {
  return axis === "rate" ? " Other rates were not looked at." : ` Other values of ${axis} were not looked at.`;
}

function withinRange({ searched, place, judged }: ClaimFindings): string {
  if (searched === null || place === null) return detailsOf(judged);
  const ranges = searched.ranges.map((range) => `from ${rangeInWords(range, place)}`);
  const where = ranges.length === 0 ? "nowhere" : ranges.join(" and ");
  const holds = `it holds ${where} of the searched ${rangeInWords(place.searched, place)} ${unitOf(place)}`;
  const fails = judged.some((one) => one.holds === false);
  return `${holds}; ${ownPlace(place)} ${fails ? `it does not: ${failing(judged)}` : `it does: ${detailsOf(judged)}`}`;
}

function ownPlace(place: ClaimPlace): string {
  const { unit, own } = place;
  if (own === null) return "as the scenario stands";
  return `at the scenario's own ${valueInWords(own, place)} ${unit}`.trimEnd();
}

/** "requests/s", or of another input "MB of candidates[0].memory". */
function unitOf({ axis, unit }: ClaimPlace): string {
  if (axis === "rate") return unit;
  return unit === "" ? `of ${axis}` : `${unit} of ${axis}`;
}

function rangeInWords([low, high]: Range, place: ClaimPlace): string {
  return `${valueInWords(low, place)} to ${valueInWords(high, place)}`;
}

/** Sizes such as 1024 MB want a fourth digit. */
function valueInWords(value: number, { axis }: ClaimPlace): string {
  return formatSignificant(value, axis === "rate" ? 3 : 4);
}
