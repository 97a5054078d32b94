import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Usage } from "../../usage/meter.ts";
import type { BilledHour } from "../instance-pool/billed-hours.ts";
import { streamedGigabytes } from "./response-streaming.ts";
import { planUsage } from "./savings-plan.ts";
import type { AwsLambdaSettings } from "./settings.ts";
import { snapStartUsage } from "./snap-start.ts";

/** Ephemeral storage that comes with every function, bytes (AWS price page). */
const includedEphemeralStorage = 512 * 1024 * 1024;

export interface FunctionConsumption {
  readonly served: number;
  readonly completed: number;
  readonly coldStarts: number;
  /** Bytes. */
  readonly response: number;
  /** Milliseconds, each request rounded up: on demand, and at the provisioned duration rate. */
  readonly billed: { readonly onDemand: number; readonly provisioned: number };
  /** What a savings plan is settled by; null where no plan is this function's own. */
  readonly hours: readonly BilledHour[] | null;
  /** Microseconds. */
  readonly window: number;
}

/** What AWS Lambda's meters show for a span of time. */
export function functionUsage(settings: AwsLambdaSettings, consumption: FunctionConsumption): Usage {
  const { served, billed, completed, coldStarts, response, hours, window } = consumption;
  const { memory, savingsPlan, snapStart } = settings;
  const gigabytes = memory / bytesPerGigabyte;
  const extraStorage = Math.max(0, settings.ephemeralStorage - includedEphemeralStorage) / bytesPerGigabyte;
  return {
    requests: served,
    gbSeconds: (billed.onDemand / 1000) * gigabytes,
    provisionedGbSeconds: settings.provisionedConcurrency * gigabytes * (window / microsecondsPer.s),
    provisionedDurationGbSeconds: (billed.provisioned / 1000) * gigabytes,
    ephemeralGbSeconds: ((billed.onDemand + billed.provisioned) / 1000) * extraStorage,
    ...(savingsPlan === undefined || hours === null ? {} : planUsage(savingsPlan, hours, { memory, window })),
    ...snapStartUsage(snapStart, { coldStarts, memory, window }),
    ...(settings.responseStreaming ? { streamedGb: streamedGigabytes(completed, response) } : {}),
  };
}
