/** Buckets per octave: neighbouring bucket edges differ by at most 1/128, so a percentile is right to 0.8 %. */
const bucketsPerOctave = 128;
/** Octaves from 1 microsecond up: 2^40 microseconds is 12.7 days; longer times share the last bucket. */
const octaves = 40;
const mantissaShift = 13; // the high word of a double has 20 mantissa bits; the upper 7 choose among 128 buckets
const firstBucket = 0x3ff00000 >>> mantissaShift; // the double 1.0
/** Bucket 0 holds times under 1 microsecond. */
export const bucketCount = 1 + octaves * bucketsPerOctave;

const asDouble = new Float64Array(1);
const asWords = new Uint32Array(asDouble.buffer);
const highWord = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** The bucket of a time in microseconds, read off the double's own bits. */
export function bucketOf(microseconds: number): number {
  asDouble[0] = microseconds;
  const bucket = (asWords[highWord]! >>> mantissaShift) - firstBucket + 1;
  return bucket < 0 ? 0 : bucket < bucketCount ? bucket : bucketCount - 1;
}

/** The lower edge of a bucket, microseconds; the upper edge is the lower edge of the next one. */
export function bucketEdge(bucket: number): number {
  if (bucket === 0) return 0;
  asWords[highWord] = (bucket - 1 + firstBucket) << mantissaShift;
  asWords[1 - highWord] = 0;
  return asDouble[0]!;
}

/**
 * Counts of times (microseconds) in buckets of equal relative width: fixed memory whatever is recorded, and any
 * percentile afterwards to 0.8 %.
 */
export class LatencyHistogram {
  /** Requests by bucket. */
  readonly counts = new Float64Array(bucketCount);

  record(microseconds: number): void {
    this.counts[bucketOf(microseconds)]!++;
  }

  recordMany(microseconds: number, times: number): void {
    this.counts[bucketOf(microseconds)]! += times;
  }

  /** Requests recorded. */
  total(): number {
    let total = 0;
    for (let i = 0; i < bucketCount; i++) total += this.counts[i]!; // a for-of loop takes ten times as long
    return total;
  }

  /** Adds everything recorded in `other`, which holds nothing above bucket `highest`. */
  add(other: LatencyHistogram, highest = bucketCount - 1): void {
    const from = other.counts;
    const to = this.counts;
    for (let i = 0; i <= highest; i++) {
      const count = from[i]!;
      if (count !== 0) to[i]! += count;
    }
  }

  clear(): void {
    this.counts.fill(0);
  }

  /**
   * The time (microseconds) that the share `p` of requests does not exceed: the smallest value with at least p x total
   * requests at or below it, interpolated linearly inside its bucket. NaN where nothing was recorded. Callers who know
   * the total, or that nothing lies above bucket `highest`, save a search through empty buckets.
   */
  percentile(p: number, { total = this.total(), highest = bucketCount - 1 } = {}): number {
    if (total === 0) return Number.NaN;
    const rank = p * total;
    let below = total;
    for (let i = highest; i >= 0; i--) {
      const count = this.counts[i]!;
      if (count === 0) continue;
      below -= count;
      if (below >= rank && below > 0) continue;
      if (i === 0) return 0;
      const inside = Math.max(0, (rank - below) / count);
      return bucketEdge(i) + inside * (bucketEdge(i + 1) - bucketEdge(i));
    }
    return 0;
  }
}
