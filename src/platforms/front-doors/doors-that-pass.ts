import type { Provider } from "../provider.ts";
import type { FrontDoor, Targets } from "./front-door.ts";
import { type FrontDoorKind, frontDoorKindsOf, frontDoors } from "./index.ts";

/** What a request asks of a front door. */
export interface Passage {
  readonly limit: "payload" | "timeout";
  /** Bytes, or microseconds. */
  readonly needed: number;
}

/** The front doors of a provider that let such a request through, in the order of the table; `none` always does. */
export function doorsThatPass(provider: Provider, targets: Targets, { limit, needed }: Passage): FrontDoorKind[] {
  return frontDoorKindsOf(provider, targets).filter((kind) => {
    const { limits }: FrontDoor = frontDoors[kind];
    const most = limits[limit][targets]?.value ?? Number.POSITIVE_INFINITY;
    return needed <= most;
  });
}
