import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import type { ScalerSettings } from "../autoscaling/autoscalers.ts";
import type { OpenfaasMetric } from "../autoscaling/openfaas-pro.ts";
import { Choices, type Origin } from "../choices.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import type { PodSettings } from "../kubernetes/pod-settings.ts";
import { type PodPlan, podSettings, resolvedPods, unlimitedSlots } from "../kubernetes/resolve-pods.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { maximumOf, type OpenfaasGiven } from "./settings.ts";

const docs: Origin = { source: "OpenFaaS docs: autoscaling", date: "2026-05-19", confirmed: true };
const chart: Origin = { source: "faas-netes chart: alert rule and Alertmanager", date: "2026-11-27", confirmed: true };

const zeroDurationDefault = 15 * microsecondsPer.m;
const timeoutDefault = microsecondsPer.m;

/** The Community Edition's one alert: requests per second, and the share of the maximum that it adds. */
const communityRule = { threshold: 5, factor: 0.2 } as const;

/** Fills in an OpenFaaS function: settings, assumptions with their sources, limits and the prices it needs. */
export function resolveOpenfaas(given: OpenfaasGiven, workload: Workload): ResolvedCandidate<PodSettings> {
  const choices = new Choices();
  const edition = given.edition ?? "pro";
  const isPro = edition === "pro";
  const least = choices.choose("pods at least", given.minimumInstances, 1, { show: String, ...docs });
  const inflight = choices.choose("requests in flight in one pod", given.maxInflight, 0, {
    show: (most) => (most === 0 ? "no limit" : `at most ${formatSignificant(most, 6)}; the next are rejected`),
    ...docs,
  });
  const scaler: ScalerSettings = isPro
    ? proRule(given, least, choices)
    : { kind: "openfaas-community", ...communityRule };
  const plan: PodPlan = {
    title: isPro ? "OpenFaaS Pro" : "OpenFaaS Community Edition",
    scaler,
    minimum: scaler.kind === "openfaas-pro" && scaler.zeroAfter !== null ? 0 : least,
    maximum: choices.choose("pods at most", given.maximumInstances, maximumOf[edition], {
      show: String,
      ...docs,
    }),
    concurrency: inflight === 0 ? null : inflight,
    queue: 0,
    line: { places: unlimitedSlots, patience: null, mayBeBypassed: true, opensFor: "instance" },
    timeout: choices.choose("gateway timeout", given.timeout, timeoutDefault, {
      show: formatMicroseconds,
      source: "faas-netes chart, from memory",
      date: "2026-11",
      confirmed: false,
    }),
  };
  const { settings, edge } = podSettings(given, plan, { workload, choices });
  const assumptions = isPro ? [proCycle, licence, routing] : [communityAlert, routing];
  return resolvedPods(settings, { plan, edge, choices, workload, assumptions });
}

function proRule({ autoscaling = {} }: OpenfaasGiven, min: number, choices: Choices): ScalerSettings {
  const metric: OpenfaasMetric = choices.choose("autoscaler, load", autoscaling.metric, "rps", {
    show: (word) => word,
    ...docs,
  });
  const target = choices.choose("autoscaler, target of one pod", autoscaling.target, 50, {
    show: (load) => `${formatSignificant(load)} ${metric === "cpu" ? "thousandths of a vCPU" : metric}`,
    ...docs,
  });
  const proportion = choices.choose("autoscaler, share of the target", autoscaling.proportion, 0.9, {
    show: (share) => `${formatSignificant(100 * share)} %`,
    ...docs,
  });
  const downWindow = choices.choose("autoscaler, down window", autoscaling.downWindow, 0, {
    show: (window) => (window === 0 ? "none" : formatMicroseconds(window)),
    ...docs,
  });
  const isIdled = choices.choose("scale to zero", autoscaling.scaleToZero, false, {
    show: (isOn) => (isOn ? "on" : "off"),
    ...docs,
  });
  const zeroAfter = isIdled
    ? choices.choose("scale to zero, after", autoscaling.zeroDuration, zeroDurationDefault, {
        show: formatMicroseconds,
        ...docs,
      })
    : null;
  return { kind: "openfaas-pro", metric, target, proportion, min, downWindow, zeroAfter };
}

const listed = (name: string, value: string, origin: Origin): Assumption => {
  return { name, value, setBy: "profile", ...origin };
};

const unmeasured: Origin = { source: "evenpoint default, no source found", date: "", confirmed: false };

const proCycle = listed("autoscaler, cycle", "decides every 10 s on metrics of every 5 s", unmeasured);
const licence = listed("licence", "OpenFaaS Pro's is not priced; add it under prices or operations", unmeasured);
const routing = listed("routing", "to the pod with the fewest requests", unmeasured);
const communityAlert = listed(
  "autoscaler, alert",
  `above ${communityRule.threshold} requests/s over 10 s, seen twice 15 s apart; each notice, 30 s apart, adds ${100 * communityRule.factor} % of the maximum`,
  chart,
);
