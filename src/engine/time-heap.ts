/**
 * A heap of times with a number each, earliest first; equal times come out in order of their numbers. Typed arrays that
 * double when full: no allocation per entry.
 *
 * Taking the top leaves a hole that the next insertion fills, because departures and arrivals alternate: that halves
 * the work of a steady state.
 */
export class TimeHeap {
  #times = new Float64Array(64);
  #tags = new Int32Array(64);
  #size = 0;
  #hole = false;

  get size(): number {
    return this.#hole ? this.#size - 1 : this.#size;
  }

  /** The earliest time; Infinity where the heap is empty. */
  top(): number {
    if (this.#hole) this.#closeHole();
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#times[0]!;
  }

  /** The number beside the earliest time. */
  topTag(): number {
    if (this.#hole) this.#closeHole();
    return this.#tags[0]!;
  }

  /** Removes the earliest entry. The heap must not be empty, and `top` must have been read since the last `pop`. */
  pop(): void {
    this.#hole = true;
  }

  push(time: number, tag: number): void {
    if (this.#hole) {
      this.#hole = false;
      this.#siftDown(time, tag);
      return;
    }
    if (this.#size === this.#times.length) this.#grow();
    const times = this.#times;
    const tags = this.#tags;
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const parentTime = times[parent]!;
      if (parentTime < time || (parentTime === time && tags[parent]! <= tag)) break;
      times[at] = parentTime;
      tags[at] = tags[parent]!;
      at = parent;
    }
    times[at] = time;
    tags[at] = tag;
  }

  /** The sum over all entries of (time - now): what is still to come of everything in the heap. */
  remaining(now: number): number {
    if (this.#hole) this.#closeHole();
    let sum = 0;
    for (let i = 0; i < this.#size; i++) sum += this.#times[i]! - now;
    return sum;
  }

  #closeHole(): void {
    this.#hole = false;
    const last = --this.#size;
    if (last > 0) this.#siftDown(this.#times[last]!, this.#tags[last]!);
  }

  #siftDown(time: number, tag: number): void {
    const times = this.#times;
    const tags = this.#tags;
    const size = this.#size;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      let childTime = times[child]!;
      const right = child + 1;
      if (right < size) {
        const rightTime = times[right]!;
        if (rightTime < childTime || (rightTime === childTime && tags[right]! < tags[child]!)) {
          child = right;
          childTime = rightTime;
        }
      }
      if (childTime > time || (childTime === time && tags[child]! >= tag)) break;
      times[at] = childTime;
      tags[at] = tags[child]!;
      at = child;
    }
    times[at] = time;
    tags[at] = tag;
  }

  #grow(): void {
    const times = new Float64Array(this.#times.length * 2);
    const tags = new Int32Array(times.length);
    times.set(this.#times);
    tags.set(this.#tags);
    this.#times = times;
    this.#tags = tags;
  }
}
