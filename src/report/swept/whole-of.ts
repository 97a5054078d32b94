/** All of so many things in words: "the only value", "both values", "all 3 values"; of one, `noun` is in the singular. */
export function wholeOf(count: number, noun: string): string {
  if (count === 1) return `the only ${noun}`;
  return count === 2 ? `both ${noun}` : `all ${count} ${noun}`;
}
