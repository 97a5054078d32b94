import type { RandomStream } from "./random-stream.ts";

/**
 * A random sample of numbers of which nobody knows beforehand how many there are, each as likely to be in it as every
 * other; all of them as long as they are few (algorithm R: A. Waterman, in Knuth, volume 2).
 */
export class Reservoir {
  readonly #capacity: number;
  readonly #random: RandomStream;
  #values = new Float64Array(64);
  #size = 0;
  /** How many numbers were added. */
  seen = 0;
  sum = 0;

  constructor(capacity: number, random: RandomStream) {
    this.#capacity = capacity;
    this.#random = random;
  }

  get size(): number {
    return this.#size;
  }

  add(value: number): void {
    this.seen++;
    this.sum += value;
    if (this.#size < this.#capacity) {
      if (this.#size === this.#values.length) this.#grow();
      this.#values[this.#size++] = value;
      return;
    }
    const place = Math.ceil(this.#random.next() * this.seen) - 1;
    if (place < this.#capacity) this.#values[place] = value;
  }

  /** The sample in rising order. */
  sorted(): Float64Array {
    return this.#values.slice(0, this.#size).sort();
  }

  #grow(): void {
    const values = new Float64Array(Math.min(this.#capacity, 2 * this.#values.length));
    values.set(this.#values);
    this.#values = values;
  }
}
