import { formatSignificant } from "../../units/significant.ts";
import type { Choices } from "../choices.ts";

/** Speed of a vCPU whose sibling hyperthread is busy; no source found, so an editable default. */
const siblingSpeedDefault = 0.65;

/** One vCPU or less has no sibling of its own; more are taken for hyperthreads, as on other platforms. */
export function chooseSiblingSpeed(given: number | undefined, vcpus: number, choices: Choices): number {
  if (vcpus <= 1) return 1;
  return choices.choose("speed of a vCPU whose sibling is busy", given, siblingSpeedDefault, {
    show: (speed) => `${formatSignificant(speed)} x`,
    source: "evenpoint default: vCPUs taken for hyperthreads, no measurement found",
    date: "",
    confirmed: false,
    setBy: "default",
  });
}
