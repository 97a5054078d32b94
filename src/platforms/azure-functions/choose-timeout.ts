import type { Choices } from "../choices.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { httpCut } from "./http-cut.ts";

/** After so long the caller of a function gives up: its timeout, and never later than Azure's load balancer does. */
export function chooseTimeout(given: number | undefined, fallback: number, choices: Choices): number {
  const chosen = choices.choose("timeout", given, fallback, {
    show: (time) => `${formatMicroseconds(time)} from the arrival`,
    source: "Azure Functions documentation",
    date: "2026-08",
    confirmed: true,
  });
  return Math.min(chosen, httpCut);
}
