import type { IdleEnds } from "./idle-ends.ts";
import type { Roster } from "./roster.ts";

export interface SparesOptions {
  /** How many are held; 0: none ever. */
  readonly count: number;
  /** The most instances of the pool, spares included. */
  readonly max: number;
  readonly roster: Roster;
  /** When nobody has called for long; its only subject is the pool. Null: they never end. */
  readonly quiet: IdleEnds | null;
  /** Whether no request is there. */
  isQuiet(): boolean;
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
    this.#options.quiet?.begin(0, now);
    this.refill(now);
  }

  /** A request has left, perhaps the last. */
  beginIfQuiet(now: number): void {
    const { quiet, isQuiet } = this.#options;
    if (quiet !== null && isQuiet()) quiet.begin(0, now);
  }

  /** It has perhaps been quiet for long: ends all of them then, and gives their numbers. */
  endIfQuiet(now: number): readonly number[] {
    const { roster, quiet, isQuiet } = this.#options;
    if (quiet?.isOver(0, now, isQuiet())) {
      this.isAsleep = true;
      return roster.endSpares(now);
    }
    if (!isQuiet()) quiet?.begin(0, now); // who is there may give up yet, and then nobody says that the last one left
    return [];
  }

  /** Starts what is missing. */
  refill(now: number): void {
    const { count, max, roster, launch } = this.#options;
    if (this.isAsleep) return;
    while (roster.spares < count && roster.size + roster.draining + roster.spares < max) launch(now);
  }
}
