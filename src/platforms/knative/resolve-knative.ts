import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import { Choices, type Origin } from "../choices.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import type { PodSettings } from "../kubernetes/pod-settings.ts";
import { type PodPlan, podSettings, resolvedPods } from "../kubernetes/resolve-pods.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { kpaAssumptions, kpaPolicy } from "./kpa-policy.ts";
import type { KnativeGiven } from "./settings.ts";

const timeoutDefault = 300 * microsecondsPer.s;

/** Requests that the queue-proxy of a pod holds for each that its container takes; it answers the next with 503. */
const heldPerSlot = 10;

/** Requests of a revision that the activator holds; it answers the next with 503. */
const activatorPlaces = 10_000;

const knativeOrigin: Origin = { source: "knative/serving", date: "2026-08-21", confirmed: true };

/** Fills in a Knative service: settings, assumptions with their sources, limits and the prices it needs. */
export function resolveKnative(given: KnativeGiven, workload: Workload): ResolvedCandidate<PodSettings> {
  const choices = new Choices();
  const concurrency = choices.choose("container concurrency", given.concurrency, 0, {
    show: (limit) => (limit === 0 ? "no limit" : `${limit} requests at once in one pod`),
    ...knativeOrigin,
  });
  const policy = kpaPolicy(given.autoscaling ?? {}, concurrency);
  const plan: PodPlan = {
    title: "Knative",
    scaler: { kind: "knative-kpa", ...policy },
    minimum: choices.choose("pods at least", given.minimumInstances, 0, { show: String, ...knativeOrigin }),
    maximum: given.maximumInstances ?? null,
    concurrency: concurrency === 0 ? null : concurrency,
    queue: heldPerSlot * concurrency,
    line: { places: activatorPlaces, patience: null, mayBeBypassed: true, opensFor: "slot" },
    timeout: choices.choose("revision timeout", given.timeout, timeoutDefault, {
      show: formatMicroseconds,
      ...knativeOrigin,
    }),
  };
  const { settings, edge } = podSettings(given, plan, { workload, choices });
  const assumptions = [...kpaAssumptions(given.autoscaling ?? {}, policy), heldRequests(concurrency), routing];
  return resolvedPods(settings, { plan, edge, choices, workload, assumptions });
}

function heldRequests(concurrency: number): Assumption {
  const atPods = concurrency === 0 ? "" : `, ${formatSignificant(heldPerSlot * concurrency, 6)} at each pod`;
  return {
    name: "requests held",
    value: `at most ${formatSignificant(activatorPlaces, 6)} in the activator${atPods}`,
    ...knativeOrigin,
    setBy: "profile",
  };
}

const routing: Assumption = {
  name: "routing",
  value: "to the pod with the fewest requests; the activator adds no latency of its own",
  source: "simplified: Knative draws two pods at random, or goes round those with room",
  date: "2026-08-21",
  setBy: "profile",
  confirmed: false,
};
