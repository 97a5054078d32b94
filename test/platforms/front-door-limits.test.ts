import { describe, expect, test } from "vitest";
import { edgeIneligibleBecause, resolveEdge } from "../../src/platforms/edge-settings.ts";
import { type FrontDoorKind, frontDoors } from "../../src/platforms/front-doors/index.ts";
import { bytesPerMegabyte } from "../../src/units/size.ts";
import { billedMilliseconds, constant, functionSettings, serveFunction } from "./aws-lambda/hand-made-function.ts";
import { type HandMade, handMadeWorkload, ms, s } from "./hand-made.ts";
import { serveFleet } from "./instance-pool/hand-made-pool.ts";

const burst = (at: number, count: number, io: number): HandMade[] => Array.from({ length: count }, () => ({ at, io }));
const atOnce = { setup: constant(0), init: constant(0), firstCall: constant(0) };

describe("timeout of the front door", () => {
  const settings = { coldStart: atOnce, timeout: 120 * s };

  test.each([
    ["aws-rest-api", 29],
    ["aws-http-api", 30],
    ["aws-alb", 60],
  ] as const)("%s: the caller is told after %i s, the function goes on and is billed", (frontDoor, seconds) => {
    const calls = [0, 1].map((late) => ({ at: late * 200 * s, io: seconds * s + late }));
    const seen = serveFunction(calls, { settings: { ...settings, frontDoor } });
    expect([seen.completed, seen.timedOut]).toEqual([1, 1]);
    expect([seen.latency.sum, seen.latency.max]).toEqual([2 * seconds * s, seconds * s]);
    expect(billedMilliseconds(seen)).toBeCloseTo(2000 * seconds + 1, 6);
    expect(seen.concurrencyTime).toBe(2 * seconds * s + 1);
    expect(seen.serviceTime).toBe(2 * seconds * s + 1);
  });

  test("waiting for the cold start counts towards it", () => {
    const coldStart = { setup: constant(s), init: constant(s), firstCall: constant(0) };
    const calls = [0, 100 * s].map((at) => ({ at, io: 28 * s }));
    const seen = serveFunction(calls, { settings: { ...settings, coldStart, frontDoor: "aws-rest-api" } });
    expect([seen.completed, seen.timedOut, seen.latency.sum]).toEqual([1, 1, 29 * s + 28 * s]);
    expect([seen.coldStarts, seen.coldLatency.max]).toEqual([1, 29 * s]);
  });

  test("a function that is cut before it is not touched by it", () => {
    const seen = serveFunction([{ at: 0, io: 50 * s }], {
      settings: { ...settings, timeout: 3 * s, frontDoor: "aws-alb" },
    });
    expect([seen.timedOut, seen.latency.sum]).toEqual([1, 3 * s]);
  });

  test("machines go on too, and waiting in line counts", () => {
    const seen = serveFleet(burst(0, 3, 30 * s), { settings: { frontDoor: "aws-alb", slots: 1, addedLatency: [] } });
    expect([seen.completed, seen.timedOut]).toEqual([2, 1]);
    expect(seen.latency.sum).toBe((30 + 60 + 60) * s);
    expect(seen.wait.sum).toBe((30 + 60) * s);
    expect(seen.concurrencyTime).toBe(90 * s);
  });
});

describe("request rate of an account: 10,000 a second", () => {
  test("before a function: refused by the door, and only what passes counts against the function's own limits", () => {
    const settings = { coldStart: atOnce, concurrencyLimit: 20_000 };
    const seen = serveFunction(burst(0, 10_005, s), { settings: { ...settings, frontDoor: "aws-http-api" } });
    expect(seen.throttledBy).toEqual({
      account: 0,
      reserved: 0,
      scaleRate: 9000,
      requestRate: 0,
      frontDoor: 5,
      pending: 0,
    });
    expect([seen.peakFrontDoorRate, seen.peakRequestRate]).toEqual([10_000, 10_000]);
    expect(seen.usage.apiRequests).toBe(10_005);
  });

  test("is back a token every 100 us", () => {
    const late = [99, 100, 199, 200].map((at) => ({ at, io: ms }));
    const seen = serveFunction([...burst(0, 10_000, s), ...late], {
      settings: { coldStart: atOnce, concurrencyLimit: 20_000, frontDoor: "aws-rest-api" },
    });
    expect(seen.throttledBy.frontDoor).toBe(2);
  });

  test("before machines: throttled, not rejected", () => {
    const settings = { frontDoor: "aws-http-api", slots: 100_000, addedLatency: [] } as const;
    const seen = serveFleet(burst(0, 10_005, s), { settings });
    expect([seen.completed, seen.throttled, seen.throttledBy.frontDoor, seen.rejected]).toEqual([10_000, 5, 5, 0]);
    expect(seen.peakFrontDoorRate).toBe(10_000);
  });
});

