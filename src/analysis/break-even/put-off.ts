import type { Pair } from "./pair-changes.ts";

interface Waiting {
  readonly fleets: readonly number[];
  readonly search: () => Promise<unknown>;
}

/**
 * Searches that can find nothing to tell. They are not made, unless one follows whose figures would be others without
 * them: where a size of a fleet ends is looked for around a guess that the fleet's other sizes give, and within 0.5 % the
 * guess says what is found. `fleets` are those candidates whose size follows the rate.
 */
export class PutOff {
  #waiting: Waiting[] = [];

  add(waiting: Waiting): void {
    if (waiting.fleets.length > 0) this.#waiting.push(waiting);
  }

  /** Makes up for what was put off, in its order, where that has to do with one of the pair. */
  async before(pair: Pair): Promise<void> {
    if (!this.#waiting.some(({ fleets }) => fleets.some((fleet) => pair.includes(fleet)))) return;
    const due = this.#waiting;
    this.#waiting = [];
    for (const { search } of due) await search();
  }
}
