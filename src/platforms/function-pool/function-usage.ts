import type { Usage } from "../../usage/meter.ts";
import type { BilledTime } from "./billed-time.ts";
import type { FunctionContext } from "./function-context.ts";
import type { FunctionConsumption } from "./function-meters.ts";

export type ServedRequests = Pick<FunctionConsumption, "served" | "completed" | "coldStarts">;

/** What the platform meters of one function; a commitment of several is settled by their group. */
export function functionUsage(
  { meters, workload, run, account }: FunctionContext,
  { served, completed, coldStarts }: ServedRequests,
  billed: BilledTime,
): Usage {
  const window = run.windowEnd - run.windowStart;
  const { response } = workload;
  const usage = meters.usage({ served, completed, coldStarts, response, billed: billed.time, window });
  if (meters.commitment === null || account !== undefined) return usage;
  return { ...usage, ...meters.commitment.settle(billed.hours(run.windowEnd), window) };
}
