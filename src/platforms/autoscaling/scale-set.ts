import { microsecondsPer } from "../../units/duration.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { type Autoscaler, type GroupObservation, within } from "./autoscaler.ts";
import { formatScalingTarget, type ScalingTarget } from "./scaling-target.ts";
import { steadyInstances, targetMetric } from "./target-metric.ts";

/** One rule of a scale set: what its metric has to pass, and by how many instances the set then changes. */
export interface ScaleRule {
  readonly when: "above" | "below";
  readonly threshold: ScalingTarget;
  /** Instances to add above it, or to remove below it. */
  readonly by: number;
}

export interface ScaleSet {
  readonly rules: readonly ScaleRule[];
  /** A rule looks at the mean over so long; whole minutes, as microseconds. */
  readonly window: number;
  /** After a change nothing is changed for so long, microseconds. */
  readonly cooldown: number;
}

/** When the set was last changed, microseconds since the start of the run; null: never. */
export interface ScaleSetState {
  readonly changed: number | null;
}

const sample = microsecondsPer.m;

/**
 * Azure's autoscale of virtual machine scale sets, by rules. Once a minute, unless the set has been changed within the
 * cooldown, each rule's metric is averaged over the window, by samples of a minute. Of the rules above their threshold the
 * one that adds most decides. Only where none of them adds, and all that remove are below theirs, the set shrinks, by the
 * least that one of them asks for, and not at all where it would flap: where the metric, shared by those that stay, would
 * pass a threshold above which the set grows.
 *
 * Sample, window, cooldown, the choice among rules and the check for flapping are Microsoft's documentation of 2023; it
 * gives 30 to 60 s from one evaluation to the next.
 */
export const scaleSet: Autoscaler<ScaleSet, ScaleSetState> = {
  rhythm: ({ window }) => ({ sample, samplesPerDecision: 1, memory: window / sample, warmUp: 0 }),
  start: () => ({ changed: null }),
  decide(observation, policy, state) {
    const { now, current, samples } = observation;
    const isFull = samples.length * sample >= policy.window;
    const isCooling = state.changed !== null && now - state.changed < policy.cooldown;
    const wanted = isFull && !isCooling ? current + changeBy(observation, policy) : current;
    const desired = within(observation, wanted);
    return { desired, state: desired === current ? state : { changed: now } };
  },
  describe: ({ rules, window }) => `by rules: ${rules.map(ruleInWords).join(", ")}, over ${formatMicroseconds(window)}`,
  steadySize: ({ rules }, load, instance) =>
    Math.max(1, ...growing(rules).map(({ threshold }) => steadyInstances(threshold, load, instance))),
};

const growing = (rules: readonly ScaleRule[]) => rules.filter(({ when }) => when === "above");
const shrinking = (rules: readonly ScaleRule[]) => rules.filter(({ when }) => when === "below");

/** Instances to add, or to remove where it is negative. */
function changeBy(observation: GroupObservation, { rules }: ScaleSet): number {
  const added = growing(rules)
    .filter(({ threshold }) => meanOf(threshold, observation) > threshold.value)
    .map(({ by }) => by);
  if (added.length > 0) return Math.max(...added);
  const removing = shrinking(rules);
  if (removing.length === 0) return 0;
  if (!removing.every(({ threshold }) => meanOf(threshold, observation) < threshold.value)) return 0;
  const { current, min } = observation;
  const left = Math.max(min, current - Math.min(...removing.map(({ by }) => by)));
  return wouldFlap(left, observation, rules) ? 0 : left - current;
}

/** Whether the load of the set, on so many instances, would make it grow again. */
function wouldFlap(left: number, observation: GroupObservation, rules: readonly ScaleRule[]): boolean {
  return growing(rules).some(({ threshold }) => {
    return (meanOf(threshold, observation) * observation.current) / left > threshold.value;
  });
}

/** The metric's mean over the window; NaN, which passes no threshold, where nothing was measured. */
function meanOf(threshold: ScalingTarget, { samples, instance }: GroupObservation): number {
  const values = samples.map((one) => targetMetric(threshold, one, instance)).filter((value) => !Number.isNaN(value));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function ruleInWords({ when, threshold, by }: ScaleRule): string {
  return `${when === "above" ? "+" : "-"}${by} ${when} ${formatScalingTarget(threshold)}`;
}
