import type { Assumption } from "./assumption.ts";
import type { EdgeSettings } from "./edge-settings.ts";
import { frontDoors } from "./front-doors/index.ts";

export interface PublicAddresses {
  /** Whether each instance has a public IPv4 address of its own. */
  readonly own: boolean;
  readonly assumptions: readonly Assumption[];
}

/**
 * Instances behind a load balancer or a NAT gateway are private, and have no address unless the scenario says so; what it
 * says beside a gateway stays, and is listed.
 */
export function publicAddresses(
  given: boolean | undefined,
  { frontDoor, nat }: Pick<EdgeSettings, "frontDoor" | "nat">,
): PublicAddresses {
  const own = given ?? (nat === null && !frontDoors[frontDoor].hidesInstances);
  if (nat === null) return { own, assumptions: [] };
  const value = own
    ? "one for each instance, as the scenario says, beside those of the NAT gateways"
    : "none of the instances' own: they reach the internet through the NAT gateways";
  const origin =
    given === undefined
      ? ({ source: "evenpoint default: instances behind a NAT gateway are private", setBy: "default" } as const)
      : ({ source: "scenario", setBy: "user" } as const);
  return { own, assumptions: [{ name: "public addresses", value, date: "", confirmed: true, ...origin }] };
}
