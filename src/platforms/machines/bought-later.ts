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
  again(usage, before, after): Usage {
    const { committedHours = 0, ...rest } = usage;
    if (before.instances.kind !== "fixed" || (before.committed ?? 0) === (after.committed ?? 0)) {
      return committedHours > 0 ? { ...rest, committedHours } : rest;
    }
    const { count } = before.instances;
    const perMachine = before.committed ? committedHours / before.committed : (usage.instanceHours ?? 0) / count;
    const committed = after.committed ?? 0;
    return {
      ...rest,
      instanceHours: Math.max(0, count - committed) * perMachine,
      ...(committed > 0 ? { committedHours: committed * perMachine } : {}),
    };
  },
};

/** The same machines on demand, where how they are bought changes nothing that they do. */
export function boughtOnDemand(settings: MachineSettings): MachineSettings {
  if (settings.instances.kind !== "fixed") return settings;
  return { ...settings, purchase: "on-demand", committed: 0 };
}
