import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerMegabyte } from "../../units/size.ts";
import type { FrontDoor, FrontDoorLimits } from "./front-door.ts";

/** HTTP APIs are metered in steps of 512 KB of payload (AWS API Gateway price page, 2025-11-02). */
const meteringStep = 512 * 1024;

/** Both kinds of API: 10 MB each way, 10,000 requests a second for the whole account and region. */
function apiLimits(timeoutSeconds: number): FrontDoorLimits {
  const unconfirmed = { source: "from memory; no source found", date: "2026-11", confirmed: false } as const;
  const payload = { value: 10 * bytesPerMegabyte, ...unconfirmed };
  const timeout = { value: timeoutSeconds * microsecondsPer.s, ...unconfirmed };
  return {
    payload: { functions: payload, machines: payload },
    timeout: { functions: timeout, machines: timeout },
    requestRate: { value: 10_000, source: "AWS quotas page: default of an account", date: "2026", confirmed: true },
  };
}

export const awsHttpApi: FrontDoor = {
  description: "API Gateway HTTP API",
  provider: "aws",
  targets: ["functions", "machines"],
  latency: {
    settings: { kind: "lognormal", median: 8_000, sigma: 0.5 },
    assumption: {
      name: "front door latency",
      value: "HTTP API: lognormal, median 8 ms, sigma 0.5",
      source: "less than a REST API's 10 to 30 ms by second-hand reports; no measurement found",
      date: "2026-11",
      setBy: "default",
      confirmed: false,
    },
  },
  limits: apiLimits(30),
  meters: () => ["apiRequests"],
  hidesInstances: false,
  publicIpv4: 0,
  hingesOn: null,
  usage(traffic, { request, response }) {
    const unitsPerRequest = Math.max(1, Math.ceil(Math.max(request, response) / meteringStep));
    return { apiRequests: traffic.offered * unitsPerRequest };
  },
};

export const awsRestApi: FrontDoor = {
  description: "API Gateway REST API",
  provider: "aws",
  targets: ["functions", "machines"],
  latency: {
    settings: { kind: "lognormal", median: 18_000, sigma: 0.35 },
    assumption: {
      name: "front door latency",
      value: "REST API: lognormal, median 18 ms, sigma 0.35",
      source: "10 to 30 ms by second-hand reports; no measurement found",
      date: "2026-11",
      setBy: "default",
      confirmed: false,
    },
  },
  limits: apiLimits(29),
  meters: () => ["apiRequests"],
  hidesInstances: false,
  publicIpv4: 0,
  hingesOn: null,
  usage: (traffic) => ({ apiRequests: traffic.offered }),
};
