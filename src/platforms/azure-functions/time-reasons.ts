import type { OneFunction } from "../../workloads/workload.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import type { PoolSettings } from "../instance-pool/pool-settings.ts";
import { smallestWork } from "../smallest-work.ts";
import { httpCut, httpCutInWords } from "./http-cut.ts";

/** Reasons why no request of that function can be answered in time; the settings' timeout is at most the cut. */
export function timeReasons({ vcpus, speed, timeout }: PoolSettings, one: OneFunction): readonly string[] {
  const shortest = smallestWork(one, { vcpus, speed, parallel: one.work.parallel, throttle: "linear" });
  if (shortest <= timeout!) return [];
  const remedy =
    shortest > httpCut
      ? `and Azure's load balancer waits ${httpCutInWords} at most for an answer: shorter requests, or a machine`
      : `beyond the timeout of ${formatMicroseconds(timeout!)}; set timeout above that, up to ${httpCutInWords}`;
  return [`even the shortest request takes ${formatMicroseconds(shortest)}, ${remedy}`];
}
