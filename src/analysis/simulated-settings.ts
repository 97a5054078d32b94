import type { SettingsPurchase } from "../platforms/platform.ts";
import { platforms } from "../platforms/platforms.ts";
import type { Observation } from "../platforms/station.ts";
import type { Candidate } from "../scenario/scenario.ts";
import { sumUsage } from "../usage/sum-usage.ts";

/** A candidate's settings without what only decides how its usage is bought: alike for candidates that behave alike. */
export function simulatedSettings({ platform, settings }: Pick<Candidate, "platform" | "settings">): unknown {
  return purchaseOf(platform)?.without(settings) ?? settings;
}

/** What was observed of the simulated settings, with the usage as the candidate buys it; `window` is in microseconds. */
export function asBought(candidate: Candidate, observation: Observation, window: number): Observation {
  const purchase = purchaseOf(candidate.platform);
  if (purchase === undefined) return observation;
  const { functions } = observation;
  if (functions === undefined || functions.some(({ usage }) => usage === null)) {
    return { ...observation, usage: purchase.usage(observation.usage, candidate.settings, window) };
  }
  // Each function has machines of its own, and each of those fleets its commitment.
  const usages = functions.map(({ usage }) => purchase.usage(usage!, candidate.settings, window));
  return {
    ...observation,
    usage: sumUsage(usages),
    functions: functions.map((one, place) => ({ ...one, usage: usages[place]! })),
  };
}

/** The candidate's settings have their platform's shape, which the table of platforms cannot say. */
function purchaseOf(platform: string): SettingsPurchase<unknown> | undefined {
  return platforms[platform]?.purchase as SettingsPurchase<unknown> | undefined;
}
