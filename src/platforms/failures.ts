import type { RandomStream } from "../engine/random-stream.ts";
import type { RequestBlock } from "./request-block.ts";
import type { StationRun } from "./station.ts";

/** Says of each request of a block whether it fails once it is served. */
export interface FailureDraws {
  /** Draws for the requests of a block. */
  fill(block: RequestBlock): void;
  /** Whether that one of the requests last drawn for fails, once it is served. */
  at(index: number): boolean;
}

/**
 * Which requests fail: each with the same chance, drawn once per offered request, in order, so that every candidate's
 * n-th request sees the same chance.
 */
export class Failures implements FailureDraws {
  readonly #share: number;
  readonly #stream: RandomStream;
  #draws = new Float64Array(0);

  constructor(share: number, run: StationRun) {
    this.#share = share;
    this.#stream = run.random("failures");
  }

  fill({ count }: RequestBlock): void {
    if (this.#draws.length < count) this.#draws = new Float64Array(count);
    this.#stream.fill(this.#draws, count);
  }

  at(index: number): boolean {
    return this.#draws[index]! <= this.#share;
  }
}

/** Null where no request fails. */
export function createFailures(share: number, run: StationRun): Failures | null {
  return share === 0 ? null : new Failures(share, run);
}
