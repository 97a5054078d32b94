import { describe, expect, it } from "vitest";
import {
  defaultDuration,
  durationProblem,
  meanRate,
  period,
  scaled,
  spikeOccurrences,
  withoutSpikes,
} from "../../../src/workloads/arrivals/index.ts";
import { arrive, day, hour, minute, second } from "./run.ts";

describe("constant arrivals", () => {
  it("come at round(k x 10^6 / rate), from 0, before the end", () => {
    const three = { kind: "constant", rate: 3 } as const;
    expect(arrive(three, { length: 2 * second }).times).toEqual([0, 333_333, 666_667, 1_000_000, 1_333_333, 1_666_667]);
    expect(arrive(three, { length: 1_333_333 }).times).toHaveLength(4); // half open
    expect(arrive(three, { length: 1_333_334 }).times).toHaveLength(5);
  });

  it("do not drift over a day", () => {
    const { times } = arrive({ kind: "constant", rate: 7 }, { length: day });
    expect(times).toHaveLength(7 * 86_400);
    expect(times.filter((time) => time % second === 0)).toHaveLength(86_400);
  });
});

describe("schedule", () => {
  const base = { kind: "schedule", count: 1, jitter: 0 } as const;

  it("fires at multiples of `every` from Monday 00:00 on", () => {
    const { times } = arrive({ ...base, every: 10 * second, count: 2 }, { length: 20 * second });
    expect(times).toEqual([0, 0, 10 * second, 10 * second]);
  });

  it("keeps its phase when the run starts earlier, for the warm-up", () => {
    const settings = { ...base, every: 10 * second };
    expect(arrive(settings, { origin: -25 * second, length: 30 * second }).times).toEqual(
      [5, 15, 25].map((time) => time * second),
    );
  });

  it("fires at the minutes, hours and weekdays of a cron line; Monday is day zero", () => {
    const { times } = arrive({ ...base, cron: "30 9,17 * * SAT" }, { length: 7 * day });
    expect(times).toEqual([5 * day + 9 * hour + 30 * minute, 5 * day + 17 * hour + 30 * minute]);
    expect(arrive({ ...base, cron: "0 12 * * *" }, { length: 2 * day }).times).toEqual([12 * hour, 36 * hour]);
    expect(arrive({ ...base, cron: "*/20 * * * *" }, { length: hour }).times).toEqual([0, 20 * minute, 40 * minute]);
  });

  it("takes the cron's own cycle as its period", () => {
    const periodOf = (cron: string) => period({ ...base, cron });
    expect(["*/20 * * * *", "0 12 * * *", "0 12 * * 1-5", "0 0 * * 0-6"].map(periodOf)).toEqual([
      hour,
      day,
      7 * day,
      day,
    ]);
    expect(meanRate({ ...base, cron: "0 12 * * 1-5", count: 10 })).toBeCloseTo(50 / 604_800, 15);
  });

  it("lets the last firing before the run be late into it", () => {
    const settings = { ...base, every: minute, count: 1000, jitter: minute };
    const { times } = arrive(settings, { origin: -30 * second, length: minute });
    expect(times.length).toBeGreaterThan(900); // about half of each of two firings
    expect(times.filter((time) => time < 30 * second).length).toBeGreaterThan(400);
  });

  it("rounds scaled counts at random, the same firings at any scale", () => {
    const every = { ...base, every: second };
    const few = arrive(scaled(every, 0.2), { length: 1000 * second }).times;
    const more = arrive(scaled(every, 0.4), { length: 1000 * second }).times;
    expect(few.every((time) => more.includes(time))).toBe(true);
    expect(Math.abs(few.length - 200) / Math.sqrt(1000 * 0.2 * 0.8)).toBeLessThan(4);
    expect(arrive(scaled(every, 3), { length: 10 * second }).times).toHaveLength(30);
  });
});

