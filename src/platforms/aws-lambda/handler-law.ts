import type { OneFunction } from "../../workloads/workload.ts";
import { type CpuShare, handlerTimes, wallPerCpu } from "../cpu-share.ts";
import type { RequestBlock } from "../request-block.ts";
import { streamingTime } from "./response-streaming.ts";
import { type AwsLambdaSettings, vcpusOf } from "./settings.ts";

/** How long handlers run on an instance that is warm: the work at the function's CPU, then the end of a streamed response. */
export class HandlerLaw {
  /** Wall microseconds per microsecond of CPU work. */
  readonly wallPerCpu: number;
  readonly #cpu: CpuShare;
  /** Microseconds. */
  readonly #streaming: number;

  constructor(settings: AwsLambdaSettings, { work, response }: OneFunction) {
    const { memory, speed, throttle } = settings;
    this.#cpu = { vcpus: vcpusOf(memory), speed, parallel: work.parallel, throttle };
    this.wallPerCpu = wallPerCpu(this.#cpu);
    this.#streaming = settings.responseStreaming ? streamingTime(response) : 0;
  }

  /** Writes each request's handler time, whole microseconds, to `out`. */
  fill(block: RequestBlock, out: Float64Array): void {
    handlerTimes(block, this.#cpu, out);
    const streaming = this.#streaming;
    if (streaming > 0) for (let i = 0; i < block.count; i++) out[i]! += streaming;
  }
}
