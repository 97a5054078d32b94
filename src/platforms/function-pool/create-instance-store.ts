import type { TokenBucket } from "../../engine/token-bucket.ts";
import type { StationRun } from "../station.ts";
import type { FunctionSettings } from "./function-pool-settings.ts";
import type { InstanceStore } from "./instance-store.ts";
import { createKeepAlive } from "./keep-alive.ts";
import { routingPolicies } from "./routing.ts";
import { WarmSet } from "./warm-set.ts";
import { WarmStack } from "./warm-stack.ts";

/** The fastest store that does what the settings ask for; each new instance on demand takes a token of `scaleOut`. */
export function createInstanceStore(settings: FunctionSettings, run: StationRun, scaleOut: TokenBucket): InstanceStore {
  const { keepAlive, recycleAfter, routing, provisionedConcurrency, concurrencyLimit } = settings;
  const isPlain = routing === "most-recently-used" && recycleAfter === null && provisionedConcurrency === 0;
  if (isPlain && keepAlive.kind === "constant") return new WarmStack(keepAlive.value, concurrencyLimit, scaleOut);
  return new WarmSet({
    idle: routingPolicies[routing](run.random("routing")),
    keepAlive: createKeepAlive(keepAlive, run.samples),
    keepAliveRandom: run.random("keepAlive"),
    recycleAfter: recycleAfter ?? Number.POSITIVE_INFINITY,
    limit: concurrencyLimit,
    scaleOut,
    provisioned: provisionedConcurrency,
  });
}
