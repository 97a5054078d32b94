import { microsecondsPer } from "../../units/duration.ts";
import type { BilledHour } from "../instance-pool/billed-hours.ts";
import type { ListWorth } from "./list-worth.ts";

/** What a window had that may be paid for; times are microseconds, summed over instances. */
export interface Chargeable {
  readonly active: number;
  readonly boosted: number;
  readonly idle: number;
  readonly requests: number;
}

export interface Commitment {
  /** Instances whose worth is paid for in every hour. */
  readonly committed: number;
  readonly worth: ListWorth;
}

/**
 * What a commitment leaves to be paid on demand. Each hour is settled for itself: its money pays for active time first,
 * then for boosted vCPUs, idle time and requests, and what is over is lost. The order moves no money, as Google takes the
 * same share off all of it. Boosts and requests are not counted by the hour; they are spread as the active time is.
 */
export function beyondCommitment(
  { boosted, requests }: Pick<Chargeable, "boosted" | "requests">,
  hours: readonly BilledHour[],
  { committed, worth }: Commitment,
): Chargeable {
  const active = hours.reduce((sum, { billed }) => sum + billed, 0);
  const beyond = { active: 0, boosted: 0, idle: 0, requests: 0 };
  for (const { length, billed, idle } of hours) {
    const share = active === 0 ? 0 : billed / active;
    let left = committed * length;
    const unpaid = (amount: number, worthOfOne: number): number => {
      const paid = worthOfOne === 0 ? amount : Math.min(amount, left / worthOfOne);
      left -= paid * worthOfOne;
      return amount - paid;
    };
    beyond.active += unpaid(billed, 1);
    beyond.boosted += unpaid(boosted * share, worth.boosted);
    beyond.idle += unpaid(idle, worth.idle);
    beyond.requests += unpaid(requests * share, worth.request * microsecondsPer.s);
  }
  return beyond;
}
