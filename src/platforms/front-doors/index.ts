import { awsHttpApi, awsRestApi } from "./api-gateway.ts";
import { awsAlb } from "./application-load-balancer.ts";
import type { FrontDoor } from "./front-door.ts";

const none: FrontDoor = {
  description: "no front door",
  latency: null,
  meters: [],
  hidesInstances: false,
  publicIpv4: 0,
  usage: () => ({}),
};

/** Every front door a candidate may name. */
export const frontDoors = {
  none,
  "aws-http-api": awsHttpApi,
  "aws-rest-api": awsRestApi,
  "aws-alb": awsAlb,
} as const satisfies Record<string, FrontDoor>;

export type FrontDoorKind = keyof typeof frontDoors;

export const frontDoorKinds = Object.keys(frontDoors) as [FrontDoorKind, ...FrontDoorKind[]];
