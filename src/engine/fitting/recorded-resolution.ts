/** Microseconds that clocks and logs round to, the coarsest first. */
const resolutions = [1_000_000, 100_000, 10_000, 1_000, 100, 10] as const;

/**
 * What recorded durations were rounded to: the largest power of ten from 1 us to 1 s of which all of them are multiples.
 * Where not even whole microseconds were kept it is 1 as well, the least that evenpoint distinguishes.
 */
export function recordedResolution(sorted: Float64Array): number {
  return resolutions.find((resolution) => sorted.every((value) => value % resolution === 0)) ?? 1;
}
