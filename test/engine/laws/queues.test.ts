import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erlangB } from "../../../src/engine/laws/erlang-b.ts";
import { erlangC } from "../../../src/engine/laws/erlang-c.ts";
import { little } from "../../../src/engine/laws/little.ts";
import { md1Wait } from "../../../src/engine/laws/md1-wait.ts";
import { mg1ProcessorSharing } from "../../../src/engine/laws/mg1-processor-sharing.ts";
import { mg1Wait } from "../../../src/engine/laws/mg1-wait.ts";
import { mginfBusy } from "../../../src/engine/laws/mginf-busy.ts";
import { mm1Response } from "../../../src/engine/laws/mm1-response.ts";
import { mmcWait } from "../../../src/engine/laws/mmc-wait.ts";
import { mmck } from "../../../src/engine/laws/mmck.ts";
import { provisionedSpill } from "../../../src/engine/laws/provisioned-spill.ts";

describe("Erlang B", () => {
  it.each([
    [1, 1, "0.5000000000"],
    [2, 3, "0.2105263158"],
    [10, 10, "0.2145823431"],
    [10, 15, "0.0364969455"],
    [100, 110, "0.0274634484"],
  ])("load %d on %d servers refuses %s", (load, servers, refused) => {
    expect(erlangB(load, servers).toFixed(10)).toBe(refused);
  });

  it("refuses everything without servers and nothing without load", () => {
    expect(erlangB(5, 0)).toBe(1);
    expect(erlangB(0, 3)).toBe(0);
  });

  it("falls with servers and rises with load, inside [0, 1]", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2000, noNaN: true }), fc.integer({ min: 1, max: 2000 }), (load, servers) => {
        const refused = erlangB(load, servers);
        expect(refused).toBeGreaterThanOrEqual(0);
        expect(refused).toBeLessThanOrEqual(1);
        expect(erlangB(load, servers + 1)).toBeLessThanOrEqual(refused);
        expect(erlangB(load * 1.1, servers)).toBeGreaterThanOrEqual(refused);
      }),
      { seed: 1 },
    );
  });
});

/** Load, servers; share that waits, mean wait and 95 % wait in mean service times. */
const sharedQueues = [
  [0.9, 1, "0.9000000000", "9.00000000", "28.903718"],
  [1.6, 2, "0.7111111111", "1.77777778", "6.637014"],
  [18, 20, "0.5507690048", "0.27538450", "1.199646"],
  [90, 100, "0.2169404809", "0.02169405", "0.146760"],
] as const;

describe("M/M/c", () => {
  it.each(sharedQueues)("load %d on %d servers", (load, servers, waits, mean, p95) => {
    expect(erlangC(load, servers).toFixed(10)).toBe(waits);
    const wait = mmcWait(load, servers, 1);
    expect(wait.waitProbability.toFixed(10)).toBe(waits);
    expect(wait.mean.toFixed(8)).toBe(mean);
    expect(wait.percentile(0.95).toFixed(6)).toBe(p95);
  });

  it("has percentile 0 below the share that does not wait, and grows for ever at full load", () => {
    expect(mmcWait(1.6, 2, 1).percentile(0.28)).toBe(0);
    const full = mmcWait(2, 2, 1);
    expect([full.waitProbability, full.mean, full.percentile(0.5)]).toEqual([1, Infinity, Infinity]);
  });
});

describe("M/M/1", () => {
  it("at load 0.8 holds 4, answers in 5 service times, 99 % within 23.03", () => {
    const response = mm1Response(0.8, 1);
    expect(little(0.8, response.mean)).toBeCloseTo(4, 12);
    expect(response.mean).toBeCloseTo(5, 12);
    expect(response.percentile(0.99).toFixed(6)).toBe("23.025851");
    expect(response.percentile(0)).toBe(0);
  });

  it("is M/M/c with one server, M/M/1/K with endless places, and processor sharing in the mean", () => {
    for (const load of [0.1, 0.5, 0.8]) {
      const { mean } = mm1Response(load, 2);
      expect(mmcWait(load, 1, 2).mean).toBeCloseTo(mean - 2, 12);
      expect(mmck({ rate: load / 2, serviceMean: 2, servers: 1, places: 500 }).meanResponse).toBeCloseTo(mean, 10);
      expect(mg1ProcessorSharing(load / 2, 2)).toBeCloseTo(mean, 12);
      expect(mg1Wait({ rate: load / 2, serviceMean: 2, serviceVariance: 4 })).toBeCloseTo(mean - 2, 12);
    }
    expect(mm1Response(1, 2).mean).toBe(Infinity);
    expect(mg1ProcessorSharing(1, 2)).toBe(Infinity);
  });
});

