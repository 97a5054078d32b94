import { machineSizes } from "../machines/machine-sizes.ts";
import { machineTypes } from "./machine-types.ts";

/** The machine types of the same series and kind: e2-standard-2 to e2-standard-8; e2-micro to e2-medium, which share cores. */
export const computeEngineSizes = machineSizes(machineTypes, (name) => name.slice(0, name.lastIndexOf("-")));
