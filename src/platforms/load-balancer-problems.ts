import type { EdgeGiven, EdgeSettings } from "./edge-settings.ts";
import type { FrontDoor, LoadBalancerSettings } from "./front-doors/front-door.ts";
import { cheapestDoor, type FrontDoorKind, frontDoorKindsOf, frontDoors } from "./front-doors/index.ts";

/** A key of `loadBalancer` that changes nothing. */
export interface LoadBalancerProblem {
  readonly key: keyof LoadBalancerSettings;
  readonly message: string;
}

/** What the scenario says of a load balancer that the candidate's front door is not billed by. */
export function loadBalancerProblems(
  { frontDoor = "none", loadBalancer = {} }: Pick<EdgeGiven, "frontDoor" | "loadBalancer">,
  { provider, targets }: Pick<EdgeSettings, "provider" | "targets">,
): readonly LoadBalancerProblem[] {
  const written = Object.entries(loadBalancer).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  const possible = frontDoor === cheapestDoor ? frontDoorKindsOf(provider, targets) : [frontDoor];
  const isUsed = (key: keyof LoadBalancerSettings) => possible.some((kind) => isBilledBy(kind, key));
  const unused = (written as (keyof LoadBalancerSettings)[]).filter((key) => !isUsed(key));
  return unused.map((key) => {
    const others = frontDoorKindsOf(provider, targets).filter((kind) => isBilledBy(kind, key));
    const remedy = others.length === 0 ? "" : `, or set frontDoor: ${others.join(" or ")}, whose bill does`;
    return { key, message: `the bill of frontDoor: ${frontDoor} does not depend on it; leave it out${remedy}` };
  });
}

function isBilledBy(kind: FrontDoorKind, key: keyof LoadBalancerSettings): boolean {
  const { hingesOn }: FrontDoor = frontDoors[kind];
  return hingesOn?.keys.includes(key) ?? false;
}
