/**
 * Chances of single findings, each made larger so that of all findings called at 5 % together one or more is false in at
 * most 5 % of the cases (S. Holm, 1979): the smallest times their number, the next times one fewer, none below the one
 * before it. No independence is asked of them. In the order given.
 */
export function holmAdjusted(chances: readonly number[]): readonly number[] {
  const order = chances.map((_, i) => i).sort((i, j) => chances[i]! - chances[j]! || i - j);
  const adjusted = chances.map(() => 1);
  let least = 0;
  for (const [rank, i] of order.entries()) {
    least = Math.max(least, Math.min(1, (chances.length - rank) * chances[i]!));
    adjusted[i] = least;
  }
  return adjusted;
}
