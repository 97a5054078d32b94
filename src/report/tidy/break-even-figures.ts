import type { BreakEvenResult } from "../../analysis/result.ts";
import { exactly, figuresOf, type TidyFigure } from "./tidy-figure.ts";

/** A figure of a break-even: of one candidate, or of two and so of none. */
export interface BreakEvenFigure extends TidyFigure {
  readonly candidate: string | null;
}

/** Where the answer changes, where each candidate is acceptable, and the curve. */
export function breakEvenFigures({
  unit,
  searched,
  crossings,
  latencyCrossings,
  acceptableFrom,
  curve,
}: BreakEvenResult): readonly BreakEvenFigure[] {
  const shared = (figures: readonly TidyFigure[]) => figures.map((figure) => ({ ...figure, candidate: null }));
  const range = ([low = null, high = null]: readonly (number | null)[]) => ({ mean: null, low, high });
  const ranges = Object.entries(acceptableFrom).flatMap(([candidate, found]) => {
    return figuresOf("break-even", unit, { "acceptable range": range(found ?? []) }).map((one) => ({
      ...one,
      candidate,
    }));
  });
  return [
    ...shared(figuresOf("break-even", unit, { searched: range(searched) })),
    ...crossings.flatMap((crossing, index) => shared(crossingFigures(crossing, index, unit))),
    ...latencyCrossings.flatMap(({ percentile, at, fasterBelow, fasterAbove }) => {
      return shared(figuresOf("latency crossings", unit, { [`${percentile}: ${fasterBelow} | ${fasterAbove}`]: at }));
    }),
    ...ranges,
    ...curve.flatMap((point) => curveFigures(point, unit)),
  ];
}

/** Numbered, as one pair of candidates may cross again and again. */
function crossingFigures(
  { at, cheaperBelow, cheaperAbove, monthlyCost, band }: BreakEvenResult["crossings"][number],
  index: number,
  unit: string,
): readonly TidyFigure[] {
  const pair = `${index + 1}: ${cheaperBelow} | ${cheaperAbove}`;
  const overInputs = band === undefined ? undefined : { mean: at.mean, low: band.low, high: band.high };
  return [
    ...figuresOf("crossings", unit, { [`${pair}: at`]: at, [`${pair}: over the disputed inputs`]: overInputs }),
    ...figuresOf("crossings", "USD/month", { [`${pair}: monthlyCost`]: exactly(monthlyCost) }),
  ];
}

function curveFigures({ rate, candidates }: BreakEvenResult["curve"][number], unit: string) {
  const where = `at ${Number(rate.toPrecision(12))}${unit === "" ? "" : ` ${unit}`}`;
  return Object.entries(candidates).flatMap(([candidate, { monthly, p99, instances }]) =>
    [
      ...figuresOf("curve", "USD/month", { [`monthly ${where}`]: exactly(monthly) }),
      ...figuresOf("curve", "ms", { [`p99 ${where}`]: exactly(p99) }),
      ...figuresOf("curve", "instances", { [`instances ${where}`]: exactly(instances) }),
    ].map((figure) => ({ ...figure, candidate })),
  );
}
