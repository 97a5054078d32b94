import type { HangsOn } from "../../analysis/result.ts";
import type { Flip, SensitiveInput } from "../../analysis/sensitivity/sensitive-input.ts";
import type { SensitivityResult } from "../../analysis/sensitivity/sensitivity-result.ts";
import { formatSignificant } from "../../units/significant.ts";
import { formatEstimate } from "../format-estimate.ts";

/** What the verdict hangs on, in a sentence or two. */
export function hangsOnSentence({ inputs, verdict }: Pick<SensitivityResult, "inputs" | "verdict">): string {
  const flipping = inputs.filter(({ flips }) => flips.length > 0);
  const best = verdict.best ?? "the verdict";
  if (inputs.length === 0) return "Nothing in this scenario is disputed: list inputs under uncertain.";
  if (flipping.length === 0) return `No disputed input flips the verdict by itself within its range: it stays ${best}.`;
  const [first, ...others] = flipping;
  const rest =
    others.length === 0
      ? ""
      : `; so ${others.length === 1 ? "does" : "do"} ${others.map(({ name }) => name).join(", ")}`;
  return `The verdict hangs on ${first!.name}: it turns ${flipInWords(first!, first!.flips[0]!)}${rest}.`;
}

/** "to Lambda at 0.713 h"; "to none at p99 ..." */
export function flipInWords({ isRange }: Pick<SensitiveInput, "isRange">, { value, best }: Flip): string {
  const to = best === null ? "to no acceptable candidate" : `to ${best}`;
  return isRange ? `${to} at ${value}` : `${to} with ${value}`;
}

/** The difference that is looked at. */
export function comparedSentence({ compared }: HangsOn): string | null {
  if (compared === null) return null;
  const { best, next, difference } = compared;
  return `${next} costs ${formatEstimate(difference)} USD a month more than ${best}; how far each input moves that is told below.`;
}

/** How often each candidate is the cheapest acceptable one. */
export function chancesSentence({ monteCarlo }: SensitivityResult): string | null {
  if (monteCarlo === null) return null;
  const [first] = [...monteCarlo.candidates].sort(
    (one, other) => (other.cheapest.mean ?? 0) - (one.cheapest.mean ?? 0),
  );
  if (first === undefined) return null;
  const share = formatEstimate(first.cheapest, { scale: 100, unit: " %" });
  return `With all inputs drawn together ${formatSignificant(monteCarlo.draws, 6)} times, ${first.name} is the cheapest acceptable candidate in ${share} of the draws.`;
}
