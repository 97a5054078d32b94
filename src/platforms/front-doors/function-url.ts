import { bytesPerMegabyte } from "../../units/size.ts";
import type { FrontDoor } from "./front-door.ts";

/** A function's own address: no price, and no timeout or rate besides those of the function. */
export const awsFunctionUrl: FrontDoor = {
  description: "function URL",
  provider: "aws",
  targets: ["functions"],
  latency: {
    settings: { kind: "lognormal", median: 3_000, sigma: 0.5 },
    assumption: {
      name: "front door latency",
      value: "function URL: lognormal, median 3 ms, sigma 0.5",
      source: "a few ms from memory; no measurement found",
      date: "2026-11",
      setBy: "default",
      confirmed: false,
    },
  },
  limits: {
    payload: {
      functions: {
        value: 6 * bytesPerMegabyte,
        source: "AWS Lambda quotas page: payload of a synchronous call",
        date: "2026",
        confirmed: true,
      },
      machines: null,
    },
    timeout: { functions: null, machines: null },
    requestRate: null,
  },
  meters: () => [],
  hidesInstances: false,
  publicIpv4: 0,
  hingesOn: null,
  usage: () => ({}),
};
