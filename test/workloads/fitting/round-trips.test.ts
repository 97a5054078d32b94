import { describe, expect, it } from "vitest";
import { hour, minute, second } from "../arrivals/run.ts";
import { count, repeat } from "./repeat.ts";

describe("a process that made the arrivals is found again:", () => {
  it("poisson", () => {
    const { chosen, misses } = repeat({ kind: "poisson", rate: 3 }, { length: 20 * minute }, 40);
    // More than 7 misses of 40 come once in 1,400 times.
    expect(misses("rate", 3)).toBeLessThanOrEqual(7);
    expect(count(chosen, null)).toBeLessThanOrEqual(1);
    expect(count(chosen, "poisson")).toBeGreaterThanOrEqual(36);
  });

  it("few poisson arrivals", () => {
    const { misses } = repeat({ kind: "poisson", rate: 0.02 }, { length: 10 * minute, origin: 7 * hour }, 40);
    expect(misses("rate", 0.02)).toBeLessThanOrEqual(7);
  });

  it("bursty", () => {
    const settings = { kind: "bursty", rate: 5, burstRate: 14, burst: 20 * second, calm: 60 * second } as const;
    const { chosen, misses } = repeat(settings, { length: 3 * hour }, 20);
    // Of 20 intervals more than 5 miss once in 3,000 times; all four together are 80, more than 11 once in 1,600.
    const all = (["rate", "burstRate", "burst", "calm"] as const).map((key) => misses(key, settings[key]));
    for (const each of all) expect(each).toBeLessThanOrEqual(5);
    expect(all.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(11);
    expect(count(chosen, "bursty")).toBe(20);
  });

  it("bursty with silence between, phases of a few bins", () => {
    const settings = { kind: "bursty", rate: 4, burstRate: 12, burst: 0.4 * second, calm: 0.8 * second } as const;
    const { chosen, misses } = repeat(settings, { length: 10 * minute }, 20);
    // Of 20 intervals more than 5 miss once in 3,000 times.
    for (const key of ["rate", "burstRate", "burst", "calm"] as const) {
      expect(misses(key, settings[key]), key).toBeLessThanOrEqual(5);
    }
    expect(count(chosen, "bursty")).toBe(20);
  });
});
