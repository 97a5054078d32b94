import { mappedTail, type TimeTail } from "./time-tail.ts";

/** Values that stand for the narrower of two laws, all as likely. */
const cells = 64;

/** A time with its mean, microseconds. */
export interface MeanTail {
  readonly tail: TimeTail;
  readonly mean: number;
}

/**
 * Nearly the law of the sum of two independent times: the narrower one is taken to have the middles of its 64 equal shares
 * alone, scaled so that they have its mean; the other, whose tail decides how far the sum reaches, is as it is.
 */
export function sumTail(one: MeanTail, other: MeanTail): TimeTail {
  const [wide, narrow] = reach(one) >= reach(other) ? [one, other] : [other, one];
  const middles = Array.from({ length: cells }, (_, cell) => narrow.tail.quantile((cell + 0.5) / cells));
  const mean = middles.reduce((sum, value) => sum + value, 0) / cells;
  const scale = mean > 0 ? narrow.mean / mean : 1;
  const parts = middles.map((value) => {
    const beside = value * scale;
    return mappedTail(
      wide.tail,
      (time) => time + beside,
      (time) => time - beside,
    );
  });
  return {
    above: (x) => parts.reduce((sum, part) => sum + part.above(x), 0) / cells,
    // Where both are at the same share: between the sum's own quantiles at both ends.
    quantile: (probability) => wide.tail.quantile(probability) + narrow.tail.quantile(probability),
  };
}

function reach({ tail }: MeanTail): number {
  return tail.quantile(0.999) - tail.quantile(0.5);
}
