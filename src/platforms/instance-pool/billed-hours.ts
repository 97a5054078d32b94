import { microsecondsPer } from "../../units/duration.ts";

/** What an hour of the window had, or the part of its last hour; microseconds, summed over instances. */
export interface BilledHour {
  readonly length: number;
  readonly billed: number;
  readonly idle: number;
}

/** Time billed, and idle time of the minimum, since the start of the run. */
export type BilledTotals = Pick<BilledHour, "billed" | "idle">;
type TotalsUpTo = (moment: number) => BilledTotals;

/** Hour by hour what was billed, for commitments to a spend an hour. Hours are counted from the window's beginning. */
export class BilledHours {
  readonly #past: BilledHour[] = [];
  /** The hour that is running; before the window it is all the time until then, which is in no hour. */
  #start = 0;
  #end: number;
  #isBefore: boolean;
  #before: BilledTotals = { billed: 0, idle: 0 };

  constructor(windowStart: number) {
    this.#isBefore = windowStart > 0;
    this.#end = this.#isBefore ? windowStart : microsecondsPer.h;
  }

  /** Closes the hours that have ended by `now`; to be told before the number of instances changes. */
  pass(now: number, totalsUpTo: TotalsUpTo): void {
    while (this.#end <= now) {
      const totals = totalsUpTo(this.#end);
      if (!this.#isBefore) this.#past.push(this.#hourUntil(this.#end, totals));
      this.#isBefore = false;
      this.#before = totals;
      this.#start = this.#end;
      this.#end += microsecondsPer.h;
    }
  }

  /** The hours up to now, the running one as far as it has come. */
  upTo(now: number, totalsUpTo: TotalsUpTo): readonly BilledHour[] {
    this.pass(now, totalsUpTo);
    if (this.#isBefore || now === this.#start) return [...this.#past];
    return [...this.#past, this.#hourUntil(now, totalsUpTo(now))];
  }

  #hourUntil(moment: number, { billed, idle }: BilledTotals): BilledHour {
    return { length: moment - this.#start, billed: billed - this.#before.billed, idle: idle - this.#before.idle };
  }
}
