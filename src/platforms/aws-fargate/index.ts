import { defaultRegions } from "../default-regions.ts";
import { poolLimits } from "../instance-pool/pool-limits.ts";
import { startPool } from "../instance-pool/start-pool.ts";
import { withInit } from "../instance-pool/with-init.ts";
import type { Platform } from "../platform.ts";
import { describeTasks, taskWords } from "./describe-tasks.ts";
import { resolveAwsFargate } from "./resolve-aws-fargate.ts";
import { type AwsFargateGiven, type AwsFargateSettings, awsFargateSchema } from "./settings.ts";
import { fargateSizes } from "./size-knob.ts";
import { taskUsage } from "./task-usage.ts";

/** AWS Fargate: container tasks of a chosen size, paid by the second for the vCPUs and the memory that they have. */
export const awsFargate: Platform<AwsFargateGiven, AwsFargateSettings> = {
  kind: "aws-fargate",
  family: "containers",
  defaultRegion: defaultRegions.aws,
  schema: awsFargateSchema,
  resolve: resolveAwsFargate,
  start: (settings, workload, run) =>
    startPool((served) => withInit(settings, served), { workload, run, usage: taskUsage(settings) }),
  pool: {
    committedForAYear: null,
    describe: describeTasks,
    limits: (settings) => poolLimits(settings, taskWords),
  },
  sizes: fargateSizes,
  worstCaseHour: () => null,
};
