import { microsecondsPer } from "../../units/duration.ts";
import { machineHourMeters, machineHours } from "../../usage/machine-hours.ts";
import type { Meter, Usage } from "../../usage/meter.ts";
import { boughtOnDemand } from "../machines/bought-later.ts";
import type { SettingsPurchase } from "../platform.ts";
import type { GcpComputeEngineSettings } from "./settings.ts";
import { hoursByQuarter, isSustained } from "./sustained-use.ts";

/**
 * How a fleet of fixed size is bought changes its bill and nothing that it does: its machines all run all the time. So
 * their hours are divided afterwards, among the commitment and the quarters of sustained use.
 */
export const boughtLater: SettingsPurchase<GcpComputeEngineSettings> = {
  without: boughtOnDemand,
  usage(usage, settings, window) {
    const { instances } = settings;
    return instances.kind === "fixed" ? withHours(usage, { ...settings, count: instances.count }, window) : usage;
  },
  again(usage, { instances }, after) {
    if (instances.kind !== "fixed") return usage;
    const { count } = instances;
    const hours = machineHours(usage) + (usage.committedHours ?? 0);
    return withHours(usage, { ...after, count }, (hours * microsecondsPer.h) / count);
  },
};

type Fleet = Pick<GcpComputeEngineSettings, "instance" | "purchase" | "committed"> & { readonly count: number };

/** The usage with the hours of the fleet, of which each machine ran for `span` (microseconds), as they are bought. */
function withHours(usage: Usage, fleet: Fleet, span: number): Usage {
  const committed = fleet.committed ?? 0;
  const uncommitted = Math.max(0, fleet.count - committed);
  const rest = Object.entries(usage).filter(([meter]) => !hourMeters.has(meter as Meter));
  return {
    ...(isSustained(fleet)
      ? hoursByQuarter(new Array(uncommitted).fill(span), span)
      : { instanceHours: (uncommitted * span) / microsecondsPer.h }),
    ...(committed > 0 ? { committedHours: (committed * span) / microsecondsPer.h } : {}),
    ...Object.fromEntries(rest),
  };
}

const hourMeters: ReadonlySet<Meter> = new Set([...machineHourMeters, "committedHours"]);
