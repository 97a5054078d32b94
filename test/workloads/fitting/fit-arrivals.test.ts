import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { arrivalSchema, meanRate } from "../../../src/workloads/arrivals/index.ts";
import { CountSeries } from "../../../src/workloads/fitting/count-series.ts";
import { fitArrivals } from "../../../src/workloads/fitting/fit-arrivals.ts";
import { poissonRate } from "../../../src/workloads/fitting/poisson-rate.ts";
import { day, hour, minute, second } from "../arrivals/run.ts";
import { fitRecorded, monday, record } from "./record.ts";

const kinds = (fit: ReturnType<typeof fitArrivals>) => fit.fits.map(({ settings }) => settings.kind);

/** Every number in a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe("by hand", () => {
  it("the Poisson rate is arrivals over time, the log-likelihood that of the counts", () => {
    const series = new CountSeries();
    [0.2, 0.9, 1.1, 3.5, 3.6].forEach((seconds) => {
      series.add(seconds * second);
    });
    const span = { first: 0, last: 10 * second - 1 };
    const fit = fitArrivals(series, { span, calendar: false, interval: second });
    expect(fit.chosen!.settings).toEqual({ kind: "poisson", rate: 0.5 });
    // Counts 2, 1, 0, 2 and six zeros, each of mean 0.5: 5 ln 0.5 - 5 - 2 ln 2.
    expect(fit.chosen!.logLikelihood).toBeCloseTo(5 * Math.log(0.5) - 5 - 2 * Math.log(2), 12);
    expect(fit.chosen!.aicc).toBeCloseTo(2 - 2 * fit.chosen!.logLikelihood + 4 / 8, 12);
    expect(fit.reason).toBe("poisson fits best, though there are too few arrivals to test it.");
  });

  it("the exact Poisson interval: of no event 0 to 3.689, of ten 4.795 to 18.390", () => {
    const none = poissonRate(0, second);
    expect([none.value, none.low, none.high]).toEqual([0, 0, expect.closeTo(-Math.log(0.025), 10)]);
    const ten = poissonRate(10, second);
    expect([ten.low, ten.high]).toEqual([expect.closeTo(4.795, 3), expect.closeTo(18.39, 2)]);
    const [below, above] = [poissonRate(10_000, second), poissonRate(10_001, second)];
    expect(above.low! - below.low!).toBeCloseTo(1, 1);
    expect(above.high! - below.high!).toBeCloseTo(1, 1);
  });

  it("a daily profile is the mean count of each hour, Monday or not, weighted by the time seen", () => {
    const series = new CountSeries();
    // From Tuesday 00:30 for two days: hour 0 is seen for half an hour, a whole one and half an hour.
    const first = monday + day + hour / 2;
    for (let slot = 0; slot < 96; slot++) series.add(first + slot * (hour / 2), slot % 48 === 0 ? 20 : 10);
    const fit = fitArrivals(series, { span: { first, last: first + 2 * day - 1 }, calendar: true });
    const { settings, caveat } = fit.fits.find((each) => each.settings.kind === "diurnal")!;
    const { profile, rate } = settings as { readonly profile: readonly number[]; readonly rate: number };
    // Hour 0: 20 + 20 + 10 + 10 in two hours, against 40 in two hours.
    expect(profile.map((each) => each / profile[5]!)).toEqual([
      expect.closeTo(1.5, 12),
      ...Array.from({ length: 23 }, () => expect.closeTo(1, 12)),
    ]);
    expect(rate).toBeCloseTo((30 + 23 * 20) / 24 / 3600, 12);
    expect(caveat).toBeNull();
  });
});

describe("what can be fitted", () => {
  const arrivals = { kind: "poisson", rate: 0.1 } as const;

  it("depends on the length and on the clock", () => {
    const profiles = (length: number, calendar = true) => {
      const series = record(arrivals, { length, seed: 1 });
      const { fits } = fitArrivals(series, { span: { first: monday, last: monday + length - 1 }, calendar });
      return fits.flatMap(({ settings, caveat }) =>
        settings.kind === "diurnal" ? [[settings.profile!.length, caveat !== null]] : [],
      );
    };
    expect(profiles(23 * hour)).toEqual([]);
    expect(profiles(day)).toEqual([[24, true]]);
    expect(profiles(2 * day)).toEqual([[24, false]]);
    expect(profiles(14 * day).sort()).toEqual([
      [168, false],
      [24, false],
    ]);
    expect(profiles(14 * day, false)).toEqual([]);
  });

  it("stays above the interval where only counts are known", () => {
    const series = new CountSeries();
    const first = monday + 90 * second;
    for (let i = 0; i < 1_000; i++) series.add(first + i * minute, i % 10 < 3 ? 40 : 10);
    const fit = fitArrivals(series, {
      span: { first, last: first + 1_000 * minute - 1 },
      calendar: true,
      interval: minute,
    });
    expect(fit.width).toBe(minute);
    expect(Math.min(...fit.dispersion.map(({ scale }) => scale))).toBe(minute);
    expect(fit.fits.find(({ settings }) => settings.kind === "poisson")!.intervals.rate!.value).toBeCloseTo(
      19 / 60,
      12,
    );
  });

  it("takes intervals that divide neither our bins nor the hour", () => {
    const series = new CountSeries();
    for (let i = 0; i < 2_000; i++) series.add(i * 7 * minute, 5 + (i % 3));
    const fit = fitArrivals(series, {
      span: { first: 0, last: 14_000 * minute - 1 },
      calendar: true,
      interval: 7 * minute,
    });
    expect(fit.width % (7 * minute)).toBe(0);
    expect(kinds(fit)).not.toContain("diurnal");
  });
});

describe("what is rejected", () => {
  it("evenly spaced arrivals are kept as a trace", () => {
    const fit = fitRecorded({ kind: "constant", rate: 10 }, { length: hour, seed: 1 });
    expect(fit.chosen).toBeNull();
    expect(fit.reason).toMatch(/^Even the best fit, poisson, is rejected: .* keep the recording as a trace\.$/);
  });

  it("a spike is no process of ours", () => {
    const series = record({ kind: "poisson", rate: 2 }, { length: 6 * hour, seed: 4 });
    for (let i = 0; i < 20_000; i++) series.add(monday + 2 * hour + Math.round((i * i) / 20_000) * 8_000);
    const fit = fitArrivals(series, { span: { first: monday, last: monday + 6 * hour - 1 }, calendar: true });
    expect(fit.chosen).toBeNull();
  });

  it("days that differ are not a daily profile", () => {
    const profile = Array.from({ length: 168 }, (_, h) => (h < 24 ? 3 : 1));
    const fit = fitRecorded({ kind: "diurnal", profile, rate: 0.5 }, { length: 7 * day, seed: 1 });
    const daily = fit.fits.find(({ settings }) => settings.kind === "diurnal")!;
    expect(daily.rejectedAt!.index).toBeGreaterThan(1.2);
  });
});

describe("degenerate recordings have a reason", () => {
  const fitOf = (times: readonly number[], first: number, last: number) => {
    const series = new CountSeries();
    for (const time of times) series.add(time);
    return fitArrivals(series, { span: { first, last }, calendar: true });
  };

  it.each([
    ["no arrival", [], 0, day, "There are too few arrivals to fit a process to: 0."],
    ["one arrival", [5], 5, 5, "There are too few arrivals to fit a process to: 1."],
    ["one arrival in a day", [5], 0, day, "There are too few arrivals to fit a process to: 1."],
    [
      "all at once",
      [7, 7, 7],
      7,
      7,
      "The recording is too short to fit a process to: fewer than four intervals of time can be told apart.",
    ],
  ] as const)("%s", (_, times, first, last, reason) => {
    const fit = fitOf(times, first, last);
    expect(fit).toMatchObject({ chosen: null, fits: [], reason });
  });

  it("a span far longer than its arrivals costs no more than another", () => {
    const series = new CountSeries();
    for (let i = 0; i < 40; i++) series.add(monday + i * 1_000);
    const fit = fitArrivals(series, { span: { first: monday, last: monday + 365 * day }, calendar: true });
    expect(fit.fits.find(({ settings }) => settings.kind === "poisson")!.settings).toEqual({
      kind: "poisson",
      rate: expect.closeTo(40 / (365 * 86_400), 12),
    });
  });

  it("two arrivals are Poisson, hardly known", () => {
    const fit = fitOf([0, second], 0, second);
    expect(kinds(fit)).toEqual(["poisson"]);
    expect(fit.chosen!.intervals.rate!.high! / fit.chosen!.intervals.rate!.low!).toBeGreaterThan(20);
  });
});

test("any times give finite numbers, settings a scenario accepts, and a sentence", () => {
  const time = fc.oneof(
    fc.integer({ min: 0, max: 20 * second }),
    fc.integer({ min: 0, max: 50 * hour }),
    fc.integer({ min: 0, max: 200 }).map((x) => x * 60 * second),
  );
  const added = fc.tuple(time, fc.integer({ min: 1, max: 400 }));
  fc.assert(
    fc.property(fc.array(added, { minLength: 1, maxLength: 120 }), fc.boolean(), (all, calendar) => {
      const series = new CountSeries();
      for (const [at, count] of all) series.add(at, count);
      const times = all.map(([at]) => at);
      const span = { first: Math.min(...times), last: Math.max(...times) };
      const fit = fitArrivals(series, { span, calendar });
      expect(numbersIn(fit).filter((each) => !Number.isFinite(each))).toEqual([]);
      expect(fit.reason).toMatch(/^[^.]*(\.\d[^.]*)*\.$/);
      for (const { settings } of fit.fits) {
        expect(meanRate(settings)).toBeGreaterThan(0);
        expect(arrivalSchema.safeParse(written(settings)).error?.issues ?? []).toEqual([]);
      }
    }),
    { numRuns: 25, seed: 1 },
  );
});

/** As a scenario would write it: rates and durations as text. */
function written(settings: object): unknown {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => {
      if (key === "rate" || key === "burstRate") return [key, `${(value as number).toFixed(18)}/s`];
      return [key, key === "burst" || key === "calm" ? `${Math.round(value as number)}us` : value];
    }),
  );
}
