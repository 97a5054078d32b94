import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Meter, Usage } from "../../usage/meter.ts";
import type { PoolConsumption, PoolUsage } from "../instance-pool/pool-consumption.ts";
import { beyondCommitment, type Chargeable } from "./beyond-commitment.ts";
import type { CloudRunBilling, GcpCloudRunSettings } from "./settings.ts";

/**
 * What a service meters: a commitment, whatever an hour has, and what goes beyond it. Committed seconds are those of
 * active instances that the commitment would buy. A GB is 1,024 MB: Google writes GiB.
 */
export function serviceUsage(settings: GcpCloudRunSettings): PoolUsage {
  const committed = settings.committed ?? 0;
  return (consumed, { window, served }) => ({
    ...secondsOf(settings, chargeable(settings, consumed, served)),
    ...(committed > 0 ? committedUsage(settings, (committed * window) / microsecondsPer.s) : {}),
  });
}

/** What is charged on demand. */
function chargeable(
  { committed, worth }: GcpCloudRunSettings,
  { billedTime, idleTime, boostedTime, coveredTime }: PoolConsumption,
  served: number,
): Chargeable {
  const all = { active: billedTime, boosted: boostedTime, idle: idleTime, requests: served };
  if (worth === null || committed === null) return all;
  return beyondCommitment(all, coveredTime.hours, { committed, worth });
}

function secondsOf(settings: GcpCloudRunSettings, { active, boosted, idle, requests }: Chargeable): Usage {
  const { vcpus, boost, charged, minimumInstances } = settings;
  const gigabytes = gigabytesOf(settings);
  const more = boost === null ? 0 : boost.vcpus - vcpus;
  const vcpuSeconds = (active * vcpus + boosted * more) / microsecondsPer.s;
  const memoryGbSeconds = (active * gigabytes) / microsecondsPer.s;
  if (charged === "instance-based") {
    return { instanceVcpuSeconds: vcpuSeconds, instanceMemoryGbSeconds: memoryGbSeconds };
  }
  const idleSeconds = idle / microsecondsPer.s;
  return {
    requests,
    vcpuSeconds,
    memoryGbSeconds,
    ...(minimumInstances > 0
      ? { idleVcpuSeconds: idleSeconds * vcpus, idleMemoryGbSeconds: idleSeconds * gigabytes }
      : {}),
  };
}

function committedUsage(settings: GcpCloudRunSettings, seconds: number): Usage {
  return {
    committedVcpuSeconds: seconds * settings.vcpus,
    committedMemoryGbSeconds: seconds * gigabytesOf(settings),
  };
}

function gigabytesOf({ memory }: GcpCloudRunSettings): number {
  return memory / bytesPerGigabyte;
}

/** Seconds of all instances that there may be, each in use, for so long. */
export function busySeconds(settings: GcpCloudRunSettings, seconds: number): Usage {
  const vcpuSeconds = seconds * settings.vcpus;
  const memoryGbSeconds = seconds * gigabytesOf(settings);
  return settings.charged === "request-based"
    ? { vcpuSeconds, memoryGbSeconds }
    : { instanceVcpuSeconds: vcpuSeconds, instanceMemoryGbSeconds: memoryGbSeconds };
}

/** The meters that such a service has, in their order. */
export function serviceMeters(charged: CloudRunBilling, minimumInstances: number): readonly Meter[] {
  if (charged === "instance-based") return ["instanceVcpuSeconds", "instanceMemoryGbSeconds"];
  return [
    "requests",
    "vcpuSeconds",
    "memoryGbSeconds",
    ...(minimumInstances > 0 ? (["idleVcpuSeconds", "idleMemoryGbSeconds"] as const) : []),
  ];
}
