import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Usage } from "../../usage/meter.ts";
import type { AwsLambdaSettings } from "./settings.ts";

/** Ephemeral storage that comes with every function, bytes (AWS price page). */
const includedEphemeralStorage = 512 * 1024 * 1024;

export interface FunctionConsumption {
  readonly served: number;
  /** Billed on demand, each request rounded up to whole milliseconds. */
  readonly billedMilliseconds: number;
  /** Billed at the provisioned duration rate. */
  readonly provisionedMilliseconds: number;
  /** Microseconds. */
  readonly window: number;
}

/** What AWS Lambda's meters show for a span of time. */
export function functionUsage(settings: AwsLambdaSettings, consumption: FunctionConsumption): Usage {
  const { served, billedMilliseconds, provisionedMilliseconds, window } = consumption;
  const gigabytes = settings.memory / bytesPerGigabyte;
  const extraStorage = Math.max(0, settings.ephemeralStorage - includedEphemeralStorage) / bytesPerGigabyte;
  return {
    requests: served,
    gbSeconds: (billedMilliseconds / 1000) * gigabytes,
    provisionedGbSeconds: settings.provisionedConcurrency * gigabytes * (window / microsecondsPer.s),
    provisionedDurationGbSeconds: (provisionedMilliseconds / 1000) * gigabytes,
    ephemeralGbSeconds: ((billedMilliseconds + provisionedMilliseconds) / 1000) * extraStorage,
  };
}
