import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerMegabyte } from "../../units/size.ts";
import type { FrontDoor } from "./front-door.ts";

/**
 * Before services and functions, which are what Google's docs name. Its quota of 10,000,000 units in 100 s binds the
 * calls it makes to Service Control, which it keeps few by caching, so it is no limit on requests here.
 */
export const gcpApiGateway: FrontDoor = {
  description: "Google Cloud API Gateway",
  provider: "gcp",
  targets: ["functions"],
  latency: {
    settings: { kind: "lognormal", median: 8_000, sigma: 0.5 },
    assumption: {
      name: "front door latency",
      value: "Google Cloud API Gateway: lognormal, median 8 ms, sigma 0.5",
      source: "as AWS's HTTP API; no measurement found",
      date: "2026-11",
      setBy: "default",
      confirmed: false,
    },
  },
  limits: {
    payload: {
      functions: {
        value: 32 * bytesPerMegabyte,
        source: "Google Cloud docs, API Gateway quotas and limits: request and response",
        date: "2026",
        confirmed: true,
      },
      machines: null,
    },
    timeout: {
      functions: {
        value: 15 * microsecondsPer.s,
        source: "deadline of a backend by default, from memory; no source found",
        date: "2026-11",
        confirmed: false,
      },
      machines: null,
    },
    requestRate: null,
  },
  meters: () => ["apiRequests"],
  egressCard: "gcp-api-gateway",
  hidesInstances: false,
  publicIpv4: 0,
  hingesOn: null,
  usage: (traffic) => ({ apiRequests: traffic.offered }),
};
