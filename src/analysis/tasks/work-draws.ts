import type { Distribution } from "../../engine/distribution.ts";
import { createDistribution, type SampleSets } from "../../engine/distributions/index.ts";
import type { RandomStream, StreamFactory } from "../../engine/random-stream.ts";
import type { RequestBlock } from "../../platforms/request-block.ts";
import type { Work } from "../../workloads/workload.ts";

/** Draws made ahead: few enough for hundreds of functions, of which most are rarely called. */
const drawnAhead = 64;

/** The work of one function's requests, handed out one by one: others' requests come in between. */
export class WorkDraws {
  readonly #write: (block: RequestBlock, index: number, duration: number) => void;

  constructor(work: Work, { random, samples }: { readonly random: StreamFactory; readonly samples: SampleSets }) {
    if (work.from === "trace") {
      const { cpuShare } = work;
      this.#write = (block, index, duration) => {
        block.cpu[index] = duration * cpuShare;
        block.io[index] = duration * (1 - cpuShare);
      };
      return;
    }
    const cpu = new DrawnAhead(createDistribution(work.cpu, samples), random("work.cpu"));
    const io = new DrawnAhead(createDistribution(work.io, samples), random("work.io"));
    this.#write = (block, index) => {
      block.cpu[index] = cpu.next();
      block.io[index] = io.next();
    };
  }

  /** Writes the work of the block's `index`-th request; `duration` is the recorded one, where the work is the trace's. */
  write(block: RequestBlock, index: number, duration: number): void {
    this.#write(block, index, duration);
  }
}

class DrawnAhead {
  readonly #distribution: Distribution;
  readonly #stream: RandomStream;
  readonly #values = new Float64Array(drawnAhead);
  #next = drawnAhead;

  constructor(distribution: Distribution, stream: RandomStream) {
    this.#distribution = distribution;
    this.#stream = stream;
  }

  next(): number {
    if (this.#next === drawnAhead) {
      this.#distribution.fill(this.#stream, this.#values, drawnAhead);
      this.#next = 0;
    }
    return this.#values[this.#next++]!;
  }
}
