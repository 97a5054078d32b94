import type { Provider } from "../provider.ts";
import { awsHttpApi, awsRestApi } from "./api-gateway.ts";
import { awsAlb } from "./application-load-balancer.ts";
import { azureApiManagement } from "./azure-api-management.ts";
import { azureLoadBalancer } from "./azure-load-balancer.ts";
import { awsCloudfront } from "./cloudfront.ts";
import { type FrontDoor, noLimits, type Targets } from "./front-door.ts";
import { awsFunctionUrl } from "./function-url.ts";
import { gcpApiGateway } from "./gcp-api-gateway.ts";
import { gcpLoadBalancer } from "./gcp-load-balancer.ts";

const none: FrontDoor = {
  description: "no front door",
  provider: null,
  targets: ["functions", "machines"],
  latency: null,
  limits: noLimits,
  meters: () => [],
  hidesInstances: false,
  publicIpv4: 0,
  hingesOn: null,
  usage: () => ({}),
};

/** Every front door a candidate may name. */
export const frontDoors = {
  none,
  "aws-http-api": awsHttpApi,
  "aws-rest-api": awsRestApi,
  "aws-function-url": awsFunctionUrl,
  "aws-alb": awsAlb,
  "aws-cloudfront": awsCloudfront,
  "azure-load-balancer": azureLoadBalancer,
  "azure-api-management": azureApiManagement,
  "gcp-load-balancer": gcpLoadBalancer,
  "gcp-api-gateway": gcpApiGateway,
} as const satisfies Record<string, FrontDoor>;

export type FrontDoorKind = keyof typeof frontDoors;

/** In place of a front door: the cheapest that fits, which the scenario finds before a platform is asked. */
export const cheapestDoor = "cheapest";

/** What a candidate may write under `frontDoor`. */
export type FrontDoorChoice = FrontDoorKind | typeof cheapestDoor;

export const frontDoorKinds = Object.keys(frontDoors) as [FrontDoorKind, ...FrontDoorKind[]];

/** Those that a provider can put before functions or machines. */
export function frontDoorKindsOf(provider: Provider, targets: Targets): [FrontDoorKind, ...FrontDoorKind[]] {
  return frontDoorKinds.filter((kind) => {
    const door: FrontDoor = frontDoors[kind];
    return (door.provider === null || door.provider === provider) && door.targets.includes(targets);
  }) as [FrontDoorKind, ...FrontDoorKind[]];
}
