import type { Size, SizeKnob } from "../size-knob.ts";
import { instanceSizes, type SizeName, sizeNames } from "./instance-sizes.ts";
import type { AzureFunctionsPremiumSettings } from "./settings.ts";

/** The plan's instances, EP1 to EP3. */
export const premiumSizes: SizeKnob<AzureFunctionsPremiumSettings> = {
  axis: "memory",
  of: ({ size }) => sizeNamed(size),
  offered: () => sizeNames.map(sizeNamed),
};

function sizeNamed(name: SizeName): Size {
  return { name, keys: { size: name }, ...instanceSizes[name] };
}
