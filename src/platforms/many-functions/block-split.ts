import { createRequestBlock, type RequestBlock } from "../request-block.ts";

const firstCapacity = 64;

/** Deals the requests of a block out to the functions they call, each function's in the order of the block. */
export class BlockSplit {
  readonly #parts: RequestBlock[];

  constructor(functions: number) {
    this.#parts = Array.from({ length: functions }, () => createRequestBlock(firstCapacity));
  }

  /** One block for each function with its requests among `from` up to `to`; good until the next call. */
  deal(block: RequestBlock, from: number, to: number): readonly RequestBlock[] {
    const parts = this.#parts;
    for (const part of parts) part.count = 0;
    for (let i = from; i < to; i++) {
      const place = block.functionIndex[i]!;
      const part = this.#withRoom(place);
      const at = part.count++;
      part.time[at] = block.time[i]!;
      part.cpu[at] = block.cpu[i]!;
      part.io[at] = block.io[i]!;
    }
    return parts;
  }

  #withRoom(place: number): RequestBlock {
    const part = this.#parts[place]!;
    if (part.count < part.time.length) return part;
    const larger = createRequestBlock(2 * part.time.length);
    larger.count = part.count;
    larger.time.set(part.time);
    larger.cpu.set(part.cpu);
    larger.io.set(part.io);
    this.#parts[place] = larger;
    return larger;
  }
}
