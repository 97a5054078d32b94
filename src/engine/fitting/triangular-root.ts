/**
 * The lower triangular matrix that times its own transpose gives a symmetric, positive semidefinite one (A.-L. Cholesky).
 * A direction without variance has a column of zeros.
 */
export function triangularRoot(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const root = matrix.map((row) => row.map(() => 0));
  for (const [i, row] of matrix.entries()) {
    for (let k = 0; k <= i; k++) {
      let rest = row[k]!;
      for (let j = 0; j < k; j++) rest -= root[i]![j]! * root[k]![j]!;
      if (i === k) root[i]![i] = Math.sqrt(Math.max(0, rest));
      else root[i]![k] = root[k]![k] === 0 ? 0 : rest / root[k]![k]!;
    }
  }
  return root;
}
