/**
 * A heap of bare times, earliest first: what TimeHeap is without the numbers, for where nobody asks who it was. About a
 * fifth faster, which the hottest loop of all is worth.
 *
 * Taking the top leaves a hole that the next insertion fills, because departures and arrivals alternate.
 */
export class DepartureHeap {
  #times = new Float64Array(64);
  #size = 0;
  #hole = false;

  /** The earliest time; Infinity where the heap is empty. */
  top(): number {
    if (this.#hole) this.#closeHole();
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#times[0]!;
  }

  /** Removes the earliest time. The heap must not be empty, and `top` must have been read since the last `pop`. */
  pop(): void {
    this.#hole = true;
  }

  push(time: number): void {
    if (this.#hole) {
      this.#hole = false;
      this.#siftDown(time);
      return;
    }
    if (this.#size === this.#times.length) this.#grow();
    const times = this.#times;
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const parentTime = times[parent]!;
      if (parentTime <= time) break;
      times[at] = parentTime;
      at = parent;
    }
    times[at] = time;
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
    if (last > 0) this.#siftDown(this.#times[last]!);
  }

  #siftDown(time: number): void {
    const times = this.#times;
    const size = this.#size;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      let childTime = times[child]!;
      const right = child + 1;
      if (right < size) {
        const rightTime = times[right]!;
        if (rightTime < childTime) {
          child = right;
          childTime = rightTime;
        }
      }
      if (childTime >= time) break;
      times[at] = childTime;
      at = child;
    }
    times[at] = time;
  }

  #grow(): void {
    const times = new Float64Array(this.#times.length * 2);
    times.set(this.#times);
    this.#times = times;
  }
}
