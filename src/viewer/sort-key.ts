/** What the units in our tables stand for, each within its own kind. */
const factors: Readonly<Record<string, number>> = {
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  min: 60,
  m: 60,
  h: 3600,
  d: 86_400,
  B: 1,
  KB: 1024,
  MB: 1024 * 1024,
  GB: 1024 * 1024 * 1024,
  TB: 1024 * 1024 * 1024 * 1024,
};

const leadingNumber = /^\s*(?:[<>≤≥~≈±]\s*)?([-+−]?(?:\d[\d,]*)(?:\.\d+)?(?:e[-+]?\d+)?)(?![\w.]*[a-z]\d)\s*(\S*)/i;

/** Such as 2026-11: not the number 2026. */
const date = /^\s*\d{4}-\d\d/;

/** The number that a cell begins with ("1,234", "12.3 (11 to 13)", "4.5 %", "350 ms"); null where it begins with none. */
export function numberIn(text: string): number | null {
  const match = date.test(text) ? null : leadingNumber.exec(text);
  if (match === null) return null;
  const value = Number(match[1]!.replace(/,/g, "").replace("−", "-"));
  return Number.isFinite(value) ? value * (factors[match[2]!] ?? 1) : null;
}

/**
 * The order of a column's cells: by the number that they begin with, then those that begin with none by their words,
 * with the numbers inside by value. Cells that tell nothing come last in both directions; equal ones keep their order.
 */
export function sortedPlaces(cells: readonly string[], direction: "ascending" | "descending"): readonly number[] {
  const sign = direction === "ascending" ? 1 : -1;
  return cells
    .map((_, place) => place)
    .sort((one, other) => {
      const [a, b] = [cells[one]!, cells[other]!];
      const [isLast, isOtherLast] = [tellsNothing(a), tellsNothing(b)];
      if (isLast || isOtherLast) return Number(isLast) - Number(isOtherLast) || one - other;
      return sign * compareCells(a, b) || one - other;
    });
}

function tellsNothing(text: string): boolean {
  return /^(?:[-–—]?|n\/a)$/i.test(text.trim());
}

function compareCells(one: string, other: string): number {
  const [a, b] = [numberIn(one), numberIn(other)];
  if (a !== null && b !== null) return a - b;
  if (a !== null || b !== null) return a !== null ? -1 : 1;
  return compareWords(one, other);
}

const alphabet = new Intl.Collator("en-US");

/** Piece by piece, numbers ("pass: 2,080 ms", "p99.9") by their value. */
function compareWords(one: string, other: string): number {
  const [ones, others] = [piecesOf(one), piecesOf(other)];
  for (const [place, piece] of ones.entries()) {
    const against = others[place];
    if (against === undefined) return 1;
    const areNumbers = typeof piece === "number" && typeof against === "number";
    const difference = areNumbers ? piece - against : alphabet.compare(String(piece), String(against));
    if (difference !== 0) return difference;
  }
  return ones.length - others.length;
}

/** Words and numbers in turn, beginning with words, which may be empty. */
function piecesOf(text: string): readonly (string | number)[] {
  const pieces = text.trim().split(/(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)/);
  return pieces.map((piece, place) => (place % 2 === 1 ? Number(piece.replace(/,/g, "")) : piece));
}
