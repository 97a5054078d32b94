import { microsecondsPer } from "../units/duration.ts";

/** Tokens are counted in millionths: at a whole rate per second each microsecond then brings a whole number of them. */
export const tokenUnits = microsecondsPer.s;

export interface TokenBucketOptions {
  /** Tokens of a full bucket. */
  readonly capacity: number;
  /** Tokens that come back in a second, evenly; a whole number keeps the count exact. */
  readonly perSecond: number;
}

/**
 * A limit on how often something may happen: full at first, one token each time, refilled evenly, never above its
 * capacity. What is kept is the part that is drawn and not yet refilled, in millionths of a token: whole numbers, so the
 * instant at which a token is back is exact to the microsecond. Times are whole microseconds and never go back.
 */
export class TokenBucket {
  readonly capacity: number;
  readonly perSecond: number;
  /** The most that may be drawn for one more token to be left. */
  readonly room: number;
  /** Drawn and not yet refilled at `at`, millionths. */
  drawn = 0;
  at = 0;
  /** The most that was drawn since `openPeak`, millionths. */
  mostDrawn = 0;
  /** Tokens taken in the stretch that began at `#stretchStart`. */
  taken = 0;
  #stretchStart = 0;
  /** Tokens taken over tokens refilled, in the busiest stretch since `openPeak`. */
  #busiest = 0;

  constructor({ capacity, perSecond }: TokenBucketOptions) {
    this.capacity = capacity;
    this.perSecond = perSecond;
    this.room = (capacity - 1) * tokenUnits;
  }

  /** Draws a token at `now`; false, and nothing is drawn, where there is no whole one. */
  take(now: number): boolean {
    this.#refill(now);
    if (this.drawn > this.room) return false;
    this.taken++;
    this.drawn += tokenUnits;
    if (this.drawn > this.mostDrawn) this.mostDrawn = this.drawn;
    return true;
  }

  /** True where that many draws, whenever they come, cannot empty the bucket. */
  holds(count: number): boolean {
    return this.drawn + (count - 1) * tokenUnits <= this.room;
  }

  /** Draws a token at each of the times `from` up to `to`, of which it is known that the bucket holds them all. */
  takeAll(time: Float64Array, from: number, to: number): void {
    const { perSecond } = this;
    this.taken += to - from;
    let { drawn, at, mostDrawn } = this;
    for (let i = from; i < to; i++) {
      const now = time[i]!;
      drawn -= (now - at) * perSecond;
      at = now;
      if (drawn < 0) drawn = 0;
      drawn += tokenUnits;
      if (drawn > mostDrawn) mostDrawn = drawn;
    }
    this.drawn = drawn;
    this.at = at;
    this.mostDrawn = mostDrawn;
  }

  /**
   * How much of the bucket was used at most since `openPeak`, in tokens: what was drawn at one moment, or, where tokens
   * came back as fast as they were drawn, the share of the refill that the busiest stretch between marks took.
   */
  peak(): number {
    return Math.min(this.capacity, Math.max(this.mostDrawn / tokenUnits, this.#busiest * this.capacity));
  }

  /** Ends a stretch, if it has been long enough to fill the bucket: in shorter ones a burst looks like a rate. */
  mark(now: number): void {
    const refilled = ((now - this.#stretchStart) * this.perSecond) / tokenUnits;
    if (refilled < this.capacity) return;
    this.#busiest = Math.max(this.#busiest, this.taken / refilled);
    this.#stretchStart = now;
    this.taken = 0;
  }

  /** From now on `peak` tells of what comes; what is drawn at `now` is where it begins. */
  openPeak(now: number): void {
    this.#refill(now);
    this.mostDrawn = this.drawn;
    this.taken = 0;
    this.#stretchStart = now;
    this.#busiest = 0;
  }

  #refill(now: number): void {
    this.drawn = Math.max(0, this.drawn - (now - this.at) * this.perSecond);
    this.at = now;
  }
}
