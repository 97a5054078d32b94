import type { Verdict } from "../result.ts";

/**
 * True where two verdicts name another best candidate, and mean it: where one of them cannot tell the two apart, the dice
 * may have named the other one.
 */
export function bestDiffers(before: Verdict, after: Verdict): boolean {
  if (before.best === after.best) return false;
  const isOpen =
    (after.best !== null && before.indistinguishable.includes(after.best)) ||
    (before.best !== null && after.indistinguishable.includes(before.best));
  return !isOpen;
}
