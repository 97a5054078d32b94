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
  readonly perSecond: number;
  /** The most that may be drawn for one more token to be left. */
  readonly room: number;
  /** Drawn and not yet refilled at `at`, millionths. */
  drawn = 0;
  at = 0;
  /** The most that was drawn since `openPeak`, millionths. */
  mostDrawn = 0;

  constructor({ capacity, perSecond }: TokenBucketOptions) {
    this.perSecond = perSecond;
    this.room = (capacity - 1) * tokenUnits;
  }

  /** Draws a token at `now`; false, and nothing is drawn, where there is no whole one. */
  take(now: number): boolean {
    this.#refill(now);
    if (this.drawn > this.room) return false;
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

  /** Tokens that were drawn at most, since `openPeak` or the start. */
  peak(): number {
    return this.mostDrawn / tokenUnits;
  }

  /** From now on `peak` tells of what comes; what is drawn at `now` is where it begins. */
  openPeak(now: number): void {
    this.#refill(now);
    this.mostDrawn = this.drawn;
  }

  #refill(now: number): void {
    this.drawn = Math.max(0, this.drawn - (now - this.at) * this.perSecond);
    this.at = now;
  }
}
