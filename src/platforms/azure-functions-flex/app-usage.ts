import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Meter, Usage } from "../../usage/meter.ts";
import type { PoolUsage } from "../instance-pool/pool-consumption.ts";
import type { AzureFunctionsFlexSettings } from "./settings.ts";

type Size = Pick<AzureFunctionsFlexSettings, "memory" | "alwaysReady">;

/**
 * What an app meters: the time in which its instances are active, by their size and not by the memory in use, and its
 * requests; those of always-ready instances apart, beside their baseline, which runs all the time.
 */
export function appUsage({ memory, alwaysReady }: Size): PoolUsage {
  const gbSeconds = (time: number) => (time / microsecondsPer.s) * (memory / bytesPerGigabyte);
  return ({ billedTime, minimumActiveTime, executions }, { window }) => {
    if (alwaysReady === 0) return { requests: executions.count, gbSeconds: gbSeconds(billedTime) };
    return {
      requests: executions.count - executions.onMinimum,
      gbSeconds: gbSeconds(billedTime - minimumActiveTime),
      alwaysReadyGbSeconds: gbSeconds(alwaysReady * window),
      alwaysReadyDurationGbSeconds: gbSeconds(minimumActiveTime),
      alwaysReadyRequests: executions.onMinimum,
    };
  };
}

/** The meters that such an app has, in the order of the bill. */
export function appMeters(alwaysReady: number): readonly Meter[] {
  const kept = ["alwaysReadyGbSeconds", "alwaysReadyDurationGbSeconds", "alwaysReadyRequests"] as const;
  return ["requests", "gbSeconds", ...(alwaysReady > 0 ? kept : [])];
}

/** So many seconds of instances on demand, and so many of always-ready ones, all of them active. */
export function busySeconds({ memory, alwaysReady }: Size, seconds: { onDemand: number; ready: number }): Usage {
  const gigabytes = memory / bytesPerGigabyte;
  const onDemand = { gbSeconds: seconds.onDemand * gigabytes };
  return alwaysReady === 0 ? onDemand : { ...onDemand, alwaysReadyDurationGbSeconds: seconds.ready * gigabytes };
}
