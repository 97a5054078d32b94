import { finestWidth, nextWidth } from "./bin-width.ts";

const capacity = 131_072; // 2^17 bins: one megabyte

/**
 * Counts of arrivals in bins of equal width, in memory that does not grow: where the times would need more than 2^17
 * bins, the bins become wider. Bins begin at whole multiples of their width from time zero, so hours are those of the
 * calendar. Times may come in any order, and the result does not depend on it.
 */
export class CountSeries {
  /** A ring: the bin of that number, counted from time zero, is at its remainder. */
  #bins = new Float64Array(capacity);
  #width: number = finestWidth;
  #first = 0;
  #last = -1;
  #total = 0;

  /** Microseconds. */
  get width(): number {
    return this.#width;
  }

  /** How many arrivals there are in all. */
  get total(): number {
    return this.#total;
  }

  /** The times between which all arrivals lie, to whole bins, microseconds; null without any. */
  get range(): { readonly from: number; readonly to: number } | null {
    if (this.#last < this.#first) return null;
    return { from: this.#first * this.#width, to: (this.#last + 1) * this.#width };
  }

  /** Counts `count` arrivals at `time`, microseconds, which must be finite. */
  add(time: number, count = 1): void {
    let bin = Math.floor(time / this.#width);
    if (this.#last < this.#first) [this.#first, this.#last] = [bin, bin];
    while (Math.max(this.#last, bin) - Math.min(this.#first, bin) >= capacity) {
      this.#widen();
      bin = Math.floor(time / this.#width);
    }
    if (bin < this.#first) this.#first = bin;
    if (bin > this.#last) this.#last = bin;
    this.#bins[place(bin)]! += count;
    this.#total += count;
  }

  /** Arrivals in the bin that begins at `time`, a multiple of `width`. */
  countAt(time: number): number {
    const bin = Math.floor(time / this.#width);
    return bin < this.#first || bin > this.#last ? 0 : this.#bins[place(bin)]!;
  }

  #widen(): void {
    const wider = nextWidth(this.#width);
    const factor = wider / this.#width;
    const bins = new Float64Array(capacity);
    for (let bin = this.#first; bin <= this.#last; bin++) {
      bins[place(Math.floor(bin / factor))]! += this.#bins[place(bin)]!;
    }
    this.#bins = bins;
    this.#width = wider;
    this.#first = Math.floor(this.#first / factor);
    this.#last = Math.floor(this.#last / factor);
  }
}

function place(bin: number): number {
  return ((bin % capacity) + capacity) % capacity;
}
