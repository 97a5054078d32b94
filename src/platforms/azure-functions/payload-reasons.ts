import { bytesPerMegabyte, formatSize } from "../../units/size.ts";
import type { OneFunction } from "../../workloads/workload.ts";

/** Bytes of one request that the functions host takes by default: from memory, no source found. */
export const largestRequest = 100 * bytesPerMegabyte;

/** The reason why no request of that function is taken, where there is one. */
export function payloadReasons({ request }: OneFunction): readonly string[] {
  if (request <= largestRequest) return [];
  return [
    `a request of ${formatSize(request)} exceeds the ${formatSize(largestRequest)} that the functions host takes: the data in a store and the request with a link, or a machine`,
  ];
}
