import { describeMachines } from "../machines/describe-machines.ts";
import { purchases } from "./purchases.ts";
import type { GcpComputeEngineSettings } from "./settings.ts";

/** One sentence about Google's machines. */
export function describeManagedGroup(settings: GcpComputeEngineSettings): string {
  return describeMachines({ name: "GCP Compute Engine", purchases }, settings);
}
