import { describe, expect, test } from "vitest";
import { beyondCommitment } from "../../../src/platforms/gcp-cloud-run/beyond-commitment.ts";
import { listWorth } from "../../../src/platforms/gcp-cloud-run/list-worth.ts";
import { gcpCloudRun } from "../../../src/pricing/cards/gcp-cloud-run.ts";
import { bytesPerGigabyte } from "../../../src/units/size.ts";
import { h, m } from "../hand-made.ts";

const hour = (billed: number, idle = 0, length: number = h) => ({ length, billed: billed * m, idle: idle * m });

describe("what goes beyond a commitment", () => {
  // A boosted minute is worth half an active one, an idle minute a tenth, a request two seconds.
  const worth = { boosted: 0.5, idle: 0.1, request: 2 };
  const beyond = (hours: Parameters<typeof beyondCommitment>[1], { boosted = 0, requests = 0, committed = 1 } = {}) => {
    const left = beyondCommitment({ boosted: boosted * m, requests }, hours, { committed, worth });
    return [left.active / m, left.boosted / m, left.idle / m, left.requests];
  };

  test("active time comes first, then boosts, idle time and requests, until the hour's money is spent", () => {
    expect(beyond([hour(90, 100)], { boosted: 8, requests: 30 })).toEqual([30, 8, 100, 30]);
    // 60 - 40 = 20 min of worth: 8 boosted cost 4, 100 idle cost 10, and 6 are for requests of 2 s: 180.
    expect(beyond([hour(40, 100)], { boosted: 8, requests: 200 })).toEqual([0, 0, 0, 20]);
    expect(beyond([hour(55, 100)], { requests: 3 })).toEqual([0, 0, 50, 3]);
  });

  test("what an hour leaves unused is lost to the next, and a part of an hour pays as much of it", () => {
    expect(beyond([hour(20), hour(110), hour(0)])).toEqual([50, 0, 0, 0]);
    expect(beyond([hour(20, 0, h / 3), hour(30, 0, h / 3)])).toEqual([10, 0, 0, 0]);
    expect(beyond([hour(110)], { committed: 1.5 })).toEqual([20, 0, 0, 0]);
  });

  test("requests are spread as active time is", () => {
    // 100 of 400 in the first hour, which has no money left; of the second, 57 min pay for 1,710.
    expect(beyond([hour(60), hour(180)], { committed: 1, requests: 400 })[3]).toBe(400);
    expect(beyond([hour(1), hour(3)], { committed: 0.05, requests: 400 })[3]).toBe(400 - 60);
  });
});

describe("the ratios of list prices", () => {
  const size = { vcpus: 2, memory: 4 * bytesPerGigabyte, boost: { vcpus: 4, after: 0 } };

  test.each(gcpCloudRun.map((card) => [card.region, card] as const))("are those of the card of %s", (region, card) => {
    const price = (meter: string) => card.rates.find((rate) => rate.meter === meter)!.tiers[0]!.price;
    const byRequest = listWorth({ ...size, region, charged: "request-based" });
    const active = 2 * price("vcpuSeconds") + 4 * price("memoryGbSeconds");
    expect(byRequest.boosted).toBeCloseTo((2 * price("vcpuSeconds")) / active, 12);
    expect(byRequest.idle).toBeCloseTo((2 * price("idleVcpuSeconds") + 4 * price("idleMemoryGbSeconds")) / active, 12);
    expect(byRequest.request).toBeCloseTo(price("requests") / active, 12);
    const byInstance = listWorth({ ...size, region, charged: "instance-based" });
    const running = 2 * price("instanceVcpuSeconds") + 4 * price("instanceMemoryGbSeconds");
    expect(byInstance).toEqual({
      boosted: expect.closeTo((2 * price("instanceVcpuSeconds")) / running, 12),
      idle: 0,
      request: 0,
    });
  });
});
