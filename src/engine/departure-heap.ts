/**
 * A heap of bare times, earliest first, for where nobody asks who it was: the hottest loop of all. Typed arrays that
 * double when full: no allocation per entry. Places beyond the last entry hold Infinity, so that neither an empty heap
 * nor a missing right child needs a question of its own.
 */
export class DepartureHeap {
  #times = new Float64Array(64).fill(Number.POSITIVE_INFINITY);
  #size = 0;

  /** The earliest time; Infinity where the heap is empty. */
  top(): number {
    return this.#times[0]!;
  }

  /** Removes the earliest time. The heap must not be empty. */
  pop(): void {
    const times = this.#times;
    const size = --this.#size;
    const last = times[size]!;
    times[size] = Number.POSITIVE_INFINITY;
    if (size === 0) return;
    // The hole goes down along the earlier children to the bottom, and the last entry climbs up from there: it belongs
    // near the bottom, so this asks about half as many questions as going down with it.
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (times[child + 1]! < times[child]!) child++;
      times[at] = times[child]!;
      at = child;
    }
    this.#climb(times, at, last);
  }

  push(time: number): void {
    const at = this.#size++;
    // One place beyond the last entry stays free, for the right child that is not there.
    if (at + 2 >= this.#times.length) this.#grow();
    this.#climb(this.#times, at, time);
  }

  /** The sum over all entries of (time - now): what is still to come of everything in the heap. */
  remaining(now: number): number {
    let sum = 0;
    for (let i = 0; i < this.#size; i++) sum += this.#times[i]! - now;
    return sum;
  }

  /** Puts `time` at the place `from` or as far above as it must go. */
  #climb(times: Float64Array, from: number, time: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const parentTime = times[parent]!;
      if (parentTime <= time) break;
      times[at] = parentTime;
      at = parent;
    }
    times[at] = time;
  }

  #grow(): void {
    const times = new Float64Array(this.#times.length * 2).fill(Number.POSITIVE_INFINITY);
    times.set(this.#times);
    this.#times = times;
  }
}
