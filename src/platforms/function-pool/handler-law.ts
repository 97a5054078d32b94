import type { OneFunction } from "../../workloads/workload.ts";
import { type CpuShare, handlerTimes, wallPerCpu } from "../cpu-share.ts";
import type { RequestBlock } from "../request-block.ts";
import type { FunctionPoolSettings } from "./function-pool-settings.ts";
import { streamedFor } from "./streamed-responses.ts";

/** How long handlers run on an instance that is warm: the work at the function's CPU, then the end of a streamed response. */
export class HandlerLaw {
  /** Wall microseconds per microsecond of CPU work. */
  readonly wallPerCpu: number;
  readonly #cpu: CpuShare;
  /** Microseconds. */
  readonly #streaming: number;

  constructor({ vcpus, speed, throttle, streaming }: FunctionPoolSettings, { work, response }: OneFunction) {
    this.#cpu = { vcpus, speed, parallel: work.parallel, throttle };
    this.wallPerCpu = wallPerCpu(this.#cpu);
    this.#streaming = streaming === null ? 0 : streamedFor(response, streaming);
  }

  /** Writes each request's handler time, whole microseconds, to `out`. */
  fill(block: RequestBlock, out: Float64Array): void {
    handlerTimes(block, this.#cpu, out);
    const streaming = this.#streaming;
    if (streaming > 0) for (let i = 0; i < block.count; i++) out[i]! += streaming;
  }
}
