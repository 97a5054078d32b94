import { type Contradiction, remedy, writtenPrecision } from "./contradiction.ts";

/**
 * Every estimate in an answer, however deep, whose interval is upside down or halved. `path` is where `value` stands. A
 * mean may lie outside the interval of a percentile or of a cost: it is that of all replications together, and the
 * interval that of the replications' own.
 */
export function disorderedEstimates(value: unknown, path = ""): readonly Contradiction[] {
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => disorderedEstimates(item, `${path}[${index}]`));
  if (isEstimate(value)) return disorder(value, path);
  return Object.entries(value).flatMap(([key, item]) => {
    return disorderedEstimates(item, path === "" ? key : `${path}.${key}`);
  });
}

interface Estimate {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

function isEstimate(value: object): value is Estimate {
  const isEnd = (end: unknown) => end === null || typeof end === "number";
  return "mean" in value && "low" in value && "high" in value && [value.mean, value.low, value.high].every(isEnd);
}

function disorder({ mean, low, high }: Estimate, path: string): readonly Contradiction[] {
  if ((low === null) !== (high === null)) {
    return [{ path, message: `has one end of its interval (low ${low}, high ${high}); ${remedy}` }];
  }
  if (low === null || high === null) return [];
  if (mean === null) return [{ path, message: `has an interval, ${low} to ${high}, and no mean; ${remedy}` }];
  return low > high ? [{ path, message: `has an interval from ${low} down to ${high}; ${remedy}` }] : [];
}

/** The same for an estimate whose interval is about its mean. */
export function meanOutside({ mean, low, high }: Estimate, path: string): readonly Contradiction[] {
  if (mean === null || low === null || high === null) return [];
  const slack = writtenPrecision * Math.max(Math.abs(low), Math.abs(mean), Math.abs(high));
  if (low <= mean + slack && mean <= high + slack) return [];
  return [{ path, message: `has its mean ${mean} outside its interval, ${low} to ${high}; ${remedy}` }];
}
