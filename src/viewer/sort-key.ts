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

/** The number that a cell begins with ("1,234", "12.3 (11 to 13)", "4.5 %", "350 ms"); null where it begins with none. */
export function numberIn(text: string): number | null {
  const match = leadingNumber.exec(text);
  if (match === null) return null;
  const value = Number(match[1]!.replace(/,/g, "").replace("−", "-"));
  return Number.isFinite(value) ? value * (factors[match[2]!] ?? 1) : null;
}

/**
 * The order of a column's cells: by number where all that are not empty begin with one, else by words, with numbers in
 * words in their own order. Empty cells come last in both directions; equal cells keep their order.
 */
export function sortedPlaces(cells: readonly string[], direction: "ascending" | "descending"): readonly number[] {
  const numbers = cells.map(numberIn);
  const isEmpty = (place: number) => /^[-–—]?$/.test(cells[place]!.trim());
  const areNumbers = cells.every((_, place) => isEmpty(place) || numbers[place] !== null);
  const sign = direction === "ascending" ? 1 : -1;
  const words = new Intl.Collator("en-US", { numeric: true });
  return cells
    .map((_, place) => place)
    .sort((one, other) => {
      if (isEmpty(one) || isEmpty(other)) return Number(isEmpty(one)) - Number(isEmpty(other)) || one - other;
      const difference = areNumbers ? numbers[one]! - numbers[other]! : words.compare(cells[one]!, cells[other]!);
      return sign * difference || one - other;
    });
}
