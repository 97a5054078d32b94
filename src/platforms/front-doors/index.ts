import { awsHttpApi, awsRestApi } from "./api-gateway.ts";
import { awsAlb } from "./application-load-balancer.ts";
import { type FrontDoor, noLimits } from "./front-door.ts";
import { awsFunctionUrl } from "./function-url.ts";

const none: FrontDoor = {
  description: "no front door",
  latency: null,
  limits: noLimits,
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
  "aws-function-url": awsFunctionUrl,
  "aws-alb": awsAlb,
} as const satisfies Record<string, FrontDoor>;

export type FrontDoorKind = keyof typeof frontDoors;

export const frontDoorKinds = Object.keys(frontDoors) as [FrontDoorKind, ...FrontDoorKind[]];

/** Those that can stand before machines. */
export const machineFrontDoorKinds = frontDoorKinds.filter((kind) => kind !== "aws-function-url") as [
  FrontDoorKind,
  ...FrontDoorKind[],
];
