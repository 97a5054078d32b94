import { growInts } from "../../engine/grow-typed-array.ts";
import type { IdleSet } from "./routing.ts";

const none = -1;

/** Idle instances in order of release, as a linked list in typed arrays; serves from the end it is told to. */
export class ReleaseOrderedIdleSet implements IdleSet {
  size = 0;
  readonly addsHighestFirst: boolean;
  readonly #takesNewest: boolean;
  #before = new Int32Array(64);
  #after = new Int32Array(64);
  #oldest = none;
  #newest = none;

  constructor(end: "newest" | "oldest") {
    this.#takesNewest = end === "newest";
    this.addsHighestFirst = this.#takesNewest;
  }

  add(instance: number): void {
    if (instance >= this.#before.length) {
      this.#before = growInts(this.#before, instance + 1);
      this.#after = growInts(this.#after, instance + 1);
    }
    this.#before[instance] = this.#newest;
    this.#after[instance] = none;
    if (this.#newest === none) this.#oldest = instance;
    else this.#after[this.#newest] = instance;
    this.#newest = instance;
    this.size++;
  }

  remove(instance: number): void {
    const before = this.#before[instance]!;
    const after = this.#after[instance]!;
    if (before === none) this.#oldest = after;
    else this.#after[before] = after;
    if (after === none) this.#newest = before;
    else this.#before[after] = before;
    this.size--;
  }

  take(): number {
    const instance = this.#takesNewest ? this.#newest : this.#oldest;
    this.remove(instance);
    return instance;
  }
}
