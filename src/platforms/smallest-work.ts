import { smallestValue } from "../engine/distributions/smallest-value.ts";
import type { Workload } from "../workloads/workload.ts";
import { type CpuShare, handlerTimes } from "./cpu-share.ts";
import { createRequestBlock } from "./request-block.ts";

/**
 * The shortest time, in whole microseconds on the wall, that any request of the workload can take; 0 where the work
 * comes from a trace, whose durations are not known before it is read.
 */
export function smallestWork({ work }: Workload, share: CpuShare): number {
  if (work.from === "trace") return 0;
  const smallest = createRequestBlock(1);
  smallest.count = 1;
  smallest.cpu[0] = smallestValue(work.cpu);
  smallest.io[0] = smallestValue(work.io);
  const out = new Float64Array(1);
  handlerTimes(smallest, share, out);
  return out[0]!;
}
