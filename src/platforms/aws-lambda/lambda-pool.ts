import { microsecondsPer } from "../../units/duration.ts";
import type { FunctionPoolSettings } from "../function-pool/function-pool-settings.ts";
import { lambdaScaling } from "./concurrency.ts";
import { responseStream } from "./response-streaming.ts";
import { type AwsLambdaSettings, vcpusOf } from "./settings.ts";

/** Initialisation is cut off here and tried again at the first call, under the function's timeout (AWS docs). */
const initLimit = 10 * microsecondsPer.s;

/** Requests are billed by the millisecond, rounded up (AWS docs). */
const billingStep = microsecondsPer.ms;

/** A candidate as the simulation of function pools knows it: its settings, and what AWS Lambda adds to them. */
export function lambdaPool(settings: AwsLambdaSettings): FunctionPoolSettings {
  const { requestsPerSecond, scaleOutBurst, scaleOutPerSecond } = lambdaScaling;
  const requests = requestsPerSecond * settings.concurrencyLimit;
  return {
    ...settings,
    vcpus: vcpusOf(settings.memory),
    initLimit,
    restore: settings.snapStart?.restore ?? null,
    streaming: settings.responseStreaming ? responseStream : null,
    requestRate: { capacity: requests, perSecond: requests },
    scaleOut: { capacity: scaleOutBurst, perSecond: scaleOutPerSecond },
    billingStep,
  };
}
