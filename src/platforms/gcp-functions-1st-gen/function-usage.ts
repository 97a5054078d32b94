import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Meter, Usage } from "../../usage/meter.ts";
import type { PoolUsage } from "../instance-pool/pool-consumption.ts";
import type { GcpFunctions1stGenSettings } from "./settings.ts";

type Size = Pick<GcpFunctions1stGenSettings, "memory" | "ghz">;

/** What a function meters: the billed time of each invocation, by memory and by CPU, and minimum instances that idle. */
export function functionUsage({ memory, ghz, minimumInstances }: GcpFunctions1stGenSettings): PoolUsage {
  const gigabytes = memory / bytesPerGigabyte;
  return ({ executions, idleTime }) => {
    const seconds = executions.time / microsecondsPer.s;
    const idleSeconds = idleTime / microsecondsPer.s;
    return {
      requests: executions.count,
      gbSeconds: seconds * gigabytes,
      ghzSeconds: seconds * ghz,
      ...(minimumInstances > 0
        ? { idleMemoryGbSeconds: idleSeconds * gigabytes, idleGhzSeconds: idleSeconds * ghz }
        : {}),
    };
  };
}

/** The meters that such a function has, in the order of the bill. */
export function functionMeters(minimumInstances: number): readonly Meter[] {
  const idle = minimumInstances > 0 ? (["idleMemoryGbSeconds", "idleGhzSeconds"] as const) : [];
  return ["requests", "gbSeconds", "ghzSeconds", ...idle];
}

/** So many seconds of invocations. */
export function busySeconds({ memory, ghz }: Size, seconds: number): Usage {
  return { gbSeconds: (seconds * memory) / bytesPerGigabyte, ghzSeconds: seconds * ghz };
}
