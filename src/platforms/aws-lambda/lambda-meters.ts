import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Usage } from "../../usage/meter.ts";
import type { FunctionConsumption, FunctionMeters, HourlyCommitment } from "../function-pool/function-meters.ts";
import { streamedGigabytes } from "./response-streaming.ts";
import { planUsage } from "./savings-plan.ts";
import type { AwsLambdaSettings } from "./settings.ts";
import { snapStartUsage } from "./snap-start.ts";

/** Ephemeral storage that comes with every function, bytes (AWS price page). */
const includedEphemeralStorage = 512 * 1024 * 1024;

/** How AWS Lambda meters a candidate. */
export function lambdaMeters(settings: AwsLambdaSettings): FunctionMeters {
  return { usage: (consumed) => lambdaUsage(settings, consumed), commitment: commitmentOf(settings) };
}

/** What AWS Lambda's meters show of one function for a span of time. */
function lambdaUsage(settings: AwsLambdaSettings, consumed: FunctionConsumption): Usage {
  const { served, billed, completed, coldStarts, response, window } = consumed;
  const { memory, snapStart, provisionedConcurrency, ephemeralStorage } = settings;
  const gigabytes = memory / bytesPerGigabyte;
  const extraStorage = Math.max(0, ephemeralStorage - includedEphemeralStorage) / bytesPerGigabyte;
  return {
    requests: served,
    gbSeconds: (billed.onDemand / microsecondsPer.s) * gigabytes,
    provisionedGbSeconds: provisionedConcurrency * gigabytes * (window / microsecondsPer.s),
    provisionedDurationGbSeconds: (billed.provisioned / microsecondsPer.s) * gigabytes,
    ephemeralGbSeconds: ((billed.onDemand + billed.provisioned) / microsecondsPer.s) * extraStorage,
    ...snapStartUsage(snapStart, { coldStarts, memory, window }),
    ...(settings.responseStreaming ? { streamedGb: streamedGigabytes(completed, response) } : {}),
  };
}

/** A savings plan is the account's: what it costs is divided among functions by their time in service. */
function commitmentOf({ savingsPlan, memory }: AwsLambdaSettings): HourlyCommitment | null {
  if (savingsPlan === undefined) return null;
  return {
    settle: (hours, window) => planUsage(savingsPlan, hours, { memory, window }),
    share: (usage) => ({ ...usage, committedGbSeconds: usage.gbSeconds ?? 0 }),
  };
}
