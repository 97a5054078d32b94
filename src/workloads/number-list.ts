const blockBits = 15;
const blockLength = 1 << blockBits;

/** A list of numbers, eight bytes each, that grows block by block: nothing is copied as it grows. */
export class NumberList {
  #blocks: Float64Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    const place = this.#length & (blockLength - 1);
    if (place === 0) this.#blocks.push(new Float64Array(blockLength));
    this.#blocks[this.#length++ >>> blockBits]![place] = value;
  }

  at(index: number): number {
    return this.#blocks[index >>> blockBits]![index & (blockLength - 1)]!;
  }

  /** The numbers in one piece; the list is empty afterwards, so that they are not kept twice. */
  take(): Float64Array<ArrayBuffer> {
    const all = new Float64Array(this.#length);
    for (let i = 0; i < this.#blocks.length; i++) {
      const start = i * blockLength;
      all.set(this.#blocks[i]!.subarray(0, Math.min(blockLength, this.#length - start)), start);
    }
    this.clear();
    return all;
  }

  clear(): void {
    this.#blocks = [];
    this.#length = 0;
  }
}
