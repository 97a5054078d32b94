import { SeparateStations } from "../many-functions/separate-stations.ts";
import type { Platform } from "../platform.ts";
import { boughtLater } from "./bought-later.ts";
import { Fleet } from "./fleet.ts";
import { resolveAwsEc2 } from "./resolve-aws-ec2.ts";
import { type AwsEc2Given, type AwsEc2Settings, awsEc2Schema } from "./settings.ts";

/** AWS EC2: a fixed number of machines, paid by the hour, that share their vCPUs among the requests in service. */
export const awsEc2: Platform<AwsEc2Given, AwsEc2Settings> = {
  kind: "aws-ec2",
  schema: awsEc2Schema,
  resolve: resolveAwsEc2,
  start(settings, workload, run) {
    const isOneFleet = !("functions" in workload) || workload.sharing === "account";
    if (isOneFleet) return new Fleet(settings, workload, run);
    return new SeparateStations(workload, run, (one, own) => new Fleet(settings, one, own));
  },
  purchase: boughtLater,
  worstCaseHour: () => null,
};
