import { describeMachines } from "../machines/describe-machines.ts";
import { purchases } from "./purchases.ts";
import type { AzureVmSettings } from "./settings.ts";

/** One sentence about Azure's machines. */
export function describeScaleSet(settings: AzureVmSettings): string {
  return describeMachines({ name: "Azure VM", purchases }, settings);
}
