import type { Meter, Usage } from "../usage/meter.ts";
import type { RequestSizes } from "../workloads/workload.ts";
import type { EdgeSettings } from "./edge-settings.ts";
import { type EdgeSpan, edgeUsage } from "./edge-usage.ts";

/** What one of several functions sends through the front door before all of them. */
export interface ThroughDoor {
  readonly sizes: RequestSizes;
  /** Attempts, retries included. */
  readonly offered: number;
}

/** Meters that run for front door and gateways as one, whoever comes through them: no function would use them alone. */
const nobodysMeters: readonly Meter[] = ["lbHours", "lbRuleHours", "natHours", "natMachineHours", "ipv4Hours"];
/** And the one that counts the largest of several sums. */
const commonMeters: readonly Meter[] = [...nobodysMeters, "lcuHours"];

/**
 * What one front door before several functions, and their gateways, meter as one. Capacity units count the largest of several sums over all
 * requests, so they follow from the mean request.
 */
export function commonEdgeUsage(settings: EdgeSettings, functions: readonly ThroughDoor[], span: EdgeSpan): Usage {
  const offered = functions.reduce((sum, one) => sum + one.offered, 0);
  const mean = (size: "request" | "response") =>
    offered === 0 ? 0 : functions.reduce((sum, one) => sum + one.offered * one.sizes[size], 0) / offered;
  const sizes = { request: mean("request"), response: mean("response"), logs: 0 };
  const usage = edgeUsage(settings, sizes, { ...span, offered, completed: 0, served: 0 });
  return only(usage, (meter) => commonMeters.includes(meter));
}

/** A function's own usage, where the front door's hours are everybody's. */
export function withoutCommon(usage: Usage): Usage {
  return only(usage, (meter) => !nobodysMeters.includes(meter));
}

function only(usage: Usage, isWanted: (meter: Meter) => boolean): Usage {
  return Object.fromEntries(Object.entries(usage).filter(([meter]) => isWanted(meter as Meter)));
}
