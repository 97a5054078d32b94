import { defaultRegions } from "../default-regions.ts";
import { startPool } from "../instance-pool/start-pool.ts";
import { boughtLater } from "../machines/bought-later.ts";
import { machineLimits } from "../machines/describe-machines.ts";
import type { Platform } from "../platform.ts";
import { describeFleet } from "./describe-fleet.ts";
import { fleetUsage } from "./fleet-usage.ts";
import { resolveAwsEc2 } from "./resolve-aws-ec2.ts";
import { type AwsEc2Given, type AwsEc2Settings, awsEc2Schema } from "./settings.ts";
import { ec2Sizes } from "./size-knob.ts";

/** AWS EC2: machines, paid by the hour, that share their vCPUs among the requests in service. */
export const awsEc2: Platform<AwsEc2Given, AwsEc2Settings> = {
  kind: "aws-ec2",
  family: "machines",
  defaultRegion: defaultRegions.aws,
  schema: awsEc2Schema,
  resolve: resolveAwsEc2,
  start: (settings, workload, run) => startPool(settings, { workload, run, usage: fleetUsage(settings) }),
  pool: { committedForAYear: "reserved-1y", describe: describeFleet, limits: machineLimits },
  purchase: boughtLater,
  sizes: ec2Sizes,
  worstCaseHour: () => null,
};
