import type { PoolSettings } from "./instance-pool/pool-settings.ts";
import { platforms } from "./platforms.ts";

/** The settings of a candidate whose instances are a pool; null for functions. */
export function poolSettingsOf({
  platform,
  settings,
}: {
  readonly platform: string;
  readonly settings: unknown;
}): PoolSettings | null {
  const found = platforms[platform];
  return found === undefined || found.family === "functions" ? null : (settings as PoolSettings);
}
