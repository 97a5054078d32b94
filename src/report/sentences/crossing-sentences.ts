import type { BreakEvenResult, Crossing, Result } from "../../analysis/result.ts";
import { bareText, placesText } from "../../units/place-text.ts";
import { formatSignificant } from "../../units/significant.ts";
import { ownPlace } from "../candidates.ts";
import { formatNumber } from "../format-estimate.ts";
import { turningRate } from "../turning-rate.ts";
import { fleetStepAt } from "./fleet-step-at.ts";
import { placeInWords } from "./place-in-words.ts";

/** Where the cheapest acceptable candidate changes, a sentence or two per place; that it never does is one too. */
export function crossingSentences(result: Result): readonly string[] {
  const { breakEven } = result;
  if (breakEven === undefined) return [];
  if (breakEven.crossings.length === 0) return [noCrossing(result, breakEven)];
  return breakEven.crossings.map((crossing) => crossingSentence(crossing, breakEven));
}

/** More places than these are told in one sentence on page one. */
const mostPlaces = 3;

/**
 * The crossings as page one tells them: all of a few; of many the sum of them, and those whose input band is known. A
 * fleet that grows in steps can cross a straight line a dozen times.
 */
export function mainCrossingSentences(result: Result): readonly string[] {
  const crossings = result.breakEven?.crossings ?? [];
  if (result.breakEven === undefined || crossings.length <= mostPlaces) return crossingSentences(result);
  const banded = crossings.filter(({ band }) => band !== undefined);
  const first = crossings[0]!;
  const told = banded.length > 0 && banded.length <= mostPlaces ? banded : [first];
  return [
    summaryOf(crossings, result.breakEven.unit),
    ...told.map((crossing) => crossingSentence(crossing, result.breakEven!)),
  ];
}

/** Those of page one that the verdict with its turns does not tell already: the crossing at which it turns, or none. */
export function furtherCrossingSentences(result: Result): readonly string[] {
  const { breakEven, verdict } = result;
  if (breakEven === undefined || verdict.kind === "not decided") return mainCrossingSentences(result);
  const turning = turningRate(result);
  const told = breakEven.crossings
    .filter(({ at }) => turning !== null && at.mean === turning.at)
    .map((crossing) => crossingSentence(crossing, breakEven));
  const stays = `: it stays ${verdict.best}.`; // the verdict says that no rate turns it
  return mainCrossingSentences(result).filter((sentence) => !told.includes(sentence) && !sentence.endsWith(stays));
}

function summaryOf(crossings: readonly Crossing[], unit: string): string {
  const [first, last] = [crossings[0]!, crossings.at(-1)!];
  const range = `between ${placesText([first.at.mean ?? 0, last.at.mean ?? 0], { unit, joint: "and" })}`;
  const steps = crossings.filter(({ because }) => because === "step").length;
  const why =
    steps === 0 ? "" : `, ${steps === crossings.length ? "each time" : `${steps} times`} because a fleet grows`;
  return `The answer changes ${crossings.length} times ${range}${why}: ${first.cheaperBelow} below, ${last.cheaperAbove} above.`;
}

function noCrossing(result: Result, { searched, unit, curve, acceptableFrom }: BreakEvenResult): string {
  const [from, to] = searched as [number, number];
  const own = ownPlace(result);
  const { best } = result.verdict;
  const isInside = own !== null && own >= from && own <= to;
  const who = best !== null && isInside ? `: it stays ${best}` : "";
  const range = `Between ${placesText([from, to], { unit, joint: "and" })}`;
  if (Object.values(acceptableFrom).every((places) => places === null)) return `${range} no candidate is acceptable.`;
  return `${range} the cheapest acceptable candidate does not change${who}${who === "" ? "" : marginInWords(curve)}.`;
}

/** By how much it is cheaper than the next where that is least; nothing where no other is acceptable anywhere. */
function marginInWords(curve: BreakEvenResult["curve"]): string {
  const margins = curve.flatMap(({ candidates }) => {
    const costs = Object.values(candidates)
      .filter(({ acceptable }) => acceptable)
      .map(({ monthly }) => monthly);
    const [least, next] = costs.sort((one, other) => one - other);
    return least === undefined || next === undefined || next === 0 ? [] : [(next - least) / next];
  });
  if (margins.length === 0) return "";
  return `, everywhere at least ${formatSignificant(100 * Math.min(...margins), 2)} % below the next`;
}

function crossingSentence(crossing: Crossing, breakEven: BreakEvenResult): string {
  const place = `At ${placeInWords(crossing, breakEven.unit)} the answer changes`;
  return [`${place}: ${sidesInWords(crossing, breakEven)}.`, ...bandInWords(crossing, breakEven.unit)].join(" ");
}

/** What moves the crossing, each way; an input that moves it neither way is not named. */
function bandInWords({ at, band }: Crossing, unit: string): readonly string[] {
  if (band === undefined) return [];
  const [place, low, high] = [at.mean, band.low, band.high].map((value) => formatNumber(value));
  const falls = low === place ? null : `falls to ${bareText(band.low, unit)} with ${band.lowBecause}`;
  const rises = high === place ? null : `rises to ${bareText(band.high, unit)} with ${band.highBecause}`;
  const moves = [falls, rises].filter((move) => move !== null);
  return moves.length === 0 ? ["No disputed input moves it."] : [`It ${moves.join(" and ")}.`];
}

function sidesInWords({ at, cheaperBelow, cheaperAbove, monthlyCost, because }: Crossing, { curve }: BreakEvenResult) {
  const cost = `${formatSignificant(monthlyCost)} USD/month`;
  const sides = `below it ${cheaperBelow} is the cheaper, above it ${cheaperAbove}`;
  switch (because) {
    case "cost":
      return `${sides}; both cost ${cost} there`;
    case "step": {
      const step = at.mean === null ? null : fleetStepAt(at.mean, { curve, names: [cheaperBelow, cheaperAbove] });
      const grows =
        step === null
          ? "the number of instances changes"
          : `${step.name} grows from ${step.from} to ${step.to} instances`;
      return `${sides}; ${grows} there, up to which ${cheaperBelow} costs ${cost}`;
    }
    case "objective":
      return `below it ${cheaperBelow} is the cheapest that is acceptable, above it ${cheaperAbove}; an objective and not the cost decides there, up to which ${cheaperBelow} costs ${cost}`;
  }
}
