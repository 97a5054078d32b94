import type { CurvePoint, RateCurve } from "./rate-curve.ts";

/** USD a month. */
export function costOf(point: CurvePoint, place: number): number {
  return point.seen.get(place)!.summary.result.bill.total;
}

/** Machines of a fleet whose size follows the rate, 0 of every other candidate. */
export function sizeOf(point: CurvePoint, place: number): number {
  return point.seen.get(place)!.size ?? 0;
}

/** Two points of a curve, the one of the lower rate first. */
export type Ends = readonly [low: CurvePoint, high: CurvePoint];

/** USD a month. */
interface Span {
  readonly least: number;
  readonly most: number;
}

/**
 * Whether a candidate stays the cheaper of two between two points: it is so at both ends even with the most machines of
 * the stretch, and the other with the fewest. Where sizes are `exact` no glance can have mistaken them.
 */
export function staysCheaper(
  curve: RateCurve,
  ends: Ends,
  { cheaper, dearer, exact }: { readonly cheaper: number; readonly dearer: number; readonly exact: boolean },
): boolean {
  const spans = costSpans(curve, ends, { place: cheaper, exact });
  return costSpans(curve, ends, { place: dearer, exact }).every(({ least }, i) => least > spans[i]!.most);
}

/** What one more machine of a fleet costs at a point, USD a month: its share of all fixed cost, which is rather too much. */
export function machineCost(point: CurvePoint, place: number): number {
  return point.seen.get(place)!.summary.result.costSplit.fixed / Math.max(1, sizeOf(point, place));
}

/**
 * What a candidate may cost at either end of a stretch, with the fewest and with the most machines that it has in it. A
 * machine is taken at rather too much: the spans are never too narrow.
 */
function costSpans(
  curve: RateCurve,
  ends: Ends,
  { place, exact }: { readonly place: number; readonly exact: boolean },
): readonly Span[] {
  const sizes = ends.map((point) => sizeOf(point, place));
  const doubts = ends.map(({ rate }, i) => (exact ? noDoubt : curve.sizeDoubt(place, rate, sizes[i]!)));
  const fewest = Math.min(...sizes.map((size, i) => size - doubts[i]!.fewer));
  const most = Math.max(...sizes.map((size, i) => size + doubts[i]!.more));
  return ends.map((point, i) => {
    const machine = machineCost(point, place);
    const cost = costOf(point, place);
    return { least: cost - (sizes[i]! - fewest) * machine, most: cost + (most - sizes[i]!) * machine };
  });
}

const noDoubt = { fewer: 0, more: 0 } as const;
