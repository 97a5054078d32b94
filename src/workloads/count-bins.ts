/** More intervals than this are a mistaken unit or interval, not traffic: 19 years of minutes, 115 days of seconds. */
export const mostIntervals = 10_000_000;

/** Counts per interval, from the earliest to the latest that was seen, in whatever order they come. Times in microseconds. */
export class CountBins {
  readonly interval: number;
  /** Where the first interval begins. */
  #anchor = 0;
  /** Place in `#counts` of the interval at the anchor; and the intervals in use. */
  #offset = 0;
  #low = 0;
  #high = -1;
  #counts = new Float64Array(1024);

  constructor(interval: number) {
    this.interval = interval;
  }

  /** False where the intervals would be too many: nothing is added then. */
  add(time: number, count: number): boolean {
    if (this.#high < this.#low) this.#anchor = time;
    const index = Math.floor((time - this.#anchor) / this.interval);
    if (Math.max(index, this.#high) - Math.min(index, this.#low) >= mostIntervals) return false;
    if (index < this.#low) this.#low = index;
    if (index > this.#high) this.#high = index;
    if (this.#low + this.#offset < 0 || this.#high + this.#offset >= this.#counts.length) this.#grow();
    this.#counts[index + this.#offset]! += count;
    return true;
  }

  /** Takes in the intervals that lie wholly between two instants, first to last microsecond, though nothing was counted there. */
  cover(first: number, last: number): void {
    const from = this.#anchor + Math.ceil((first - this.#anchor) / this.interval) * this.interval;
    const end = this.#anchor + Math.floor((last + 1 - this.#anchor) / this.interval) * this.interval;
    if (from >= end) return;
    this.add(from, 0);
    this.add(end - this.interval, 0);
  }

  /** The start of the first interval, and the counts from there to the last; there must be one. */
  all(): { readonly start: number; readonly counts: Float64Array } {
    const counts = this.#counts.slice(this.#low + this.#offset, this.#high + this.#offset + 1);
    return { start: this.#anchor + this.#low * this.interval, counts };
  }

  /** A longer array with what is in use in its middle. */
  #grow(): void {
    const used = this.#high - this.#low + 1;
    const larger = new Float64Array(2 * Math.max(used, this.#counts.length));
    const offset = Math.floor((larger.length - used) / 2) - this.#low;
    const from = Math.max(0, this.#low + this.#offset);
    const to = Math.min(this.#counts.length, this.#high + this.#offset + 1);
    larger.set(this.#counts.subarray(from, to), from - this.#offset + offset);
    this.#counts = larger;
    this.#offset = offset;
  }
}
