import { machineSizes } from "../machines/machine-sizes.ts";
import { vmSizes } from "./sizes.ts";

/** The sizes of the same series and version: D2s_v5 to D8s_v5. */
export const azureVmSizes = machineSizes(vmSizes, seriesOf);

/**
 * "D*s_v5" of D4s_v5. In a B series the letters t, l and m tell sizes of the same number of vCPUs apart by their memory
 * (B2s, B2ms; B2ls_v2, B2s_v2); elsewhere each combination of letters is a series of its own.
 */
function seriesOf(name: string): string {
  const [, family = name, letters = "", version = ""] = /^([A-Z]+)\d+([a-z]*)(_v\d+)?$/.exec(name) ?? [];
  return `${family}*${family === "B" ? letters.replace(/[tlm]/g, "") : letters}${version}`;
}
