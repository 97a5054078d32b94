import { exponentialFunction } from "../../engine/exponential-function.ts";
import type { RandomStream } from "../../engine/random-stream.ts";
import { standardGamma } from "../../engine/standard-gamma.ts";
import { microsecondsPer } from "../../units/duration.ts";
import type { Placing } from "./batch-arrivals.ts";

/** Pieces that one interval is cut into at most; those of more than an hour are longer than a second. */
const mostPieces = 3600;

/**
 * Places that are burstier than uniform ones. The interval is cut into seconds (3,600 pieces at most), whose rates are independent gamma
 * variables of such a shape that the index of dispersion of the counts per second (variance over mean) is `dispersion`.
 * The count of the interval stays what it is: given it, the counts of the seconds are Dirichlet-multinomial. Uniform
 * places are the limit at 1.
 */
export function unevenPlacing(dispersion: number, random: RandomStream): Placing {
  let cumulative = new Float64Array(0);
  let pieces = 1;
  let piece = 0;
  return {
    begin({ span, count }) {
      pieces = Math.max(1, Math.min(mostPieces, Math.round(span / microsecondsPer.s)));
      if (cumulative.length < pieces) cumulative = new Float64Array(pieces);
      piece = 0;
      if (count === 0) return;
      fillShares(cumulative, { pieces, shape: count / pieces / (dispersion - 1), random });
    },
    at(share) {
      while (piece < pieces - 1 && cumulative[piece]! < share) piece++;
      const start = piece === 0 ? 0 : cumulative[piece - 1]!;
      const width = cumulative[piece]! - start;
      const along = width > 0 ? Math.min(1, Math.max(0, (share - start) / width)) : 0;
      return (piece + along) / pieces;
    },
  };
}

interface Shares {
  readonly pieces: number;
  readonly shape: number;
  readonly random: RandomStream;
}

/**
 * Cumulative shares of independent gamma variables. Their logarithms are drawn, since those of a small shape are far
 * below the least double: G(shape) has the law of G(shape + 1) u^(1 / shape).
 */
function fillShares(cumulative: Float64Array, { pieces, shape, random }: Shares): void {
  const larger = standardGamma(shape + 1);
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < pieces; i++) {
    cumulative[i] = Math.log(larger(random)) + Math.log(random.next()) / shape;
    if (cumulative[i]! > most) most = cumulative[i]!;
  }
  let sum = 0;
  for (let i = 0; i < pieces; i++) {
    sum += exponentialFunction(cumulative[i]! - most);
    cumulative[i] = sum;
  }
  for (let i = 0; i < pieces; i++) cumulative[i]! /= sum;
}
