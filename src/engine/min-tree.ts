/**
 * The smallest of a number of changing values, and whose it is: a tournament in typed arrays. An update costs the
 * logarithm of their number; among equal values the lowest place wins.
 */
export class MinTree {
  #values: Float64Array;
  /** The winner of each match; the leaves' parents come last. */
  #winner: Int32Array;
  #leaves: number;

  /** Every value starts at `initial`. */
  constructor(places: number, initial: number) {
    let leaves = 1;
    while (leaves < places) leaves *= 2;
    this.#leaves = leaves;
    this.#values = new Float64Array(leaves).fill(Number.POSITIVE_INFINITY);
    this.#values.fill(initial, 0, places);
    this.#winner = new Int32Array(leaves * 2);
    for (let i = 0; i < leaves; i++) this.#winner[leaves + i] = i;
    for (let match = leaves - 1; match >= 1; match--) this.#play(match);
  }

  /** Makes room for at least so many places; new ones start at Infinity. */
  reserve(places: number): void {
    if (places <= this.#leaves) return;
    const larger = new MinTree(Math.max(places, 2 * this.#leaves), Number.POSITIVE_INFINITY);
    for (const [place, value] of this.#values.entries()) larger.update(place, value);
    this.#values = larger.#values;
    this.#winner = larger.#winner;
    this.#leaves = larger.#leaves;
  }

  /** The place that holds the smallest value. */
  place(): number {
    return this.#winner[1]!;
  }

  /** The smallest value. */
  value(): number {
    return this.#values[this.#winner[1]!]!;
  }

  at(place: number): number {
    return this.#values[place]!;
  }

  update(place: number, value: number): void {
    const winner = this.#winner;
    this.#values[place] = value;
    for (let match = (this.#leaves + place) >> 1; match >= 1; match >>= 1) {
      const before = winner[match]!;
      this.#play(match);
      // Another place won this match before and wins it still: nothing above has changed.
      if (winner[match] === before && before !== place) return;
    }
  }

  #play(match: number): void {
    const left = this.#winner[2 * match]!;
    const right = this.#winner[2 * match + 1]!;
    this.#winner[match] = this.#values[right]! < this.#values[left]! ? right : left;
  }
}
