import { describe, expect, it } from "vitest";
import { day, hour } from "../arrivals/run.ts";
import { fitRecorded } from "./record.ts";
import { count, repeat } from "./repeat.ts";

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
