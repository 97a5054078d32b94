import type { Assumption, Result } from "../analysis/result.ts";
import { eligibleCandidates } from "./candidates.ts";
import { ranked } from "./reading-order.ts";

type DisputedInput = NonNullable<Result["sensitivity"]>["inputs"][number];

/** An input that moves the difference by less than this share of it moves nothing to speak of. */
const leastSwing = 0.05;

/** The disputed inputs that matter: those that turn the verdict first, of both kinds what moves the difference most first. */
export function weakInputs({ sensitivity }: Result): readonly DisputedInput[] {
  if (sensitivity === undefined) return [];
  const { compared, inputs } = sensitivity;
  const least = leastSwing * Math.abs(compared?.difference.mean ?? 0);
  const turning = inputs.filter(({ flips }) => flips.length > 0);
  const moving = inputs.filter(({ flips, swing }) => flips.length === 0 && (swing ?? 0) > least);
  return [...turning, ...moving];
}

/** Kinds of assumptions that move a bill or a tail, the weightiest first; there are dozens of others that hardly do. */
const weighty = [
  "price: ",
  "vCPU speed",
  "speed of a vCPU whose sibling is busy",
  "cold start",
  "keep-alive",
  "boot, from launch to in service",
] as const;

/**
 * Assumptions that no source confirms, of the best candidate and the next, that move a bill or a tail and are not among
 * the disputed inputs, the weightiest first.
 */
export function unconfirmedAssumptions(result: Result): readonly Assumption[] {
  const { best, difference } = result.verdict;
  const names = [best, difference?.with];
  const judged = eligibleCandidates(result).filter(({ name }) => names.includes(name));
  const candidates = judged.length > 0 ? judged : ranked(result).slice(0, 2);
  const disputed = result.sensitivity?.inputs.map(({ name }) => name) ?? [];
  const open = candidates
    .flatMap(({ assumptions }) => assumptions)
    .filter(({ name, confirmed }) => !confirmed && placeOf(name) >= 0 && !disputed.some((one) => one.startsWith(name)));
  const byName = new Map(open.map((assumption) => [assumption.name, assumption]));
  return [...byName.values()].sort((one, other) => placeOf(one.name) - placeOf(other.name));
}

function placeOf(name: string): number {
  return weighty.findIndex((kind) => name.startsWith(kind));
}