describe("M/M/c/K", () => {
  it.each([
    [8, 10, 10, "0.12166106", "7.026711", "1.000000"],
    [12, 10, 20, "0.17966592", "16.104498", "1.635969"],
    [4, 2, 5, "0.51200000", "4.128000", "2.114754"],
  ])("rate %d on %d servers with %d places", (rate, servers, places, blocking, number, response) => {
    const queue = mmck({ rate, serviceMean: 1, servers, places });
    expect(queue.blocking.toFixed(8)).toBe(blocking);
    expect(queue.meanNumber.toFixed(6)).toBe(number);
    expect(queue.meanResponse.toFixed(6)).toBe(response);
    expect(queue.meanWait).toBe(queue.meanResponse - 1);
  });

  it("without a queue is Erlang B, with 5000 places and triple load refuses two thirds", () => {
    expect(mmck({ rate: 7, serviceMean: 1, servers: 9, places: 9 }).blocking).toBeCloseTo(erlangB(7, 9), 13);
    const flooded = mmck({ rate: 3, serviceMean: 1, servers: 1, places: 5000 });
    expect(flooded.blocking).toBeCloseTo(2 / 3, 12);
    expect(flooded.meanNumber).toBeCloseTo(5000 - 0.5, 9);
  });

  it("without arrivals is empty and would serve at once", () => {
    const idle = mmck({ rate: 0, serviceMean: 3, servers: 2, places: 4 });
    expect([idle.blocking, idle.meanNumber, idle.meanResponse]).toEqual([0, 0, 3]);
  });
});

describe("M/G/1", () => {
  it("waits half as long for constant service", () => {
    expect(md1Wait(0.8, 1)).toBeCloseTo(2, 12);
    expect(md1Wait(0.8, 1)).toBeCloseTo(mg1Wait({ rate: 0.8, serviceMean: 1, serviceVariance: 1 }) / 2, 12);
    expect(md1Wait(1, 1)).toBe(Infinity);
  });

  it("for a two-valued service agrees with the arithmetic", () => {
    // 1 or 3 with equal chance: mean 2, E[S^2] = 5; 0.25 x 5 / (2 x 0.5) = 1.25
    expect(mg1Wait({ rate: 0.25, serviceMean: 2, serviceVariance: 1 })).toBe(1.25);
  });
});

describe("M/G/inf", () => {
  it("has Poisson many in service", () => {
    const busy = mginfBusy(0.9, 2);
    expect(busy.mean).toBe(1.8);
    const byHand = [1, 1.8, 1.62, 0.972].map((weight) => weight * Math.exp(-1.8));
    for (const [n, probability] of byHand.entries()) expect(busy.probability(n)).toBeCloseTo(probability, 14);
    expect(busy.probability(-1)).toBe(0);
    expect(busy.probability(1000)).toBe(0);
  });

  it("sums to 1 with mean and variance equal, small loads and large", () => {
    for (const mean of [0, 1e-9, 0.5, 1, 37.3, 900, 40_000]) {
      const busy = mginfBusy(mean, 1);
      let [total, first, second] = [0, 0, 0];
      for (let n = 0; n < mean + 15 * Math.sqrt(mean) + 30; n++) {
        const probability = busy.probability(n);
        total += probability;
        first += n * probability;
        second += (n - mean) * (n - mean) * probability;
      }
      expect(total).toBeCloseTo(1, 11);
      expect(first / Math.max(mean, 1)).toBeCloseTo(mean / Math.max(mean, 1), 10);
      expect(second / Math.max(mean, 1)).toBeCloseTo(mean / Math.max(mean, 1), 9);
    }
  });
});

describe("provisioned spill", () => {
  it.each([
    [1.8, 2, "0.36651584", "0.659729", "0.863027"],
    [1.8, 4, "0.07503345", "0.135060", "0.189714"],
    [10, 10, "0.21458234", "2.145823", "4.362447"],
    [20, 25, "0.05022178", "1.004436", "2.863543"],
  ])("load %d on %d provisioned", (load, provisioned, spill, mean, variance) => {
    const law = provisionedSpill(load, provisioned);
    expect(law.spill.toFixed(8)).toBe(spill);
    expect(law.onDemandMean.toFixed(6)).toBe(mean);
    expect(law.onDemandVariance.toFixed(6)).toBe(variance);
    expect(law.utilisation * provisioned + law.onDemandMean).toBeCloseTo(load, 12);
  });

  it("without provisioned instances is M/G/inf on demand", () => {
    const law = provisionedSpill(3, 0);
    expect([law.spill, law.utilisation, law.onDemandMean]).toEqual([1, 0, 3]);
    expect(law.onDemandVariance).toBeCloseTo(3, 12);
  });
});
