import { RequestColumns } from "./request-columns.ts";

/** Refused requests that wait to be offered again, by number; numbers are used again. */
export class HeldRequests {
  readonly columns = new RequestColumns();
  readonly #free: number[] = [];
  #used = 0;

  /** A number for the `index`-th request of others. */
  take(others: RequestColumns, index: number): number {
    const number = this.#free.pop() ?? this.#used++;
    this.columns.copy(others, index, number);
    return number;
  }

  give(number: number): void {
    this.#free.push(number);
  }
}
