import { bytesPerGigabyte } from "../../units/size.ts";
import type { Workload } from "../../workloads/workload.ts";
import { defaultRegions } from "../default-regions.ts";
import { startFunctionPool } from "../function-pool/start-function-pool.ts";
import type { Platform } from "../platform.ts";
import { lambdaMeters } from "./lambda-meters.ts";
import { lambdaPool } from "./lambda-pool.ts";
import { resolveAwsLambda } from "./resolve-aws-lambda.ts";
import { type AwsLambdaGiven, type AwsLambdaSettings, awsLambdaSchema } from "./settings.ts";
import { lambdaSizes } from "./size-knob.ts";

/** AWS Lambda: one request per instance, no queue, new instances on demand, billed by the millisecond. */
export const awsLambda: Platform<AwsLambdaGiven, AwsLambdaSettings> = {
  kind: "aws-lambda",
  family: "functions",
  defaultRegion: defaultRegions.aws,
  schema: awsLambdaSchema,
  resolve: resolveAwsLambda,
  start: (settings, workload, run) =>
    startFunctionPool(lambdaPool(settings), { workload, run, meters: lambdaMeters(settings) }),
  sizes: lambdaSizes,
  worstCaseHour: (settings, workload) => ({
    gbSeconds: mostConcurrency(settings, workload) * (settings.memory / bytesPerGigabyte) * 3600,
  }),
};

/** Requests in service at once that the limits allow: of all functions, or of each where each has a limit. */
function mostConcurrency({ concurrencyLimit, limitCause }: AwsLambdaSettings, workload: Workload): number {
  const isShared = !("functions" in workload) || (workload.sharing === "account" && limitCause === "account");
  return isShared ? concurrencyLimit : concurrencyLimit * workload.functions.length;
}
