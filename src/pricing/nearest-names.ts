/** Longer words are not typing mistakes; comparing them would only cost time. */
const longestWord = 80;

/** Of `names`, the `count` that take the fewest single-character edits from `wanted`; equals keep their order. */
export function nearestNames(wanted: string, names: readonly string[], count: number): readonly string[] {
  return names
    .map((name) => ({ name, distance: editDistance(wanted.slice(0, longestWord), name) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name);
}

/** Levenshtein distance, row by row. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const substituted = row[j]! + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(substituted, row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
