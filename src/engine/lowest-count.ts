import { growInts } from "./grow-typed-array.ts";

const bitsPerWord = 32;

/** The places that have one count, as a set of bits. */
interface Level {
  bits: Int32Array<ArrayBuffer>;
  size: number;
}

/**
 * The lowest of a number of counts, and whose it is; among equal counts the lowest place wins. Made for counts that go
 * up and down by one: each count has a set of bits for the places that have it, so a change costs two bits, and the
 * lowest place is the first bit of the first set that is not empty.
 */
export class LowestCount {
  readonly #levels: Level[] = [];
  /** The count of each place; -1 where it takes no part. */
  #counts = new Int32Array(bitsPerWord).fill(-1);
  #lowest = 0;
  #members = 0;

  /** The place with the lowest count. There must be one that takes part. */
  place(): number {
    const { bits } = this.#levels[this.#lowest]!;
    for (let word = 0; ; word++) {
      const set = bits[word]!;
      if (set !== 0) return word * bitsPerWord + (31 - Math.clz32(set & -set));
    }
  }

  /** The place has that count from now on, and takes part. */
  update(place: number, count: number): void {
    if (place >= this.#counts.length) this.#grow(place);
    const before = this.#counts[place]!;
    if (before === count) return;
    if (before >= 0) this.#leave(place, before);
    else this.#members++;
    this.#counts[place] = count;
    while (this.#levels.length <= count) this.#levels.push({ bits: new Int32Array(1), size: 0 });
    const level = this.#levels[count]!;
    const word = place >>> 5;
    if (word >= level.bits.length) level.bits = growInts(level.bits, word + 1);
    level.bits[word]! |= 1 << (place & 31);
    level.size++;
    if (count < this.#lowest || this.#members === 1) this.#lowest = count;
    else this.#raise();
  }

  /** The place takes no part until it is updated again. */
  remove(place: number): void {
    const before = this.#counts[place] ?? -1;
    if (before < 0) return;
    this.#leave(place, before);
    this.#counts[place] = -1;
    this.#members--;
    if (this.#members > 0) this.#raise();
  }

  #leave(place: number, count: number): void {
    const level = this.#levels[count]!;
    level.bits[place >>> 5]! &= ~(1 << (place & 31));
    level.size--;
  }

  /** Goes up to the first count that anybody has. */
  #raise(): void {
    while (this.#levels[this.#lowest]!.size === 0) this.#lowest++;
  }

  #grow(place: number): void {
    const before = this.#counts.length;
    this.#counts = growInts(this.#counts, place + 1);
    this.#counts.fill(-1, before);
  }
}
