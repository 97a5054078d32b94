import { describe, expect, it } from "vitest";
import type { FittedValues } from "../../../src/engine/fitting/fitted-value.ts";
import type { ArrivalSettings } from "../../../src/workloads/arrivals/index.ts";
import { holds } from "../../engine/fitting/draws.ts";
import { day, hour, minute, second } from "../arrivals/run.ts";
import { fitRecorded, type RecordOptions } from "./record.ts";

/** How often each true value lies outside its interval, over seeds; and which kinds were chosen. */
function repeat(settings: ArrivalSettings, options: Omit<RecordOptions, "seed">, seeds: number) {
  const chosen: (string | null)[] = [];
  const intervals: FittedValues[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const fit = fitRecorded(settings, { ...options, seed });
    chosen.push(fit.chosen?.settings.kind ?? null);
    intervals.push(fit.fits.find((each) => sameKind(each.settings, settings))!.intervals);
  }
  const misses = (key: string, truth: number) => intervals.filter((each) => !holds(each[key]!, truth)).length;
  return { chosen, misses };
}

function sameKind(a: ArrivalSettings, b: ArrivalSettings): boolean {
  if (a.kind !== "diurnal" || b.kind !== "diurnal") return a.kind === b.kind;
  return a.profile?.length === b.profile?.length;
}

const count = (list: readonly unknown[], value: unknown) => list.filter((each) => each === value).length;

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
    const { chosen, misses } = repeat(settings, { length: 3 * hour }, 30);
    // Of 30 intervals more than 6 miss once in 1,800 times; all four together are 120, more than 15 once in 3,000.
    const all = (["rate", "burstRate", "burst", "calm"] as const).map((key) => misses(key, settings[key]));
    for (const each of all) expect(each).toBeLessThanOrEqual(6);
    expect(all.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(15);
    expect(count(chosen, "bursty")).toBe(30);
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

describe("a profile that made the arrivals is found again:", () => {
  it("of the day, from part of an hour on", () => {
    const profile = Array.from({ length: 24 }, (_, h) => (h < 7 ? 0.5 : 1.5));
    const total = profile.reduce((sum, each) => sum + each, 0);
    const settings = { kind: "diurnal", profile, rate: 0.2 } as const;
    const seeds = 20;
    const { chosen, misses } = repeat(settings, { length: 3 * day + 5 * hour, origin: 9.4 * hour }, seeds);
    const missed = profile.map((each, h) => misses(`profile.${h}`, (each * 24) / total));
    // 480 intervals: 24 misses expected with standard deviation 4.8; the exact Poisson intervals are a little too wide.
    expect(missed.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(24 + 4 * 4.8);
    expect(misses("rate", 0.2)).toBeLessThanOrEqual(5);
    expect(count(chosen, "diurnal")).toBe(seeds);
  });

  it("of the week", () => {
    const profile = Array.from({ length: 168 }, (_, h) => (h < 120 ? 1 + (h % 24 > 8 ? 1 : 0) : 0.4));
    const fit = fitRecorded({ kind: "diurnal", profile, rate: 0.3 }, { length: 21 * day, seed: 1 });
    const best = fit.chosen!.settings as { readonly profile: readonly number[] };
    expect(best.profile.length).toBe(168);
    expect(fit.fits.filter(({ settings }) => settings.kind === "diurnal").length).toBe(2);
    expect(fit.chosen!.caveat).toBeNull();
  });
});
