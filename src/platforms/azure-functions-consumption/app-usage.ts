import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Meter, Usage } from "../../usage/meter.ts";
import type { PoolUsage } from "../instance-pool/pool-consumption.ts";
import { type BilledMemory, mostSteps } from "./billed-memory.ts";

export const appMeters: readonly Meter[] = ["requests", "gbSeconds"];

/** What an app meters: executions, and their time by the memory observed. */
export const appUsage: PoolUsage = ({ executions: { count, memoryTime } }) => ({
  requests: count,
  gbSeconds: memoryTime / microsecondsPer.s / bytesPerGigabyte,
});

/** Apps of which each has so many seconds of instances that all serve as many requests as they can. */
export function busySeconds(apps: readonly BilledMemory[], concurrency: number, seconds: number): Usage {
  const bytes = apps.reduce((sum, memory) => sum + mostSteps(memory, concurrency) * memory.step, 0);
  return { gbSeconds: (seconds * bytes) / bytesPerGigabyte };
}
