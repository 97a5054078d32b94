import { formatSignificant } from "../units/significant.ts";
import type { Choices } from "./choices.ts";

/** Speed of a vCPU against the one on which the work was measured: the candidate's, else the same. */
export function chooseSpeed(given: number | undefined, choices: Choices): number {
  return choices.choose("vCPU speed", given, 1, {
    show: (speed) => `${formatSignificant(speed)} x the vCPU on which the work was measured`,
    source: "evenpoint default: same speed assumed",
    date: "",
    confirmed: false,
    setBy: "default",
  });
}
