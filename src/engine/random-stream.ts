import seedrandom from "seedrandom";

/** Names one stream of chance: the same identity always gives the same numbers. */
export interface StreamIdentity {
  readonly seed: number;
  readonly replication: number;
  /** What the numbers are for, such as "arrivals" or "work.cpu". */
  readonly name: string;
}

/** Gives the stream of that name within one replication. */
export type StreamFactory = (name: string) => RandomStream;

const blockLength = 512;
const twoToMinus53 = 1 / 9007199254740992;

/**
 * A stream of uniform random numbers in (0, 1], with 53 bits each: xoshiro128++ (Blackman and Vigna, 2019).
 *
 * The 128-bit state comes from four draws of seedrandom's default generator, seeded with the whole identity as text, so
 * that related names give unrelated streams. Zero is never returned, so that its logarithm is always finite. Numbers
 * are made a block at a time, which is what makes a draw cheap.
 */
export class RandomStream {
  readonly #block = new Float64Array(blockLength);
  #cursor = blockLength;
  #s0: number;
  #s1: number;
  #s2: number;
  #s3: number;

  constructor(identity: StreamIdentity) {
    const source = seedrandom(`${identity.seed}/${identity.replication}/${identity.name}`);
    this.#s0 = source.int32();
    this.#s1 = source.int32();
    this.#s2 = source.int32();
    this.#s3 = source.int32() | 1; // the all-zero state would stay zero for ever
  }

  /** The next uniform number in (0, 1]. */
  next(): number {
    if (this.#cursor === blockLength) {
      this.fill(this.#block, blockLength);
      this.#cursor = 0;
    }
    return this.#block[this.#cursor++]!;
  }

  /** Writes the next `count` uniform numbers to `out`. Do not mix with `next` on one stream: it reads ahead. */
  fill(out: Float64Array, count: number): void {
    let s0 = this.#s0;
    let s1 = this.#s1;
    let s2 = this.#s2;
    let s3 = this.#s3;
    for (let i = 0; i < count; i++) {
      let sum = (s0 + s3) | 0;
      const high = (((sum << 7) | (sum >>> 25)) + s0) | 0;
      let shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
      sum = (s0 + s3) | 0;
      const low = (((sum << 7) | (sum >>> 25)) + s0) | 0;
      shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
      out[i] = ((high >>> 5) * 67108864 + (low >>> 6) + 1) * twoToMinus53;
    }
    this.#s0 = s0;
    this.#s1 = s1;
    this.#s2 = s2;
    this.#s3 = s3;
  }
}
