/**
 * The known name that `word` most probably means, null where none is close: at most a third of its letters (at least
 * one, of three) may differ. Case counts half, so that "P99" finds "p99" before "p95".
 */
export function nearestName(word: string, names: readonly string[]): string | null {
  if (word.length > longestWord) return null;
  let best: string | null = null;
  let bestDistance = (word.length < 3 ? 0.5 : Math.max(1, Math.floor(word.length / 3))) + 0.01;
  for (const name of names) {
    const distance = isBeginning(word, name) ? 1 : editDistance(word, name);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** "arm" for "arm64": a name cut short counts as one mistake. */
function isBeginning(word: string, name: string): boolean {
  return word.length >= 3 && name.toLowerCase().startsWith(word.toLowerCase()) && word.length < name.length;
}

/** Longer words are not typing mistakes; comparing them would cost time and help nobody. */
const longestWord = 80;

/** Letters inserted, deleted, replaced or swapped with their neighbour to turn one word into the other. */
function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const above = rows[i - 1]!;
      const replace = above[j - 1]! + letterDistance(from[i - 1]!, to[j - 1]!);
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, replace);
      const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (isSwap) least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[from.length]![to.length]!;
}

function letterDistance(one: string, other: string): number {
  if (one === other) return 0;
  return one.toLowerCase() === other.toLowerCase() ? 0.5 : 1;
}
