import { awsLambda } from "../aws-lambda/index.ts";
import { defaultRegions } from "../default-regions.ts";
import type { Platform } from "../platform.ts";
import { MeteredStation, meteredMemory } from "./metered-memory.ts";
import { resolveAwsLambdaEdge } from "./resolve-aws-lambda-edge.ts";
import { type AwsLambdaEdgeGiven, type AwsLambdaEdgeSettings, awsLambdaEdgeSchema } from "./settings.ts";
import { edgeSizes } from "./size-knob.ts";
import { SpreadStation } from "./spread-station.ts";

/** Lambda@Edge: functions that CloudFront calls near its callers; AWS Lambda's model with limits and prices of its own. */
export const awsLambdaEdge: Platform<AwsLambdaEdgeGiven, AwsLambdaEdgeSettings> = {
  kind: "aws-lambda-edge",
  family: "functions",
  defaultRegion: defaultRegions.aws,
  schema: awsLambdaEdgeSchema,
  resolve: resolveAwsLambdaEdge,
  start(settings, workload, run) {
    const isSpread = settings.locations > 1 && !("functions" in workload);
    const station = isSpread ? new SpreadStation(settings, workload, run) : awsLambda.start(settings, workload, run);
    return new MeteredStation(station, settings);
  },
  sizes: edgeSizes,
  worstCaseHour(settings, workload) {
    const { gbSeconds = 0 } = awsLambda.worstCaseHour(settings, workload) ?? {};
    return { gbSeconds: settings.locations * gbSeconds * (meteredMemory(settings.memory) / settings.memory) };
  },
};
