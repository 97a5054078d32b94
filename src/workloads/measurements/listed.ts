const mostListed = 8;

/** Words or numbers as a sentence lists them, the first eight of many: "3, 9 and 12", "3, 9 and 40 more". */
export function listed(words: readonly (string | number)[]): string {
  const isLong = words.length > mostListed + 1;
  const shown = isLong ? words.slice(0, mostListed) : words.slice(0, -1);
  const last = isLong ? `${words.length - mostListed} more` : String(words.at(-1) ?? "");
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}

/** "line 7", "lines 3, 9 and 12". */
export function listedLines(lines: readonly number[]): string {
  return `${lines.length === 1 ? "line" : "lines"} ${listed(lines)}`;
}
