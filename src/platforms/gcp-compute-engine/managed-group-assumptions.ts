import { spikeOccurrences } from "../../workloads/arrivals/index.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import { formatScalingTarget } from "../autoscaling/scaling-target.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { isSharedCore } from "./machine-types.ts";
import type { GcpComputeEngineGiven, GcpComputeEngineSettings } from "./settings.ts";
import { isSustained } from "./sustained-use.ts";

const fromScenario = { source: "scenario", date: "", setBy: "user", confirmed: true } as const;

/** What a growing managed instance group takes for granted of Google. */
export function growingAssumptions(
  { instances }: GcpComputeEngineSettings,
  given: GcpComputeEngineGiven,
): readonly Assumption[] {
  if (instances.kind !== "growing" || instances.scaler.kind !== "managed-group") return [];
  const { target, initialisation } = instances.scaler;
  const written = given.instances?.kind === "growing" ? given.instances : null;
  return [
    {
      name: "billing of a machine that boots",
      value: "from its launch on, by the second, a minute at least",
      source: "evenpoint default: no source for the time before a machine runs",
      date: "",
      setBy: "default",
      confirmed: false,
    },
    {
      name: "autoscaler target",
      value: formatScalingTarget(target),
      source: "evenpoint default: Google's own as remembered, no source found",
      date: "",
      setBy: "default",
      confirmed: false,
      ...(written?.target === undefined ? {} : fromScenario),
    },
    {
      name: "autoscaler initialisation",
      value: `${formatMicroseconds(initialisation)} in service before a machine's figures count`,
      source: "Compute Engine API reference: the default cool-down period",
      date: "2026-11-21",
      setBy: "profile",
      confirmed: true,
      ...(written?.initialisation === undefined ? {} : fromScenario),
    },
    {
      name: "autoscaler, shrinking",
      value: "keeps what the busiest of the last 10 min needed, then removes all surplus at once",
      source: "Google Cloud blog",
      date: "2020",
      setBy: "profile",
      confirmed: true,
    },
    {
      name: "autoscaler evaluation",
      value: "every minute, of means over a minute",
      source: "evenpoint default: Google says continuously and publishes no interval",
      date: "",
      setBy: "default",
      confirmed: false,
    },
  ];
}

/** What the type of machine takes for granted, and what its hours cost in the long run. */
export function typeAssumptions(settings: GcpComputeEngineSettings, workload: Workload): readonly Assumption[] {
  const { instance, vcpus } = settings;
  const found: Assumption[] = [];
  if (isSharedCore(instance)) {
    found.push({
      name: "shared core",
      value: `${instance} has ${vcpus} vCPU all the time; bursts above it are not modelled`,
      source: "Compute Engine machine types",
      date: "2026-11-21",
      setBy: "profile",
      confirmed: true,
    });
  }
  if (isSustained(settings)) {
    const isRare = settings.instances.kind === "growing" && spikeOccurrences(workload.arrivals) !== null;
    const rare = "; what a spike adds is discounted as if its window were the month, which may take off too much";
    found.push({
      name: "sustained use",
      value: `machines that run one after the other count as one; the month repeats this window${isRare ? rare : ""}`,
      source: "Compute Engine documentation of sustained use discounts",
      date: "2024-03-06",
      setBy: "profile",
      confirmed: true,
    });
  }
  return found;
}
