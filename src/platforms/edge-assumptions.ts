import { formatSignificant } from "../units/significant.ts";
import { formatSize } from "../units/size.ts";
import type { Assumption } from "./assumption.ts";
import { formatMicroseconds } from "./format-distribution.ts";
import type { FrontDoor, FrontDoorLimit, LoadBalancerSettings, Targets } from "./front-doors/front-door.ts";

/** What a front door refuses or cuts, before functions or machines. */
export function limitAssumptions({ limits }: FrontDoor, targets: Targets): readonly Assumption[] {
  const { payload, timeout, requestRate } = limits;
  const listed = (name: string, limit: FrontDoorLimit | null, show: (value: number) => string): Assumption[] => {
    if (limit === null) return [];
    const { value, source, date, confirmed } = limit;
    return [{ name: `front door ${name}`, value: show(value), source, date, setBy: "profile", confirmed }];
  };
  return [
    ...listed("payload limit", payload[targets], (bytes) => `${formatSize(bytes)} each way`),
    ...listed("timeout", timeout[targets], formatMicroseconds),
    ...listed("request rate", requestRate, (rate) => `${formatSignificant(rate, 6)} requests/s for the account`),
  ];
}

/** What a load balancer's bill hinges on; `isEach`: where each of several functions has one of its own. */
export function loadBalancerAssumptions(
  { hingesOn }: FrontDoor,
  settings: LoadBalancerSettings,
  { isGiven, isEach }: { readonly isGiven: boolean; readonly isEach: boolean },
): readonly Assumption[] {
  if (hingesOn === null) return [];
  return [
    {
      name: hingesOn.name,
      value: `${hingesOn.inWords(settings)}${isEach ? ", at each function's own balancer" : ""}`,
      source: isGiven ? "scenario" : "evenpoint default, not measured",
      date: "",
      setBy: isGiven ? "user" : "default",
      confirmed: isGiven,
    },
  ];
}
