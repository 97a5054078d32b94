import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerMegabyte } from "../../units/size.ts";
import type { FrontDoor } from "./front-door.ts";

/** What one load balancer capacity unit carries (AWS Elastic Load Balancing price page, read 2026-09-20). */
const perCapacityUnit = {
  newConnectionsPerSecond: 25,
  activeConnections: 3000,
  /** Decimal bytes an hour. */
  bytesPerHour: { machines: 1e9, functions: 0.4e9 },
  ruleEvaluationsPerSecond: 1000,
};

/** Rules that are evaluated free of charge. */
const freeRules = 10;

const unconfirmed = { source: "from memory; no source found", date: "2026-11", confirmed: false } as const;
const timeout = { value: 60 * microsecondsPer.s, ...unconfirmed };

/**
 * Every dimension of a capacity unit is proportional to the requests of an hour, so the hourly maximum over dimensions
 * is the same dimension in every hour and the month's sum follows from the number of requests alone.
 */
export const awsAlb: FrontDoor = {
  description: "Application Load Balancer",
  provider: "aws",
  targets: ["functions", "machines"],
  latency: {
    settings: { kind: "lognormal", median: 2_000, sigma: 0.5 },
    assumption: {
      name: "front door latency",
      value: "Application Load Balancer: lognormal, median 2 ms, sigma 0.5",
      source: "1 to 5 ms from memory; no measurement found",
      date: "2026-11",
      setBy: "default",
      confirmed: false,
    },
  },
  limits: {
    payload: { functions: { value: bytesPerMegabyte, ...unconfirmed }, machines: null },
    timeout: { functions: timeout, machines: timeout },
    requestRate: null,
  },
  meters: () => ["lbHours", "lcuHours"],
  hidesInstances: true,
  publicIpv4: 2,
  hingesOn: {
    name: "load balancer connections",
    keys: ["requestsPerConnection", "connectionSeconds", "rules"],
    inWords: ({ requestsPerConnection, connectionSeconds, rules }) =>
      `${requestsPerConnection} requests per connection, open ${connectionSeconds} s, ${rules} rules`,
  },
  usage(traffic, { request, response }, { requestsPerConnection, connectionSeconds, rules }) {
    const connections = 1 / requestsPerConnection;
    const unitsPerRequestPerSecond = Math.max(
      connections / perCapacityUnit.newConnectionsPerSecond,
      (connections * connectionSeconds) / perCapacityUnit.activeConnections,
      ((request + response) * 3600) / perCapacityUnit.bytesPerHour[traffic.targets],
      Math.max(0, rules - freeRules) / perCapacityUnit.ruleEvaluationsPerSecond,
    );
    return {
      lbHours: traffic.hours,
      lcuHours: (traffic.offered * unitsPerRequestPerSecond) / 3600,
    };
  },
};
