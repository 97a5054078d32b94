import { growInts } from "../../engine/grow-typed-array.ts";
import type { RandomStream } from "../../engine/random-stream.ts";
import type { IdleSet } from "./routing.ts";

/** Idle instances in no order: each is as likely as any other to serve next. */
export class DenseIdleSet implements IdleSet {
  size = 0;
  readonly addsHighestFirst = false;
  readonly #random: RandomStream;
  #members = new Int32Array(64);
  #place = new Int32Array(64);

  constructor(random: RandomStream) {
    this.#random = random;
  }

  add(instance: number): void {
    if (this.size >= this.#members.length) this.#members = growInts(this.#members, this.size + 1);
    if (instance >= this.#place.length) this.#place = growInts(this.#place, instance + 1);
    this.#members[this.size] = instance;
    this.#place[instance] = this.size++;
  }

  remove(instance: number): void {
    const place = this.#place[instance]!;
    const last = this.#members[--this.size]!;
    this.#members[place] = last;
    this.#place[last] = place;
  }

  take(): number {
    const choice = Math.ceil(this.#random.next() * this.size) - 1;
    const instance = this.#members[choice]!;
    this.remove(instance);
    return instance;
  }
}
