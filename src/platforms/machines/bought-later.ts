import { microsecondsPer } from "../../units/duration.ts";
import type { Usage } from "../../usage/meter.ts";
import type { SettingsPurchase } from "../platform.ts";
import type { MachineSettings } from "./machine-settings.ts";

/**
 * What a fleet of fixed size commits to changes its bill and nothing that it does: it is simulated on demand, and its
 * hours are divided afterwards. Of one that grows, how much of a commitment is used depends on every hour.
 */
export const boughtLater: SettingsPurchase<MachineSettings> = {
  without: boughtOnDemand,
  usage(usage, { instances, committed }, window): Usage {
    if (instances.kind !== "fixed" || committed === null || committed === 0) return usage;
    const committedHours = (committed * window) / microsecondsPer.h;
    const onDemand = Math.max(0, (usage.instanceHours ?? 0) - committedHours);
    // In the order in which the fleet itself meters: sums of usage keep it.
    const { instanceHours: _, ...rest } = usage;
    return { instanceHours: onDemand, committedHours, ...rest };
  },
};

/** The same machines on demand, where how they are bought changes nothing that they do. */
export function boughtOnDemand(settings: MachineSettings): MachineSettings {
  if (settings.instances.kind !== "fixed") return settings;
  return { ...settings, purchase: "on-demand", committed: 0 };
}
