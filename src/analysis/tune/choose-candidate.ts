import { platforms } from "../../platforms/platforms.ts";
import type { SizeKnob } from "../../platforms/size-knob.ts";
import type { Candidate, Scenario } from "../../scenario/scenario.ts";
import { showValue } from "../../scenario/show-value.ts";
import { nearestName } from "../../units/nearest-name.ts";
import { refuse } from "./refuse.ts";

/** A candidate with a size to choose. */
export interface Tunable {
  readonly candidate: Candidate;
  readonly knob: SizeKnob<unknown>;
}

/**
 * The candidate of this name; without a name the only one that has a size to choose.
 *
 * @throws ScenarioError where there is none, or where several could be meant
 */
export function chooseCandidate({ candidates }: Scenario, name: string | undefined): Tunable {
  const tunable = candidates.flatMap((candidate) => {
    const knob = platforms[candidate.platform]?.sizes;
    return knob === undefined ? [] : [{ candidate, knob }];
  });
  const names = tunable.map(({ candidate }) => showValue(candidate.name)).join(", ");
  if (name === undefined) {
    if (tunable.length === 1) return tunable[0]!;
    if (tunable.length === 0)
      throw refuse("--candidate", `no candidate has a size to choose: ${withoutKnob(candidates)}`);
    throw refuse("--candidate", `is missing: several candidates have a size to choose; name one of ${names}`);
  }
  const found = tunable.find(({ candidate }) => candidate.name === name);
  if (found !== undefined) return found;
  const other = candidates.find((candidate) => candidate.name === name);
  const remedy = names === "" ? "no candidate here has one" : `these have one: ${names}`;
  if (other !== undefined) {
    throw refuse("--candidate", `${showValue(name)} is of ${other.platform}, which has no size to choose; ${remedy}`);
  }
  const nearest = nearestName(
    name,
    candidates.map((candidate) => candidate.name),
  );
  const hint = nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
  throw refuse("--candidate", `no candidate is called ${showValue(name)}${hint} (with a size to choose: ${names})`);
}

function withoutKnob(candidates: readonly Candidate[]): string {
  const kinds = [...new Set(candidates.map(({ platform }) => platform))].join(", ");
  const offering = Object.entries(platforms).flatMap(([kind, { sizes }]) => (sizes === undefined ? [] : [kind]));
  return `${kinds}; platforms that have one: ${offering.join(", ")}`;
}
