import type { SeveralFunctions } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";

/** How many functions there are, and in words what they share. */
export function sharingAssumption({ functions, sharing }: SeveralFunctions, inWords: string): Assumption {
  const count = functions.length === 1 ? "one function" : `${functions.length} functions`;
  return {
    name: "functions",
    value: `${count} (sharing: ${sharing}), ${inWords}`,
    source: "scenario",
    date: "",
    setBy: "user",
    confirmed: true,
  };
}
