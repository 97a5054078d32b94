import { describeMachines } from "../machines/describe-machines.ts";
import { purchases } from "./purchases.ts";
import type { AwsEc2Settings } from "./settings.ts";

/** One sentence about a fleet. */
export function describeFleet(settings: AwsEc2Settings): string {
  return describeMachines({ name: "AWS EC2", purchases }, settings);
}
