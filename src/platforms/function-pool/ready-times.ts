/** When instances that are initialising will be ready: needed at edges only, where what is left of it is told. */
export class ReadyTimes {
  #times: number[] = [];
  #pruneAt = 1024;

  add(ready: number, now: number): void {
    if (this.#times.length >= this.#pruneAt) {
      this.#prune(now);
      this.#pruneAt = Math.max(1024, 2 * this.#times.length);
    }
    this.#times.push(ready);
  }

  /** The sum over all instances that initialise of the time from `now` until each is ready, microseconds. */
  remaining(now: number): number {
    this.#prune(now);
    return this.#times.reduce((sum, ready) => sum + (ready - now), 0);
  }

  #prune(now: number): void {
    this.#times = this.#times.filter((ready) => ready > now);
  }
}
