interface MeteredLine {
  readonly meter: string;
  readonly quantity: number;
}

/** The share of the time paid for in which always-ready instances were active, 0 to 1, by the lines of a bill. */
export function activeShare(lines: readonly MeteredLine[]): number {
  const quantity = (of: string) => lines.reduce((sum, line) => (line.meter === of ? sum + line.quantity : sum), 0);
  const kept = quantity("alwaysReadyGbSeconds");
  return kept > 0 ? Math.min(1, quantity("alwaysReadyDurationGbSeconds") / kept) : 0;
}
