import { invertMatrix } from "./invert-matrix.ts";

export interface NonNegativeFit {
  readonly coefficients: readonly number[];
  /** Of fitted less wanted, squared and summed. */
  readonly sumOfSquares: number;
}

/**
 * Coefficients, none below 0, with the least squares of rows x coefficients less the wanted values. Every choice of
 * coefficients that are 0 is tried, so that it is exact, and meant for few of them; null where rows determine none.
 *
 * @param rows one list of regressors for each wanted value
 */
export function nonNegativeLeastSquares(
  rows: readonly (readonly number[])[],
  wanted: readonly number[],
): NonNegativeFit | null {
  const size = rows[0]?.length ?? 0;
  let best: NonNegativeFit | null = null;
  for (let subset = 1; subset < 1 << size; subset++) {
    const active = Array.from({ length: size }, (_, i) => i).filter((i) => (subset >> i) & 1);
    const solved = leastSquares(
      rows.map((row) => active.map((i) => row[i]!)),
      wanted,
    );
    if (solved === null || solved.some((coefficient) => coefficient < 0)) continue;
    const coefficients = Array.from({ length: size }, (_, i) => (active.includes(i) ? solved[active.indexOf(i)]! : 0));
    const sumOfSquares = misfit(rows, wanted, coefficients);
    if (best === null || sumOfSquares < best.sumOfSquares) best = { coefficients, sumOfSquares };
  }
  return best;
}

/** Coefficients of the least squares, of any sign; null where the rows do not determine them. */
export function leastSquares(
  rows: readonly (readonly number[])[],
  wanted: readonly number[],
): readonly number[] | null {
  const size = rows[0]?.length ?? 0;
  if (rows.length < size) return null;
  const inverse = invertMatrix(normalMatrix(rows));
  if (inverse === null) return null;
  const right = Array.from({ length: size }, (_, i) =>
    dot(
      rows.map((row) => row[i]!),
      wanted,
    ),
  );
  return inverse.map((row) => dot(row, right));
}

/** The rows' products with each other, summed: times the variance of one value, the inverse is the estimates' covariance. */
export function normalMatrix(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const size = rows[0]?.length ?? 0;
  const column = (i: number) => rows.map((row) => row[i]!);
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, k) => dot(column(i), column(k))));
}

function misfit(
  rows: readonly (readonly number[])[],
  wanted: readonly number[],
  coefficients: readonly number[],
): number {
  return rows.reduce((sum, row, i) => {
    const difference = dot(row, coefficients) - wanted[i]!;
    return sum + difference * difference;
  }, 0);
}

/** The sum of products, place by place. */
export function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, i) => sum + value * other[i]!, 0);
}
