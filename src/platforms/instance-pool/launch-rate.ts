import { microsecondsPer } from "../../units/duration.ts";

/** How fast instances may be launched: a full bucket at first, one token each; who finds none waits for the next. */
export class LaunchRate {
  readonly #burst: number;
  readonly #perSecond: number;
  /** Below zero by as many launches as wait. */
  #tokens: number;
  #at = 0;

  constructor({ burst, perSecond }: { readonly burst: number; readonly perSecond: number }) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#tokens = burst;
  }

  /** Draws a token at `now` and says how long the launch has to wait for it, whole microseconds. */
  delay(now: number): number {
    const refilled = ((now - this.#at) * this.#perSecond) / microsecondsPer.s;
    this.#tokens = Math.min(this.#burst, this.#tokens + refilled) - 1;
    this.#at = now;
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens * microsecondsPer.s) / this.#perSecond);
  }
}
