/** In which unit a latency reads best in a sentence; tables keep milliseconds. */
export interface LatencyScale {
  /** " ms", " s" or " min", to follow a number. */
  readonly unit: string;
  /** What milliseconds are multiplied by. */
  readonly scale: number;
}

const longestInMilliseconds = 10_000;
const longestInSeconds = 600_000;

/** Milliseconds below ten seconds, seconds below ten minutes, then minutes. */
export function latencyScale(milliseconds: number | null): LatencyScale {
  if (milliseconds === null || milliseconds < longestInMilliseconds) return { unit: " ms", scale: 1 };
  if (milliseconds < longestInSeconds) return { unit: " s", scale: 1 / 1000 };
  return { unit: " min", scale: 1 / 60_000 };
}
