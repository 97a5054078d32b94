import type { Workload } from "../../workloads/workload.ts";
import type { Limit } from "../platform.ts";
import { lambdaScaling } from "./concurrency.ts";
import type { AwsLambdaSettings } from "./settings.ts";

/**
 * What a candidate cannot pass. Of several functions that have a limit each, the fullest one is held against it; the
 * limits of an account that they share hold for all of them together.
 */
export function lambdaLimitsOf({ concurrencyLimit, limitCause }: AwsLambdaSettings, workload: Workload): Limit[] {
  const { requestsPerSecond, scaleOutBurst } = lambdaScaling;
  const requests = requestsPerSecond * concurrencyLimit;
  if (!("functions" in workload)) {
    return [
      { limit: `${limitCause} concurrency`, value: concurrencyLimit, measuredBy: "peakConcurrency" },
      { limit: "request rate", value: requests, measuredBy: "peakRequestRate" },
      { limit: "scale-out rate", value: scaleOutBurst, measuredBy: "peakScaleOut" },
    ];
  }
  const isShared = limitCause === "account" && workload.sharing === "account";
  const each = isShared ? "" : " of a function";
  return [
    {
      limit: `${limitCause} concurrency${each}`,
      value: concurrencyLimit,
      measuredBy: isShared ? "peakConcurrency" : "peakFunctionConcurrency",
    },
    { limit: `request rate${each}`, value: requests, measuredBy: "peakRequestRate" },
    { limit: "scale-out rate of a function", value: scaleOutBurst, measuredBy: "peakScaleOut" },
  ];
}