describe("eligible only if the smallest request fits", () => {
  const megabytes = (count: number) => count * bytesPerMegabyte;
  const reasons = (
    frontDoor: FrontDoorKind,
    targets: "functions" | "machines",
    { shortest = 0, ...sizes }: { shortest?: number; request?: number; response?: number },
  ) => edgeIneligibleBecause(functionSettings({ frontDoor, targets }), { workload: handMadeWorkload(sizes), shortest });

  test.each([
    ["aws-http-api", "functions", 10],
    ["aws-rest-api", "machines", 10],
    ["aws-function-url", "functions", 6],
    ["aws-alb", "functions", 1],
    ["azure-api-management", "machines", 2],
    ["gcp-api-gateway", "functions", 32],
  ] as const)("%s before %s carries %i MB each way", (door, targets, most) => {
    expect(reasons(door, targets, { request: megabytes(most), response: megabytes(most) })).toEqual([]);
    const [first, second] = reasons(door, targets, { request: megabytes(most) + 1, response: megabytes(most + 1) });
    expect(first).toContain("a request of");
    expect(second).toContain(`exceeds the ${most}MB that the ${frontDoors[door].description} in front carries`);
  });

  test("a load balancer before machines, and no front door, add no payload limit", () => {
    expect(reasons("aws-alb", "machines", { response: megabytes(500) })).toEqual([]);
    expect(reasons("none", "functions", { response: megabytes(500), shortest: 1000 * s })).toEqual([]);
  });

  test("the shortest work against the timeout", () => {
    expect(reasons("aws-rest-api", "functions", { shortest: 29 * s })).toEqual([]);
    expect(reasons("aws-rest-api", "functions", { shortest: 29 * s + 1 })[0]).toContain("waits 29 s at most");
    expect(reasons("azure-load-balancer", "machines", { shortest: 240 * s })).toEqual([]);
    expect(reasons("azure-load-balancer", "machines", { shortest: 240 * s + 1 })).toHaveLength(1);
  });

  test("gateways of Azure's and Google's wait 30 and 15 s", () => {
    const longest = { "azure-api-management": 30, "gcp-api-gateway": 15 } as const;
    for (const [door, seconds] of Object.entries(longest) as [keyof typeof longest, number][]) {
      expect(reasons(door, "functions", { shortest: seconds * s })).toEqual([]);
      expect(reasons(door, "functions", { shortest: seconds * s + 1 })[0]).toContain(`waits ${seconds} s at most`);
    }
  });

  test("Google's load balancer waits 30 s for machines, and as long as they take for functions", () => {
    expect(reasons("gcp-load-balancer", "machines", { shortest: 30 * s + 1 })[0]).toContain("waits 30 s at most");
    expect(reasons("gcp-load-balancer", "functions", { shortest: 3000 * s })).toEqual([]);
    const seen = serveFleet([{ at: 0, io: 40 * s }], {
      settings: { provider: "gcp", targets: "functions", frontDoor: "gcp-load-balancer" },
    });
    expect([seen.completed, seen.timedOut]).toEqual([1, 0]);
  });
});

describe("what a front door says of itself", () => {
  const edge = (kind: FrontDoorKind) =>
    resolveEdge(
      { frontDoor: kind },
      {
        region: "us-east-1",
        provider: "aws",
        logsVariant: "lambda",
        targets: "functions",
        workload: handMadeWorkload(),
      },
    );

  test("a function URL adds a latency and costs nothing", () => {
    const { latency, priceNeeds, limits } = edge("aws-function-url");
    expect(latency.map(({ name }) => name)).toEqual(["frontDoor.aws-function-url"]);
    expect([priceNeeds, limits]).toEqual([[], []]);
    const calls = burst(0, 10, ms);
    const without = serveFunction(calls);
    expect(serveFunction(calls, { settings: { frontDoor: "aws-function-url" } }).usage).toEqual(without.usage);
  });

  test("its limits are assumptions, and those without a source say so", () => {
    const listed = edge("aws-rest-api").assumptions.map(({ name, value, confirmed }) => [name, value, confirmed]);
    expect(listed).toContainEqual(["front door payload limit", "10MB each way", false]);
    expect(listed).toContainEqual(["front door timeout", "29 s", false]);
    expect(listed).toContainEqual(["front door request rate", "10,000 requests/s for the account", true]);
    expect(listed).toContainEqual(["attempts of a refused request", "one: callers do not try again", true]);
    expect(edge("aws-rest-api").limits).toEqual([
      { limit: "front door request rate", value: 10_000, measuredBy: "peakFrontDoorRate" },
    ]);
  });
});
