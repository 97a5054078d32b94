import { describe, expect, test } from "vitest";
import { frontDoors } from "../../src/platforms/front-doors/index.ts";
import { handMadeWorkload } from "./hand-made.ts";

const loadBalancer = { requestsPerConnection: 1, connectionSeconds: 60, rules: 0 };
const kilobyte = 1024;

describe("Application Load Balancer: the dimension that is used most counts", () => {
  /** LCU by a rate (requests/s) held for one hour. */
  const units = (rate: number, size: number, changes: Partial<typeof loadBalancer> = {}) =>
    frontDoors["aws-alb"].usage(
      { offered: rate * 3600, hours: 1 },
      handMadeWorkload({ request: size / 2, response: size / 2 }),
      { ...loadBalancer, ...changes },
    );

  test.each([
    ["new connections: 50/s of 25", units(50, 0, { connectionSeconds: 1 }), 2],
    ["active connections: 1/s open for two minutes of 3,000", units(50, 0, { connectionSeconds: 120 }), 2],
    ["processed bytes: 10^6 bytes at 1/s are 3.6 GB an hour", units(1, 1e6), 3.6],
    ["rule evaluations: 10 rules are free, 50 more at 100/s are 5,000 of 1,000", units(100, 0, { connectionSeconds: 1, rules: 60 }), 5],
    ["requests share connections", units(500, 0, { connectionSeconds: 1, requestsPerConnection: 10 }), 2],
  ])("%s", (_name, { lbHours, lcuHours }, expected) => {
    expect(lbHours).toBe(1);
    expect(lcuHours).toBeCloseTo(expected, 12);
  });

  test("AWS's example: 1 connection/s open 2 minutes, 5 requests/s each, 300 KB/s", () => {
    // facts/pricing-aws.md LB1: 0.04, 0.04, 1.08 (bytes decide)
    expect(units(1, 300_000, { connectionSeconds: 120 }).lcuHours).toBeCloseTo(1.08, 12);
  });
});

describe("API Gateway", () => {
  const calls = (door: "aws-http-api" | "aws-rest-api", request: number, response: number) =>
    frontDoors[door].usage({ offered: 1000, hours: 1 }, handMadeWorkload({ request, response }), loadBalancer).apiRequests;

  test.each([
    [0, 0, 1000],
    [512 * kilobyte, 10, 1000],
    [512 * kilobyte + 1, 10, 2000],
    [10, 1536 * kilobyte, 3000],
  ])("an HTTP API counts steps of 512 KB: %i up, %i down", (request, response, expected) => {
    expect(calls("aws-http-api", request, response)).toBe(expected);
  });

  test("a REST API counts calls, whatever their size", () => {
    expect(calls("aws-rest-api", 9_000 * kilobyte, 0)).toBe(1000);
  });
});
