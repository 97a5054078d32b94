import { machineSizes } from "../machines/machine-sizes.ts";
import { instanceTypes } from "./instance-types.ts";

/** The types of the same family: m7g.medium to m7g.4xlarge. */
export const ec2Sizes = machineSizes(instanceTypes, (name) => name.slice(0, name.indexOf(".")));
