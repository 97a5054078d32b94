import { growDoubles, growInts } from "./grow-typed-array.ts";

/**
 * A heap of times with a number each, earliest first; equal times come out in the order in which they went in, whatever
 * their numbers. For what is rare: `TimeHeap` is faster and orders equal times by number.
 */
export class TimeQueue {
  #times = new Float64Array(64);
  /** Counts insertions, to part equal times. */
  #orders = new Float64Array(64);
  #numbers = new Int32Array(64);
  #size = 0;
  #inserted = 0;

  get size(): number {
    return this.#size;
  }

  /** The earliest time; Infinity where the queue is empty. */
  top(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#times[0]!;
  }

  push(time: number, number: number): void {
    if (this.#size === this.#times.length) this.#grow();
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#times[parent]! <= time) break; // the parent went in before
      this.#move(parent, at);
      at = parent;
    }
    this.#times[at] = time;
    this.#orders[at] = this.#inserted++;
    this.#numbers[at] = number;
  }

  /** Removes the earliest entry and gives its number. The queue must not be empty. */
  pop(): number {
    const first = this.#numbers[0]!;
    const last = --this.#size;
    const time = this.#times[last]!;
    const order = this.#orders[last]!;
    const number = this.#numbers[last]!;
    let at = 0;
    for (let child = 1; child < last; child = 2 * at + 1) {
      if (child + 1 < last && this.#isBefore(child + 1, child)) child++;
      if (this.#times[child]! > time || (this.#times[child] === time && this.#orders[child]! > order)) break;
      this.#move(child, at);
      at = child;
    }
    this.#times[at] = time;
    this.#orders[at] = order;
    this.#numbers[at] = number;
    return first;
  }

  #isBefore(one: number, other: number): boolean {
    const difference = this.#times[one]! - this.#times[other]!;
    return difference < 0 || (difference === 0 && this.#orders[one]! < this.#orders[other]!);
  }

  #move(from: number, to: number): void {
    this.#times[to] = this.#times[from]!;
    this.#orders[to] = this.#orders[from]!;
    this.#numbers[to] = this.#numbers[from]!;
  }

  #grow(): void {
    const length = this.#times.length * 2;
    this.#times = growDoubles(this.#times, length);
    this.#orders = growDoubles(this.#orders, length);
    this.#numbers = growInts(this.#numbers, length);
  }
}
