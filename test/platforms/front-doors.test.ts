import { describe, expect, test } from "vitest";
import type { Traffic } from "../../src/platforms/front-doors/front-door.ts";
import { frontDoors } from "../../src/platforms/front-doors/index.ts";
import { handMadeWorkload } from "./hand-made.ts";

const loadBalancer = { requestsPerConnection: 1, connectionSeconds: 60, rules: 0 };
const kilobyte = 1024;

describe("Application Load Balancer: the dimension that is used most counts", () => {
  /** LCU by a rate (requests/s) held for one hour. */
  const units = (
    rate: number,
    size: number,
    changes: Partial<typeof loadBalancer> = {},
    targets: Traffic["targets"] = "machines",
  ) =>
    frontDoors["aws-alb"].usage(
      { offered: rate * 3600, completed: rate * 3600, hours: 1, targets },
      handMadeWorkload({ request: size / 2, response: size / 2 }),
      { ...loadBalancer, ...changes },
    );

  test.each([
    ["new connections: 50/s of 25", units(50, 0, { connectionSeconds: 1 }), 2],
    ["active connections: 50/s open for four minutes are 12,000 of 3,000", units(50, 0, { connectionSeconds: 240 }), 4],
    ["processed bytes: 10^6 bytes at 1/s are 3.6 GB an hour", units(1, 1e6), 3.6],
    ["processed bytes of functions count two and a half times", units(1, 1e6, {}, "functions"), 9],
    [
      "rule evaluations: 10 rules are free, 50 more at 100/s are 5,000 of 1,000",
      units(100, 0, { connectionSeconds: 1, rules: 60 }),
      5,
    ],
    ["requests share connections", units(500, 0, { connectionSeconds: 1, requestsPerConnection: 10 }), 2],
  ])("%s", (_name, { lbHours, lcuHours }, expected) => {
    expect(lbHours).toBe(1);
    expect(lcuHours).toBeCloseTo(expected, 12);
  });

  test("AWS's first example: 1 connection/s open for 2 minutes, 5 requests/s, 300 KB/s, 60 rules", () => {
    // 0.04 by new connections, 0.04 by active ones, 0.25 by rules, 1.08 by bytes (Elastic Load Balancing price page)
    const settings = { requestsPerConnection: 5, connectionSeconds: 120, rules: 60 };
    expect(units(5, 60_000, settings).lcuHours).toBeCloseTo(1.08, 12);
  });
});

describe("API Gateway", () => {
  const calls = (door: "aws-http-api" | "aws-rest-api", request: number, response: number) =>
    frontDoors[door].usage(
      { offered: 1000, completed: 1000, hours: 1, targets: "functions" },
      handMadeWorkload({ request, response }),
      loadBalancer,
    ).apiRequests;

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
