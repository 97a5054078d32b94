import { type Firings, parseCron } from "../../workloads/cron.ts";

/** From each instant of the cron line on, at least `min` instances, until an entry says otherwise. */
export interface MinimumEntry {
  readonly cron: string;
  readonly min: number;
}

/** The minimum over time. Moments are microseconds since Monday 00:00 UTC and may be negative. */
export interface MinimumSchedule {
  /** The minimum in force: the entry that fired last, of several at once the last in the list. */
  at(moment: number): number;
  /** When an entry fires next, later than `moment`; Infinity without entries. */
  next(moment: number): number;
}

/** `base` holds where there are no entries. Throws on a cron line that cannot be read. */
export function minimumSchedule(entries: readonly MinimumEntry[], base: number): MinimumSchedule {
  const firings = entries.map(({ cron, min }) => ({ ...firingsOf(cron), min }));
  return {
    at(moment) {
      let last = Number.NEGATIVE_INFINITY;
      let minimum = base;
      for (const firing of firings) {
        const fired = lastFiring(firing, moment);
        if (fired < last) continue;
        last = fired;
        minimum = firing.min;
      }
      return minimum;
    },
    next: (moment) =>
      firings.reduce((next, firing) => Math.min(next, nextFiring(firing, moment)), Number.POSITIVE_INFINITY),
  };
}

function firingsOf(cron: string): Firings {
  const firings = parseCron(cron);
  if ("problem" in firings) throw new RangeError(firings.problem);
  return firings;
}

function lastFiring({ instants, cycle }: Firings, moment: number): number {
  const start = Math.floor(moment / cycle) * cycle;
  const fired = instants.findLast((instant) => start + instant <= moment);
  return fired === undefined ? start - cycle + instants.at(-1)! : start + fired;
}

function nextFiring({ instants, cycle }: Firings, moment: number): number {
  const start = Math.floor(moment / cycle) * cycle;
  const coming = instants.find((instant) => start + instant > moment);
  return coming === undefined ? start + cycle + instants[0]! : start + coming;
}
