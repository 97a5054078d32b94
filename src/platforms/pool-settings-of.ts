import type { PoolSettings } from "./instance-pool/pool-settings.ts";
import { platforms } from "./platforms.ts";

/** The settings of a candidate whose instances are a pool, as those of some functions are; null for all others. */
export function poolSettingsOf({
  platform,
  settings,
}: {
  readonly platform: string;
  readonly settings: unknown;
}): PoolSettings | null {
  const isPool = Object.hasOwn(platforms, platform) && Object.hasOwn(settings as object, "balancing");
  return isPool ? (settings as PoolSettings) : null;
}
