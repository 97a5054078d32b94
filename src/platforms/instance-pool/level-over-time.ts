/** A number that changes now and then, and its integral over time since the start of the run (microseconds). */
export class LevelOverTime {
  level = 0;
  #total = 0;
  #since = 0;

  change(now: number, by: number): void {
    this.#total += this.level * (now - this.#since);
    this.#since = now;
    this.level += by;
  }

  /** The integral up to `now`, which is not before the last change. */
  upTo(now: number): number {
    return this.#total + this.level * (now - this.#since);
  }
}
