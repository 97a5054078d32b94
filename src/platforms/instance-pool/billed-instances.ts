import { LevelOverTime } from "./level-over-time.ts";

export interface BilledOptions {
  /** Instances that a commitment covers. */
  readonly committed: number;
  /** Instances that are paid for, at another price, while they are not billed: those of the minimum. */
  readonly minimum: number;
}

/** How many instances are billed at each moment, and what that adds up to. Times are microseconds. */
export class BilledInstances {
  readonly #options: BilledOptions;
  readonly #all = new LevelOverTime();
  readonly #covered = new LevelOverTime();
  readonly #idle = new LevelOverTime();
  /** Time spent at each level. */
  readonly #timeAt: number[] = [0];
  #since = 0;

  constructor(options: BilledOptions) {
    this.#options = options;
    this.#idle.level = options.minimum;
  }

  change(now: number, by: number): void {
    const { committed, minimum } = this.#options;
    this.#timeAt[this.#all.level]! += now - this.#since;
    this.#since = now;
    this.#all.change(now, by);
    const { level } = this.#all;
    if (level === this.#timeAt.length) this.#timeAt.push(0);
    if (committed > 0) this.#covered.change(now, Math.min(level, committed) - this.#covered.level);
    if (minimum > 0) this.#idle.change(now, Math.max(0, minimum - level) - this.#idle.level);
  }

  billedUpTo(now: number): number {
    return this.#all.upTo(now);
  }

  coveredUpTo(now: number): number {
    return this.#covered.upTo(now);
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
