import { microsecondsPer } from "../../units/duration.ts";

/** The time billed of all instances together, up to a moment; microseconds. */
type BilledUpTo = (moment: number) => number;

/**
 * A commitment to spend the worth of so many instances in every hour: it pays for what runs in that hour, at one moment
 * or spread over it, and what an hour leaves unused is lost. Hours are counted from the beginning of the window; of an
 * hour that is not over yet a part as long pays.
 */
export class HourlyCommitment {
  readonly #instances: number;
  /** The hour that is running; before the window it is all the time until then. */
  #start = 0;
  #end: number;
  #billedBefore = 0;
  #covered = 0;

  constructor(instances: number, windowStart: number) {
    this.#instances = instances;
    this.#end = windowStart > 0 ? windowStart : microsecondsPer.h;
  }

  /** Settles the hours that have ended by `now`; to be told before the number of billed instances changes. */
  pass(now: number, billedUpTo: BilledUpTo): void {
    while (this.#end <= now) {
      this.#covered += this.#coveredOfHour(this.#end, billedUpTo);
      this.#billedBefore = billedUpTo(this.#end);
      this.#start = this.#end;
      this.#end += microsecondsPer.h;
    }
  }

  /** The part of the billed time that the commitment pays for. */
  upTo(now: number, billedUpTo: BilledUpTo): number {
    this.pass(now, billedUpTo);
    return this.#covered + this.#coveredOfHour(now, billedUpTo);
  }

  #coveredOfHour(until: number, billedUpTo: BilledUpTo): number {
    return Math.min(billedUpTo(until) - this.#billedBefore, this.#instances * (until - this.#start));
  }
}
