import type { RandomStream } from "../../engine/random-stream.ts";
import { functionStreams } from "../../workloads/function-streams.ts";
import type { SeveralFunctions } from "../../workloads/workload.ts";
import type { FailureDraws } from "../failures.ts";
import type { RequestBlock } from "../request-block.ts";
import type { StationRun } from "../station.ts";

/** Which requests of several functions fail: each function's with its own chance, from its own stream. */
export class FunctionFailures implements FailureDraws {
  readonly #shares: readonly number[];
  readonly #streams: readonly RandomStream[];
  #fails = new Uint8Array(0);

  constructor({ functions }: SeveralFunctions, run: StationRun) {
    this.#shares = functions.map(({ failures }) => failures);
    this.#streams = functions.map((one) => functionStreams(run.random, one)("failures"));
  }

  fill({ count, functionIndex }: RequestBlock): void {
    if (this.#fails.length < count) this.#fails = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      const place = functionIndex[i]!;
      this.#fails[i] = this.#streams[place]!.next() <= this.#shares[place]! ? 1 : 0;
    }
  }

  at(index: number): boolean {
    return this.#fails[index] === 1;
  }
}
