import type { Roster } from "./roster.ts";

export interface SparesOptions {
  /** How many are held; 0: none ever. */
  readonly count: number;
  /** The most instances of the pool, spares included. */
  readonly max: number;
  readonly roster: Roster;
  /** Launches one. */
  launch(now: number): void;
}

/**
 * Instances that are started ahead of need: none while nobody calls, so many beside those in service from the first
 * request on. One that is wanted comes into service at once, and the next is started, as long as the pool may grow.
 */
export class Spares {
  readonly #options: SparesOptions;
  /** True while nobody has called, or for long. */
  isAsleep: boolean;

  constructor(options: SparesOptions) {
    this.#options = options;
    this.isAsleep = options.count > 0;
  }

  /** A request has come. */
  wake(now: number): void {
    this.isAsleep = false;
    this.refill(now);
  }

  /** Nobody has called for long. */
  sleep(now: number): readonly number[] {
    this.isAsleep = true;
    return this.#options.roster.endSpares(now);
  }

  /** Starts what is missing. */
  refill(now: number): void {
    const { count, max, roster, launch } = this.#options;
    if (this.isAsleep) return;
    while (roster.spares < count && roster.size + roster.draining + roster.spares < max) launch(now);
  }
}
