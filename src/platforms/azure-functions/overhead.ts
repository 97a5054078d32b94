import type { DistributionSettings } from "../../engine/distributions/index.ts";
import type { LatencyPart } from "../added-latency.ts";
import type { Choices } from "../choices.ts";
import { formatDistribution } from "../format-distribution.ts";

/** Median 25 ms, p99 75 ms: the warm invocation of an Azure function, network removed. */
const overheadDefault: DistributionSettings = { kind: "lognormal", median: 25_000, p99: 75_000 };

/** Unbilled latency of every request: Azure's front end and the functions host, whatever the plan. */
export function chooseOverhead(given: DistributionSettings | undefined, choices: Choices): LatencyPart {
  return {
    name: "overhead",
    settings: choices.choose("platform overhead", given, overheadDefault, {
      show: formatDistribution,
      source: "STeLLAR (IISWC 2021): warm invocation of an Azure function, network removed",
      date: "2021",
      confirmed: true,
    }),
  };
}
