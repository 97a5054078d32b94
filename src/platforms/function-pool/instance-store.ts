/** What `admit` may answer besides a warm instance's number (0 or more). */
export const coldStart = -1;
export const atLimit = -2;
export const atScaleRate = -3;

/**
 * The execution environments of one function: which are busy, until when, and which idle one serves next. Times are
 * whole microseconds since the start of the run and never go back.
 */
export interface InstanceStore {
  /** Requests in service or initialising. */
  readonly busy: number;
  readonly idle: number;
  /** Ends everything that ends at or before `now`: departures first, then expiries and recycling. */
  advance(now: number): void;
  /** Asks for an instance at `now`: a warm one's number, `coldStart` for a new one, or why there is none. */
  admit(now: number): number;
  /** Keeps the instance that `admit` gave (or the new one) busy until `until`. */
  occupy(instance: number, now: number, until: number): void;
  /** Integral of idle instances from the start of the run to `now`. */
  idleTime(now: number): number;
  /** The sum over all busy instances of the time from `now` until each is free. */
  remaining(now: number): number;
}
