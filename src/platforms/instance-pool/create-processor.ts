import type { PoolSettings } from "./pool-settings.ts";
import { ProcessorSharing } from "./processor-sharing.ts";

/** The vCPUs of one instance. Where it has a fraction of one, or more for a while, whole ones are there and not all granted. */
export function createProcessor(settings: PoolSettings): ProcessorSharing {
  const { vcpus, boost } = settings;
  const whole = Math.ceil(Math.max(vcpus, boost?.vcpus ?? 0));
  const processor = new ProcessorSharing({ ...settings, vcpus: whole });
  if (whole !== vcpus) processor.grant(vcpus);
  return processor;
}
