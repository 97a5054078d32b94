/** How close a rate that is carried and one that is not must be to tell where a size ends. */
const closeBy = 1.02;

/** One trial. */
export interface SizeFact {
  readonly count: number;
  /** Requests per second. */
  readonly rate: number;
  /** Machines' worth of CPU time used in the busiest hour. */
  readonly work: number;
}

/**
 * What is known of an auto fleet's sizes at other rates. More machines never carry less, and a lower rate is never
 * harder to carry, so one trial answers for many: bounded by the trials, whatever is asked.
 */
export class SizeFacts {
  readonly #carried: SizeFact[] = [];
  readonly #missed: SizeFact[] = [];

  add(fact: SizeFact, carries: boolean): void {
    (carries ? this.#carried : this.#missed).push(fact);
  }

  /** Whether so many machines carry that rate; null where nothing tells. */
  known(count: number, rate: number): boolean | null {
    if (this.#carried.some((fact) => fact.count <= count && fact.rate >= rate)) return true;
    if (this.#missed.some((fact) => fact.count >= count && fact.rate <= rate)) return false;
    return null;
  }

  /**
   * About the highest rate that so many machines carry: in proportion to the nearest other number for which both a rate
   * that is carried and one that is not are known; null where there is none.
   */
  guessRate(count: number): number | null {
    let best: { readonly count: number; readonly rate: number } | null = null;
    for (const { count: other, rate } of this.#carried) {
      const missed = this.#missed.filter((fact) => fact.count === other).map((fact) => fact.rate);
      const next = Math.min(...missed);
      if (next > rate * closeBy) continue;
      if (best === null || Math.abs(other - count) < Math.abs(best.count - count)) {
        best = { count: other, rate: Math.sqrt(rate * next) };
      }
    }
    return best === null ? null : (best.rate * count) / best.count;
  }

  /**
   * A number of machines to begin with: as many as the work of the nearest trial asks for, and where the nearest rate
   * whose fewest machines are known took more than its work asked for, in proportion to that; null where nothing is known.
   */
  guessCount(rate: number, ceiling: number): number | null {
    const settled = nearest(
      this.#carried.filter(({ count, rate: at }) =>
        this.#missed.some((fact) => fact.count === count - 1 && fact.rate === at),
      ),
      rate,
    );
    const tried = nearest([...this.#carried, ...this.#missed], rate);
    if (tried === null) return null;
    const byWork = (tried.work * rate) / (tried.rate * ceiling);
    if (settled === null || settled.count <= Math.ceil(settled.work / ceiling)) return byWork;
    return Math.max(byWork, (settled.count * rate) / settled.rate);
  }
}

function nearest<Fact extends { readonly rate: number }>(facts: readonly Fact[], rate: number): Fact | null {
  const distance = (fact: Fact) => Math.abs(Math.log(fact.rate / rate));
  return facts.reduce<Fact | null>(
    (best, fact) => (best === null || distance(fact) < distance(best) ? fact : best),
    null,
  );
}
