import { smallestValue } from "../engine/distributions/smallest-value.ts";
import type { OneFunction } from "../workloads/workload.ts";
import { type CpuShare, handlerTimes } from "./cpu-share.ts";
import { createRequestBlock } from "./request-block.ts";

/**
 * The shortest time, in whole microseconds on the wall, that any request of a function can take; 0 where the work
 * comes from a trace, whose durations are not known before it is read.
 */
export function smallestWork({ work }: OneFunction, share: CpuShare): number {
  if (work.from === "trace") return 0;
  const smallest = createRequestBlock(1);
  smallest.count = 1;
  smallest.cpu[0] = smallestValue(work.cpu);
  smallest.io[0] = smallestValue(work.io);
  const out = new Float64Array(1);
  handlerTimes(smallest, share, out);
  return out[0]!;
}
