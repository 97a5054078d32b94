/** First in, first out: whole numbers in a ring that doubles when full. */
export class RingQueue {
  #ring = new Int32Array(16);
  #first = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  push(value: number): void {
    if (this.#size === this.#ring.length) this.#grow();
    this.#ring[(this.#first + this.#size++) & (this.#ring.length - 1)] = value;
  }

  /** The oldest value. The queue must not be empty. */
  first(): number {
    return this.#ring[this.#first]!;
  }

  /** Takes the oldest value. The queue must not be empty. */
  shift(): number {
    const value = this.#ring[this.#first]!;
    this.#first = (this.#first + 1) & (this.#ring.length - 1);
    this.#size--;
    return value;
  }

  #grow(): void {
    const old = this.#ring;
    const grown = new Int32Array(old.length * 2);
    for (let i = 0; i < this.#size; i++) grown[i] = old[(this.#first + i) & (old.length - 1)]!;
    this.#ring = grown;
    this.#first = 0;
  }
}
