import { lambdaMeters } from "../../../platforms/aws-lambda/lambda-meters.ts";
import { lambdaPool } from "../../../platforms/aws-lambda/lambda-pool.ts";
import type { AwsLambdaSettings } from "../../../platforms/aws-lambda/settings.ts";
import { meteredMemory } from "../../../platforms/aws-lambda-edge/metered-memory.ts";
import type { AwsLambdaEdgeSettings } from "../../../platforms/aws-lambda-edge/settings.ts";
import type { FunctionMeters } from "../../../platforms/function-pool/function-meters.ts";
import type { FunctionPoolSettings } from "../../../platforms/function-pool/function-pool-settings.ts";
import type { Candidate } from "../../../scenario/scenario.ts";
import type { OneFunction, Workload } from "../../../workloads/workload.ts";

/** A candidate with one request per instance, as its simulation knows it. */
export interface CoveredFunction {
  readonly pool: FunctionPoolSettings;
  readonly meters: FunctionMeters;
  readonly workload: OneFunction;
  /** Pools that know nothing of each other, among which requests are spread by chance. */
  readonly locations: number;
  /** Instances' worth of time on demand that a savings plan pays for in every hour; null where there is no plan. */
  readonly committed: number | null;
}

/** Why there is no closed form, as the end of a sentence. */
export interface NotCovered {
  readonly problem: string;
}

/** What closed forms are made of; or why there is none of this candidate under this workload. */
export function coveredFunction({ platform, settings }: Candidate, workload: Workload): CoveredFunction | NotCovered {
  if ("functions" in workload)
    return { problem: "the workload has several functions, whose cold starts and limits mix" };
  if (platform === "aws-lambda") return { workload, locations: 1, ...ofLambda(settings as AwsLambdaSettings) };
  if (platform === "aws-lambda-edge") {
    const edge = settings as AwsLambdaEdgeSettings;
    return { workload, locations: edge.locations, ...atTheEdge(edge) };
  }
  return { problem: `only functions of one request per instance without a queue have one, not ${platform}` };
}

function ofLambda(settings: AwsLambdaSettings): Pick<CoveredFunction, "pool" | "meters" | "committed"> {
  const committed = settings.savingsPlan?.committed ?? null;
  return { pool: lambdaPool(settings), meters: lambdaMeters(settings), committed };
}

/** Duration at the edge is metered in whole 128 MB. */
function atTheEdge(settings: AwsLambdaEdgeSettings): Pick<CoveredFunction, "pool" | "meters" | "committed"> {
  const { meters, ...others } = ofLambda(settings);
  const factor = meteredMemory(settings.memory) / settings.memory;
  return {
    ...others,
    meters: {
      ...meters,
      usage(consumed) {
        const usage = meters.usage(consumed);
        return { ...usage, gbSeconds: (usage.gbSeconds ?? 0) * factor };
      },
    },
  };
}
