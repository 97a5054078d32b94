import type { MeasuredSize } from "./measurement.ts";

/** Running mean and squares about it of one quantity (B. P. Welford, 1962). */
class Moments {
  count = 0;
  mean = 0;
  #squares = 0;

  add(value: number): void {
    this.count++;
    const before = value - this.mean;
    this.mean += before / this.count;
    this.#squares += before * (value - this.mean);
  }

  /** Of a sample; null below two values. */
  get deviation(): number | null {
    return this.count < 2 ? null : Math.sqrt(this.#squares / (this.count - 1));
  }

  get meanOrNull(): number | null {
    return this.count === 0 ? null : this.mean;
  }
}

interface SizeMoments {
  readonly warm: Moments;
  readonly cold: Moments;
  readonly billed: Moments;
  readonly init: Moments;
}

/** Single invocations of one size; times in microseconds, null where the source does not say. */
export interface Invocation {
  /** Bytes. */
  readonly memory: number;
  readonly duration: number;
  readonly billed: number | null;
  /** Not null of a cold one. */
  readonly init: number | null;
}

/** Gathers single invocations to means by size, and keeps none of them. */
export class Invocations {
  readonly #sizes = new Map<number, SizeMoments>();

  add({ memory, duration, billed, init }: Invocation): void {
    const moments = this.#sizes.get(memory) ?? {
      warm: new Moments(),
      cold: new Moments(),
      billed: new Moments(),
      init: new Moments(),
    };
    this.#sizes.set(memory, moments);
    (init === null ? moments.warm : moments.cold).add(duration);
    if (billed !== null) moments.billed.add(billed);
    if (init !== null) moments.init.add(init);
  }

  get sizeCount(): number {
    return this.#sizes.size;
  }

  /** Sizes at which every invocation was cold, and so slowed by its first call. */
  get onlyCold(): readonly number[] {
    return [...this.#sizes].flatMap(([memory, { warm }]) => (warm.count === 0 ? [memory] : []));
  }

  /**
   * By size, the smallest first. The time of a handler is that of the warm invocations; where any size has none, all sizes
   * are of their cold ones, which are slower by their first call: one is not to be compared with the other.
   */
  measured(): readonly MeasuredSize[] {
    const useCold = this.onlyCold.length > 0;
    return [...this.#sizes]
      .sort(([one], [other]) => one - other)
      .flatMap(([memory, { warm, cold, billed, init }]) => {
        const chosen = useCold ? cold : warm;
        if (chosen.count === 0) return [];
        return {
          memory,
          duration: chosen.mean,
          deviation: chosen.deviation,
          count: chosen.count,
          billed: billed.meanOrNull,
          init: init.meanOrNull,
          cost: null,
        };
      });
  }
}
