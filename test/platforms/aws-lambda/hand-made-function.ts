import { awsLambda } from "../../../src/platforms/aws-lambda/index.ts";
import type { AwsLambdaSettings } from "../../../src/platforms/aws-lambda/settings.ts";
import type { Observation, StationRun } from "../../../src/platforms/station.ts";
import { bytesPerMegabyte } from "../../../src/units/size.ts";
import type { OneFunction } from "../../../src/workloads/workload.ts";
import { type HandMade, handMadeRun, handMadeWorkload, m, ms, s, serve } from "../hand-made.ts";

export const constant = (value: number) => ({ kind: "constant", value }) as const;

/** One full vCPU, no overhead; a cold start of 20 ms setup and 100 ms init; keep-alive 6 minutes. */
export function functionSettings(changes: Partial<AwsLambdaSettings> = {}): AwsLambdaSettings {
  return {
    provider: "aws",
    targets: "functions",
    frontDoor: "none",
    nat: null,
    loadBalancer: { requestsPerConnection: 10, connectionSeconds: 60, rules: 0 },
    region: "us-east-1",
    memory: 1769 * bytesPerMegabyte,
    architecture: "x86_64",
    retry: null,
    concurrencyLimit: 1000,
    limitCause: "account",
    provisionedConcurrency: 0,
    keepAlive: constant(6 * m),
    routing: "most-recently-used",
    coldStart: { setup: constant(20 * ms), init: constant(100 * ms), firstCall: constant(0) },
    timeout: 30 * s,
    addedLatency: [],
    speed: 1,
    throttle: "linear",
    ephemeralStorage: 512 * bytesPerMegabyte,
    recycleAfter: null,
    ...changes,
  };
}

export interface FunctionCase {
  readonly settings?: Partial<AwsLambdaSettings>;
  readonly workload?: Partial<OneFunction>;
  readonly run?: Partial<StationRun> & { readonly seed?: number };
  readonly perBlock?: number;
}

/** What a function sees of requests at known instants. */
export function serveFunction(
  requests: readonly HandMade[],
  { settings, workload, run, perBlock }: FunctionCase = {},
): Observation {
  const pool = awsLambda.start(functionSettings(settings), handMadeWorkload(workload), handMadeRun(run));
  return serve(pool, requests, perBlock);
}

/** Whole milliseconds billed on demand, from the metered GB-seconds. */
export function billedMilliseconds(
  { usage }: Observation,
  { memory }: Pick<AwsLambdaSettings, "memory"> = functionSettings(),
) {
  return ((usage.gbSeconds ?? 0) * 1000) / (memory / (1024 * bytesPerMegabyte));
}
