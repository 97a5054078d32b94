import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Meter } from "../../usage/meter.ts";
import type { PoolUsage } from "../instance-pool/pool-consumption.ts";
import type { GcpCloudRunSettings } from "./settings.ts";

/**
 * What a service meters. A commitment pays for time of instances as they are, in every hour; the vCPUs that a boost adds
 * are on demand. A GB is 1,024 MB: Google writes GiB.
 */
export function serviceUsage(settings: GcpCloudRunSettings): PoolUsage {
  const { vcpus, memory, boost, charged, minimumInstances } = settings;
  const committed = settings.committed ?? 0;
  const gigabytes = memory / bytesPerGigabyte;
  const isByRequest = charged === "request-based";
  return ({ billedTime, coveredTime, idleTime, boostedTime }, { window, served }) => {
    const own = (billedTime - coveredTime) / microsecondsPer.s;
    const boosted = boost === null ? 0 : ((boost.vcpus - vcpus) * boostedTime) / microsecondsPer.s;
    const idle = idleTime / microsecondsPer.s;
    const promised = (committed * window) / microsecondsPer.s;
    return {
      ...(isByRequest ? { requests: served } : {}),
      vcpuSeconds: own * vcpus + boosted,
      memoryGbSeconds: own * gigabytes,
      ...(isByRequest && minimumInstances > 0
        ? { idleVcpuSeconds: idle * vcpus, idleMemoryGbSeconds: idle * gigabytes }
        : {}),
      ...(committed > 0
        ? { committedVcpuSeconds: promised * vcpus, committedMemoryGbSeconds: promised * gigabytes }
        : {}),
    };
  };
}

/** The meters that such a service has, in their order. */
export function serviceMeters(charged: GcpCloudRunSettings["charged"], minimumInstances: number): readonly Meter[] {
  const active: readonly Meter[] = ["vcpuSeconds", "memoryGbSeconds"];
  if (charged === "instance-based") return active;
  return [
    "requests",
    ...active,
    ...(minimumInstances > 0 ? (["idleVcpuSeconds", "idleMemoryGbSeconds"] as const) : []),
  ];
}
