import type { Result } from "../analysis/result.ts";
import { type UnconfirmedInput, unconfirmedInputs } from "./unconfirmed-inputs.ts";

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

/** Of the unconfirmed inputs those that move a bill or a tail and are not disputed anyway, one of each name, the weightiest first. */
export function unconfirmedAssumptions(result: Result): readonly UnconfirmedInput[] {
  const disputed = result.sensitivity?.inputs.map(({ name }) => name) ?? [];
  const isDisputed = (name: string) => disputed.some((one) => one.startsWith(name));
  const open = unconfirmedInputs(result).filter(({ name }) => placeOf(name) >= 0 && !isDisputed(name));
  const byName = new Map(open.map((input) => [input.name, input]));
  return [...byName.values()].sort((one, other) => placeOf(one.name) - placeOf(other.name));
}

function placeOf(name: string): number {
  return weighty.findIndex((kind) => name.startsWith(kind));
}
