import { edgeUsage } from "../../../platforms/edge-usage.ts";
import type { FunctionConsumption } from "../../../platforms/function-pool/function-meters.ts";
import type { Usage } from "../../../usage/meter.ts";
import type { CoveredFunction } from "./covered-function.ts";

export interface ExpectedCounts extends Pick<FunctionConsumption, "served" | "completed" | "coldStarts" | "billed"> {
  readonly offered: number;
  /** Microseconds. */
  readonly window: number;
}

/** What a run's meters would show of these counts: the platform's own meters, front door, network and logs. */
export function expectedUsage({ pool, meters, workload }: CoveredFunction, counts: ExpectedCounts): Usage {
  const { offered, served, completed, billed, window } = counts;
  const { response } = workload;
  const own = meters.usage({ ...counts, response });
  // A window's hours are taken to be alike: what one of them leaves of a commitment another cannot use.
  const hours = [{ length: window, billed: billed.onDemand, idle: 0 }];
  const settled = meters.commitment === null ? {} : meters.commitment.settle(hours, window);
  const edge = edgeUsage(pool, workload, { offered, completed, served, window, addresses: 0, running: 0 });
  return { ...own, ...settled, ...edge };
}
