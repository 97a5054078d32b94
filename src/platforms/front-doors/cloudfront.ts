import { microsecondsPer } from "../../units/duration.ts";
import type { FrontDoor } from "./front-door.ts";

/** CloudFront, caching nothing: what leaves through it is paid for at its own prices. */
export const awsCloudfront: FrontDoor = {
  description: "CloudFront",
  provider: "aws",
  targets: ["functions"],
  latency: {
    settings: { kind: "lognormal", median: 5_000, sigma: 0.5 },
    assumption: {
      name: "front door latency",
      value: "CloudFront: lognormal, median 5 ms, sigma 0.5",
      source: "a few ms from memory; no measurement found",
      date: "2026-11",
      setBy: "default",
      confirmed: false,
    },
  },
  limits: {
    payload: { functions: null, machines: null },
    timeout: {
      functions: {
        value: 30 * microsecondsPer.s,
        source: "response timeout of an origin by default: from memory; no source found",
        date: "2026-11",
        confirmed: false,
      },
      machines: null,
    },
    requestRate: null,
  },
  meters: () => ["apiRequests"],
  egressCard: "aws-cloudfront",
  hidesInstances: false,
  publicIpv4: 0,
  hingesOn: null,
  usage: (traffic) => ({ apiRequests: traffic.offered }),
};
