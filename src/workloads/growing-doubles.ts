import { growDoubles } from "../engine/grow-typed-array.ts";

/** A list of numbers, eight bytes each, that grows as it is filled. */
export class GrowingDoubles {
  #values = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#values = growDoubles(this.#values, this.#length + 1);
    this.#values[this.#length++] = value;
  }

  /** The numbers so far, as a view that further pushes may outgrow. */
  view(): Float64Array<ArrayBuffer> {
    return this.#values.subarray(0, this.#length);
  }
}
