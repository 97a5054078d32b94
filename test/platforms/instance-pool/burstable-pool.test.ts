import { describe, expect, test } from "vitest";
import { type HandMade, h, m, ms, s } from "../hand-made.ts";
import { serveFleet } from "./hand-made-pool.ts";

/** A t3.micro without the penalty of hyperthreads: 2 vCPUs, 12 credits an hour. */
const micro = (mode: "unlimited" | "standard") => ({ vcpus: 2, credits: { mode, baseline: 0.1 } });
const day = { windowEnd: 24 * h, seriesStep: h };
/** 0.8 vCPU: 40 % of two. */
const fortyPercent: readonly HandMade[] = Array.from({ length: 86_400 }, (_, i) => ({ at: i * s, cpu: 800 * ms }));

describe("a t3.micro at 40 % for a day", () => {
  test("unlimited: serves all at full speed and pays for 576 credits, 9.6 vCPU-hours", () => {
    const seen = serveFleet(fortyPercent, { settings: micro("unlimited"), run: day });
    expect(seen.latency.sum).toBe(86_400 * 800 * ms);
    expect(seen.usedTime / seen.availableTime).toBeCloseTo(0.4, 12);
    expect(seen.usage.surplusCreditHours).toBeCloseTo(9.6, 6);
    expect(seen.offeredLoad).toBeCloseTo(0.4, 12);
  });

  test("with a day of warm-up before it, all 864 borrowed in the window are paid for", () => {
    const twice = [...fortyPercent, ...fortyPercent.map(({ at, cpu = 0 }) => ({ at: at + 24 * h, cpu }))];
    const run = { windowStart: 24 * h, windowEnd: 48 * h, seriesStep: h };
    expect(serveFleet(twice, { settings: micro("unlimited"), run }).usage.surplusCreditHours).toBeCloseTo(14.4, 6);
  });

  test("standard: has no credits to begin with, stays at 10 %, and is overloaded four times", () => {
    const seen = serveFleet(fortyPercent, { settings: { ...micro("standard"), queue: 0 }, run: day });
    expect(seen.usedTime / seen.availableTime).toBeCloseTo(0.1, 9);
    expect(seen.offeredLoad).toBeCloseTo(4, 12);
    expect(seen.rejected).toBeGreaterThan(60_000);
    expect(seen.usage.surplusCreditHours).toBe(0);
  });

  test("a machine without credits meters no surplus", () => {
    expect(serveFleet([], { run: day }).usage).not.toHaveProperty("surplusCreditHours");
  });
});

describe("standard mode", () => {
  const latency = (at: number, cpu: number, parallel = 0): number =>
    serveFleet([{ at, cpu }], { settings: micro("standard"), parallel, run: { windowEnd: 3 * h } }).latency.sum;

  test("after an idle hour twelve credits carry ten minutes of work at full speed", () => {
    expect(latency(h, 10 * m)).toBe(10 * m);
  });

  test("twenty minutes' work: fifteen at full speed, the rest at a fifth of a vCPU", () => {
    // 12 + 15 x 0.2 are used up by 15 x 1; five minutes of work at 0.2 take 25.
    expect(latency(h, 20 * m)).toBe(40 * m);
  });

  test("both vCPUs use credits twice as fast", () => {
    // 12 + 0.2 t = 2 t: empty after 6 2/3 minutes, seen at the seventh. Fourteen minutes' work is done by then.
    expect(latency(h, 14 * m, 1)).toBe(7 * m);
    // One minute of work more takes five at 0.2 vCPU.
    expect(latency(h, 15 * m, 1)).toBe(12 * m);
  });

  test("a machine starts with nothing: at its baseline until the first minute has earned something", () => {
    // 0.2 vCPU in the first minute earns as much as it uses, so nothing is ever saved: 1 minute of work takes 5.
    expect(latency(0, m)).toBe(5 * m);
    // Idle for the first minute: 0.2 credits, so the next begins at full speed and overdraws.
    expect(latency(m, m)).toBe(m);
  });
});

test("what a machine has borrowed is charged when it ends", () => {
  const size = {
    kind: "growing",
    min: 1,
    max: 2,
    target: { metric: "cpu", value: 0.5 },
    schedule: [],
    initial: 2,
  } as const;
  // Round-robin: every second request, one vCPU-minute each, goes to machine 1 in the first 20 minutes.
  const requests = Array.from({ length: 40 }, (_, i) => ({ at: Math.floor(i / 2) * m, cpu: 30 * s }));
  const settings = { ...micro("unlimited"), instances: size, balancing: "round-robin" } as const;
  const { usage, peakInstances } = serveFleet(requests, { settings, run: { windowEnd: 21 * m } });
  // Half a credit a minute used, 0.2 earned. 25 % is under 90 % of the target: machine 1 ends at 15 minutes with
  // 15 x 0.3 borrowed, all of it charged.
  expect(peakInstances).toBe(2);
  expect(usage.surplusCreditHours).toBeCloseTo(4.5 / 60, 9);
});
