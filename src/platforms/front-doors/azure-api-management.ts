import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerMegabyte } from "../../units/size.ts";
import type { FrontDoor, FrontDoorLimits } from "./front-door.ts";

const serviceLimits = { date: "2020-01-10", confirmed: true } as const;
const payload = {
  value: 2 * bytesPerMegabyte,
  source: "Azure docs, API Management limits: buffered payload of the Consumption tier",
  ...serviceLimits,
};
const timeout = {
  value: 30 * microsecondsPer.s,
  source: "Azure docs, API Management limits: total request duration of the Consumption tier",
  ...serviceLimits,
};

/** What the page says of the payload holds where it is buffered; that is taken to be always. No request rate is published. */
const limits: FrontDoorLimits = {
  payload: { functions: payload, machines: payload },
  timeout: { functions: timeout, machines: timeout },
  requestRate: null,
};

/**
 * The tier that is billed by calls. It reaches no private network, so the instances behind it keep their public
 * addresses; its own cold starts are left out.
 */
export const azureApiManagement: FrontDoor = {
  description: "API Management, Consumption tier",
  provider: "azure",
  targets: ["functions", "machines"],
  latency: {
    settings: { kind: "lognormal", median: 8_000, sigma: 0.5 },
    assumption: {
      name: "front door latency",
      value: "API Management, Consumption tier: lognormal, median 8 ms, sigma 0.5",
      source: "as AWS's HTTP API; no measurement found",
      date: "2026-11",
      setBy: "default",
      confirmed: false,
    },
  },
  limits,
  meters: () => ["apiRequests"],
  hidesInstances: false,
  publicIpv4: 0,
  hingesOn: null,
  usage: (traffic) => ({ apiRequests: traffic.offered }),
};
