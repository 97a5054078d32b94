import { costOf, type Ends, machineCost, sizeOf, staysCheaper } from "./cost-spans.ts";
import type { Pair } from "./pair-changes.ts";
import type { RateCurve } from "./rate-curve.ts";

/**
 * Whether it can be shown, by the sizes at a few rates in between, that one of two candidates stays the cheaper between
 * two points that are known in full. That costs far less than to find the rate at which each size ends. Tried on a curve
 * `aside`, it leaves the search itself as it was.
 */
export async function staysApart(aside: RateCurve, ends: Ends, pair: Pair): Promise<boolean> {
  const [low] = ends;
  const [cheaper, dearer] = costOf(low, pair[0]) < costOf(low, pair[1]) ? pair : [pair[1], pair[0]];
  return isWorthTrying(ends, { cheaper, dearer }) && isShown(aside, ends, { cheaper, dearer });
}

interface Order {
  readonly cheaper: number;
  readonly dearer: number;
}

/**
 * A single size is found as soon as nothing is shown without it. Of more, somewhere the cheaper one may take a machine
 * sooner than the other; where that turns the order nothing can be shown.
 */
function isWorthTrying(ends: Ends, { cheaper, dearer }: Order): boolean {
  const [low, high] = ends;
  const growth = (place: number) => sizeOf(high, place) - sizeOf(low, place);
  if (growth(cheaper) + growth(dearer) < 2) return false;
  const isGrowing = (place: number) => growth(place) > 0;
  const more = isGrowing(cheaper) ? machineCost(low, cheaper) : 0;
  const fewer = isGrowing(dearer) ? machineCost(high, dearer) : 0;
  return costOf(low, dearer) > costOf(low, cheaper) + more && costOf(high, dearer) - fewer > costOf(high, cheaper);
}

/** Halves the stretch until every part is clear, or one is not in which no fleet grows by more than a machine. */
async function isShown(aside: RateCurve, ends: Ends, order: Order): Promise<boolean> {
  const [low, high] = ends;
  if (staysCheaper(aside, ends, { ...order, exact: true })) return true;
  const places = [order.cheaper, order.dearer];
  if (places.every((place) => sizeOf(high, place) - sizeOf(low, place) <= 1)) return false;
  const middle = await aside.at(Math.sqrt(low.rate * high.rate), places);
  if (!places.every((place) => middle.seen.get(place)!.carries)) return false;
  return (await isShown(aside, [low, middle], order)) && (await isShown(aside, [middle, high], order));
}
