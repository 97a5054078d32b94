/** The inverse of a symmetric positive definite matrix, by Gauss and Jordan; null where it is not one. */
export function invertMatrix(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] | null {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, k) => (k === i ? 1 : 0))]);
  for (let i = 0; i < size; i++) {
    const row = rows[i] as number[];
    const pivot = row[i] as number;
    // All pivots of a positive definite matrix are positive; a lost one leaves only rounding of what was there.
    if (!(pivot > 1e-12 * Math.abs(matrix[i]?.[i] as number)) || !Number.isFinite(pivot)) return null;
    for (let k = 0; k < row.length; k++) row[k]! /= pivot;
    for (const other of rows) if (other !== row) subtract(other, row, other[i] as number);
  }
  return rows.map((row) => row.slice(size));
}

function subtract(from: number[], row: readonly number[], factor: number): void {
  for (let k = 0; k < row.length; k++) from[k]! -= factor * (row[k] as number);
}
