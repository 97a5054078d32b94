import type { MeasurementProblem } from "./measurements-outcome.ts";

/** More would hide the first. */
const mostListed = 20;

/** Gathers what is wrong with rows: the first problems word by word, the others as a number. */
export class ProblemList {
  readonly #listed: MeasurementProblem[] = [];
  #count = 0;

  add(message: string, line: number | null, path = ""): void {
    this.#count++;
    if (this.#listed.length < mostListed) this.#listed.push({ message, line, path });
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  toArray(): readonly MeasurementProblem[] {
    const more = this.#count - this.#listed.length;
    if (more === 0) return this.#listed;
    const message = `there ${more === 1 ? "is 1 more mistake" : `are ${more} more mistakes`} of this kind`;
    return [...this.#listed, { message, line: null, path: "" }];
  }
}
