import { microsecondsPer } from "../../units/duration.ts";
import { boughtOnDemand } from "../machines/bought-later.ts";
import { committedUsage } from "../machines/machine-usage.ts";
import type { SettingsPurchase } from "../platform.ts";
import type { GcpComputeEngineSettings } from "./settings.ts";
import { hoursByQuarter, isSustained, machineHourMeters } from "./sustained-use.ts";

/**
 * How a fleet of fixed size is bought changes its bill and nothing that it does: its machines all run all the time. So
 * their hours are divided afterwards, among the commitment and the quarters of sustained use.
 */
export const boughtLater: SettingsPurchase<GcpComputeEngineSettings> = {
  without: boughtOnDemand,
  usage(usage, settings, window) {
    const { instances } = settings;
    if (instances.kind !== "fixed") return usage;
    const rest = Object.entries(usage).filter(([meter]) => !machineHourMeters.some((one) => one === meter));
    const uncommitted = Math.max(0, instances.count - (settings.committed ?? 0));
    return {
      ...(isSustained(settings)
        ? hoursByQuarter(new Array(uncommitted).fill(window), window)
        : { instanceHours: (uncommitted * window) / microsecondsPer.h }),
      ...committedUsage(settings, window),
      ...Object.fromEntries(rest),
    };
  },
};
