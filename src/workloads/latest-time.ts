/** Times beyond this (microseconds, the year 2255) are in the wrong unit, and no longer exact in a double. */
export const latestTime = 9_000_000_000_000_000;
