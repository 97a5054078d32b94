import { BilledHours, type BilledTotals } from "./billed-hours.ts";
import { LevelOverTime } from "./level-over-time.ts";
import type { CoveredTime } from "./pool-consumption.ts";

export interface BilledOptions {
  /** Instances that a commitment covers. */
  readonly committed: number;
  /** Instances that are paid for, at another price, while they are not billed: those of the minimum. */
  readonly minimum: number;
  /** Where a commitment is to a spend an hour: when the window begins. Else it covers so many instances at each moment. */
  readonly hourlyFrom?: number | null;
}

/** How many instances are billed at each moment, and what that adds up to. Times are microseconds. */
export class BilledInstances {
  readonly #options: BilledOptions;
  readonly #all = new LevelOverTime();
  readonly #covered = new LevelOverTime();
  readonly #hours: BilledHours | null;
  readonly #idle = new LevelOverTime();
  /** Time spent at each level. */
  readonly #timeAt: number[] = [0];
  #since = 0;
  readonly #totalsUpTo = (now: number): BilledTotals => ({ billed: this.#all.upTo(now), idle: this.#idle.upTo(now) });

  constructor(options: BilledOptions) {
    this.#options = options;
    this.#idle.level = options.minimum;
    const { committed, hourlyFrom = null } = options;
    this.#hours = committed === 0 || hourlyFrom === null ? null : new BilledHours(hourlyFrom);
  }

  change(now: number, by: number): void {
    const { committed, minimum } = this.#options;
    this.#timeAt[this.#all.level]! += now - this.#since;
    this.#since = now;
    this.#hours?.pass(now, this.#totalsUpTo);
    this.#all.change(now, by);
    const { level } = this.#all;
    if (level === this.#timeAt.length) this.#timeAt.push(0);
    if (committed > 0 && this.#hours === null)
      this.#covered.change(now, Math.min(level, committed) - this.#covered.level);
    if (minimum > 0) this.#idle.change(now, Math.max(0, minimum - level) - this.#idle.level);
  }

  billedUpTo(now: number): number {
    return this.#all.upTo(now);
  }

  coveredUpTo(now: number): CoveredTime {
    return { atOnce: this.#covered.upTo(now), hours: this.#hours?.upTo(now, this.#totalsUpTo) ?? [] };
  }

  idleUpTo(now: number): number {
    return this.#idle.upTo(now);
  }

  /** Entry k: time in which more than k instances were billed. */
  stackedUpTo(now: number): readonly number[] {
    const timeAt = [...this.#timeAt];
    timeAt[this.#all.level]! += now - this.#since;
    const stacked: number[] = [];
    let above = 0;
    for (let level = timeAt.length - 1; level >= 1; level--) {
      above += timeAt[level]!;
      stacked[level - 1] = above;
    }
    return stacked;
  }
}