describe("period, default window and its problems", () => {
  const poisson = { kind: "poisson", rate: 5 } as const;
  const diurnal = { kind: "diurnal", mean: 5, peak: 10, at: 14 * hour } as const;
  const ramp = { kind: "ramping", startRate: 0, stages: [{ target: 10, duration: 30 * minute }] } as const;
  const spike = { kind: "spike", rate: 1, at: hour, peak: 9, duration: 10 * minute, occurs: 2 } as const;
  const daily = { kind: "schedule", cron: "0 4 * * *", count: 1, jitter: 0 } as const;

  it("has no period where it is stationary", () => {
    const stationary = [
      poisson,
      { kind: "constant", rate: 5 },
      { kind: "renewal", rate: 5, cv: 2 },
      { kind: "bursty", rate: 5, burstRate: 9, burst: 10, calm: 10 },
    ] as const;
    for (const settings of stationary) {
      expect(period(settings)).toBeNull();
      expect(defaultDuration(settings, 0)).toBe(day);
      expect(durationProblem(settings, { duration: 12_345, warmUp: 0 })).toBeNull();
    }
  });

  it("is a day, or a week with a weekend", () => {
    expect(period(diurnal)).toBe(day);
    expect(period({ ...diurnal, weekend: 0.4 })).toBe(7 * day);
    expect(period({ kind: "diurnal", rate: 5, profile: Array(168).fill(1) })).toBe(7 * day);
    expect(defaultDuration({ ...diurnal, weekend: 0.4 }, 0)).toBe(7 * day);
  });

  it("of a sum is the least common multiple", () => {
    const sevens = { kind: "schedule", every: 7 * hour, count: 1, jitter: 0 } as const;
    expect(period({ kind: "sum", of: [poisson, diurnal, sevens] })).toBe(7 * day);
    expect(period({ kind: "sum", of: [poisson, poisson] })).toBeNull();
  });

  it("names the whole periods next to a wrong duration", () => {
    expect(durationProblem(daily, { duration: 36 * hour, warmUp: 0 })).toBe(
      "must hold whole periods of the traffic, 1d each: 1d or 2d",
    );
    expect(durationProblem(diurnal, { duration: hour, warmUp: 0 })).toContain("1d each: 1d");
    expect(durationProblem(daily, { duration: 2 * day, warmUp: hour })).toBeNull();
    expect(durationProblem({ kind: "sum", of: [poisson, daily] }, { duration: hour, warmUp: 0 })).toContain("1d each");
  });

  it("wants a ramp and a spike seen whole, in a window of any greater length", () => {
    expect(defaultDuration(ramp, 0)).toBe(30 * minute);
    expect(durationProblem(ramp, { duration: 29 * minute, warmUp: 0 })).toContain("30m or more");
    expect(durationProblem(ramp, { duration: 47 * minute, warmUp: 0 })).toBeNull();
    expect(durationProblem(spike, { duration: hour, warmUp: 0 })).toContain("70m or more");
    expect(durationProblem(spike, { duration: 2 * hour, warmUp: 0 })).toBeNull();
  });

  it("goes from a schedule of minutes to a whole day", () => {
    expect(defaultDuration({ kind: "schedule", every: 5 * minute, count: 1, jitter: 0 }, 0)).toBe(day);
    expect(defaultDuration({ kind: "schedule", every: 7 * hour, count: 1, jitter: 0 }, 0)).toBe(28 * hour);
  });

  it("knows the calm beside a spike that occurs so often a month", () => {
    expect(withoutSpikes({ kind: "sum", of: [diurnal, spike] })).toEqual({
      kind: "sum",
      of: [diurnal, { kind: "poisson", rate: 1 }],
    });
    expect(spikeOccurrences({ kind: "sum", of: [diurnal, spike] })).toBe(2);
    const { occurs, ...always } = spike;
    expect(withoutSpikes(always)).toEqual(always);
    expect(spikeOccurrences(always)).toBeNull();
    expect(meanRate(spike)).toBeCloseTo(1 + (8 * 2 * 600) / (730 * 3600), 12);
    expect(meanRate(always)).toBeCloseTo(1 + (8 * 600) / 86_400, 12);
  });

  it("means the area of a ramp over its length", () => {
    const stages = [
      { target: 10, duration: hour },
      { target: 20, duration: 0 },
      { target: 20, duration: hour },
    ];
    expect(meanRate({ kind: "ramping", startRate: 0, stages })).toBe(12.5);
  });
});
