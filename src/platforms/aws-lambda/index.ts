import { bytesPerGigabyte } from "../../units/size.ts";
import type { Platform } from "../platform.ts";
import { FunctionPool } from "./function-pool.ts";
import { resolveAwsLambda } from "./resolve-aws-lambda.ts";
import { type AwsLambdaGiven, type AwsLambdaSettings, awsLambdaSchema } from "./settings.ts";

/** AWS Lambda: one request per instance, no queue, new instances on demand, billed by the millisecond. */
export const awsLambda: Platform<AwsLambdaGiven, AwsLambdaSettings> = {
  kind: "aws-lambda",
  schema: awsLambdaSchema,
  resolve: resolveAwsLambda,
  start: (settings, workload, run) => new FunctionPool(settings, workload, run),
  worstCaseHour: ({ concurrencyLimit, memory }) => ({
    gbSeconds: concurrencyLimit * (memory / bytesPerGigabyte) * 3600,
  }),
};
