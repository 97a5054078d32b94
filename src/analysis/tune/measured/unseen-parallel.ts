import type { Size } from "../../../platforms/size-knob.ts";
import type { MeasuredWork } from "./measured-work.ts";

/**
 * What is to be said where sizes with more than one vCPU are looked at, and too few such were measured to tell whether
 * several vCPUs shorten the work. No band holds that: it is a question of the law.
 */
export function unseenParallel(all: readonly MeasuredWork[], sizes: readonly Size[]): readonly string[] {
  const isUnseen = all.some(({ fit, vcpus }) => {
    if (fit.isPinned || fit.model !== "io + cpu") return false;
    const known = Math.max(1, ...vcpus);
    const above = new Set(vcpus.filter((one) => one > 1)).size;
    return above < 2 && sizes.some((size) => size.vcpus > known);
  });
  if (!isUnseen) return [];
  return [
    "Fewer than two measured sizes have more than one vCPU, so that no work is taken to be done by several at once: if some is, larger sizes are faster and cheaper than said; measure at two of them.",
  ];
}
