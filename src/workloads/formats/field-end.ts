const quote = 34;
const space = 32;
const backslash = 92;

/**
 * Where the field ends that begins at `at` in a line of fields with spaces between: at a space, or the line's end; after
 * the closing quote of a quoted one. A quote closes only before a space or the line's end and without a backslash, since
 * some servers write quotes as they come. -1 if a quoted field is not closed.
 */
export function fieldEnd(line: string, at: number): number {
  if (line.charCodeAt(at) !== quote) {
    const end = line.indexOf(" ", at);
    return end < 0 ? line.length : end;
  }
  for (let close = line.indexOf('"', at + 1); close >= 0; close = line.indexOf('"', close + 1)) {
    const isLast = close + 1 === line.length || line.charCodeAt(close + 1) === space;
    if (isLast && !isEscaped(line, close, at + 1)) return close + 1;
  }
  return -1;
}

/** Whether an odd number of backslashes stands before `place`, counted back to `from`. */
export function isEscaped(line: string, place: number, from: number): boolean {
  let before = place;
  while (before > from && line.charCodeAt(before - 1) === backslash) before--;
  return (place - before) % 2 === 1;
}
