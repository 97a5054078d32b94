import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Assumption } from "../assumption.ts";
import type { KnativeKpa } from "../autoscaling/knative-kpa.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import type { AutoscalingGiven } from "./settings.ts";

const { s } = microsecondsPer;

/** `config-autoscaler` as Knative ships it (knative/serving, commit 98e5ef9, 2026-08-21). */
const defaults = {
  utilization: 0.7,
  stableWindow: 60 * s,
  panicWindow: 0.1,
  panicThreshold: 2,
  maxScaleUpRate: 1000,
  maxScaleDownRate: 2,
  activationScale: 1,
  scaleDownDelay: 0,
  targetBurstCapacity: 211,
  scaleToZero: true,
  gracePeriod: 30 * s,
  retention: 0,
} as const;

/** `container-concurrency-target-default` and `requests-per-second-target-default`. */
const targetDefaults = { concurrency: 100, rps: 200 } as const;

/** The autoscaler's policy; a target of requests at once is never above what a container takes (0: no limit). */
export function kpaPolicy(given: AutoscalingGiven, concurrency: number): KnativeKpa {
  const metric = given.metric ?? "concurrency";
  return {
    metric,
    total: totalOf(metric, given.target, concurrency),
    utilisation: given.utilization ?? defaults.utilization,
    stableWindow: given.stableWindow ?? defaults.stableWindow,
    panicWindow: given.panicWindow ?? defaults.panicWindow,
    panicThreshold: given.panicThreshold ?? defaults.panicThreshold,
    maxScaleUpRate: given.maxScaleUpRate ?? defaults.maxScaleUpRate,
    maxScaleDownRate: given.maxScaleDownRate ?? defaults.maxScaleDownRate,
    activationScale: given.activationScale ?? defaults.activationScale,
    scaleDownDelay: given.scaleDownDelay ?? defaults.scaleDownDelay,
    targetBurstCapacity: given.targetBurstCapacity ?? defaults.targetBurstCapacity,
    scaleToZero: given.scaleToZero ?? defaults.scaleToZero,
    gracePeriod: given.gracePeriod ?? defaults.gracePeriod,
    retention: given.retention ?? defaults.retention,
  };
}

function totalOf(metric: KnativeKpa["metric"], target: number | undefined, concurrency: number): number {
  if (metric === "rps" || concurrency === 0) return target ?? targetDefaults[metric];
  return Math.min(target ?? concurrency, concurrency);
}

/** The policy in words, each with whether the scenario says it. */
export function kpaAssumptions(given: AutoscalingGiven, policy: KnativeKpa): readonly Assumption[] {
  const listed = (name: string, value: string, keys: readonly (keyof AutoscalingGiven)[]): Assumption => {
    const isGiven = keys.some((key) => given[key] !== undefined);
    return {
      name: `autoscaler, ${name}`,
      value,
      source: isGiven ? "scenario" : "knative/serving: config-autoscaler",
      date: isGiven ? "" : "2026-08-21",
      setBy: isGiven ? "user" : "profile",
      confirmed: true,
    };
  };
  const { metric, total, utilisation, stableWindow, panicWindow, panicThreshold } = policy;
  const percent = (share: number) => `${formatSignificant(100 * share)} %`;
  const unit = metric === "rps" ? "requests/s" : "requests at once";
  const windows = `mean of ${formatMicroseconds(stableWindow)}; panic from ${percent(panicThreshold)} of the ready pods in ${percent(panicWindow)} of it`;
  const rates = `up to ${formatSignificant(policy.maxScaleUpRate, 6)} times, down to 1/${formatSignificant(policy.maxScaleDownRate, 6)} of the ready pods`;
  return [
    listed("target", `${percent(utilisation)} of ${formatSignificant(total, 6)} ${unit} in one pod`, [
      "metric",
      "target",
      "utilization",
    ]),
    listed("windows", windows, ["stableWindow", "panicWindow", "panicThreshold"]),
    listed("rates", rates, ["maxScaleUpRate", "maxScaleDownRate", "scaleDownDelay", "activationScale"]),
    listed("last pod", lastPodInWords(policy), ["scaleToZero", "gracePeriod", "retention"]),
    listed("activator in the path", activatorInWords(policy), ["targetBurstCapacity"]),
  ];
}

function lastPodInWords({ scaleToZero, gracePeriod, stableWindow }: KnativeKpa): string {
  if (!scaleToZero) return "stays";
  return `ends after ${formatMicroseconds(stableWindow)} without requests, and at most ${formatMicroseconds(gracePeriod)} more`;
}

function activatorInWords({ targetBurstCapacity }: KnativeKpa): string {
  if (targetBurstCapacity < 0) return "always";
  if (targetBurstCapacity === 0) return "only from zero";
  return `while the pods could not take ${formatSignificant(targetBurstCapacity, 6)} requests more`;
}
