import type { Usage } from "../../usage/meter.ts";
import { edgeUsage } from "../edge-usage.ts";
import type { Observation } from "../station.ts";
import type { WindowRecord } from "../window-recorder.ts";
import { availableTime } from "./available-time.ts";
import type { Callers } from "./callers.ts";
import type { FunctionLedger } from "./function-ledger.ts";
import type { PoolConsumption } from "./pool-consumption.ts";
import type { PoolContext } from "./pool-context.ts";
import type { PoolDemand } from "./pool-demand.ts";
import type { PoolSettings } from "./pool-settings.ts";

/** What a pool has kept of its window. */
export interface PoolRecord {
  readonly record: WindowRecord;
  readonly callers: Callers["observed"];
  readonly consumed: PoolConsumption;
  readonly demand: PoolDemand;
  /** Where the pool serves several functions. */
  readonly ledger: FunctionLedger | null;
}

/** The observation of a window that is over and drained. */
export function poolObservation(
  settings: PoolSettings,
  { workload, run, usage }: PoolContext,
  { record, callers, consumed, demand, ledger }: PoolRecord,
): Observation {
  const window = run.windowEnd - run.windowStart;
  const { vcpus } = settings;
  const { concurrencyTime, instanceTime, usedTime } = record.integrals;
  const served = record.completed + record.timedOut + record.failed;
  const addresses = settings.publicIpv4 ? consumed.billedTime / window : 0;
  const running = (settings.nodes === null ? instanceTime : consumed.nodeTime) / window;
  const span = { window, addresses, running };
  const wall = "functions" in workload ? ledger!.wallDemand : demand.wall(settings, workload.work.parallel);
  const { offered, retried, completed } = record;
  const edge: Usage =
    "functions" in workload
      ? ledger!.edgeUsage(span)
      : edgeUsage(settings, workload, { ...span, offered: offered + retried, completed, served });
  return {
    ...record,
    ...callers,
    concurrencyTime,
    instanceTime,
    usedTime,
    availableTime: availableTime(settings, consumed),
    offeredLoad: demand.load(settings, { wall, served: instanceTime, window }),
    peakHourUtilisation: record.peakHourUtilisation / vcpus,
    peakVcpus: record.peakHourUtilisation * (instanceTime / window),
    provisioned: null,
    usage: { ...usage(consumed, { window, month: run.month, served }), ...edge },
    ...(ledger === null ? {} : { functions: ledger.observed() }),
  };
}
