import { describe, expect, it } from "vitest";
import { type ArrivalSettings, meanRate } from "../../../src/workloads/arrivals/index.ts";
import { arrive, countBetween, day, hour, minute, poissonZ, second } from "./run.ts";

describe("poisson", () => {
  const length = 20_000 * second;
  const { times } = arrive({ kind: "poisson", rate: 10 }, { length });

  it("has the right count", () => {
    expect(Math.abs(poissonZ(times.length, 200_000))).toBeLessThan(4);
  });

  it("has exponential gaps", () => {
    const gaps = times.slice(1).map((time, i) => time - (times[i] as number));
    for (const x of [0.05, 1, 3]) {
      const expected = gaps.length * Math.exp(-x);
      const longer = gaps.filter((gap) => gap > x * 100_000).length;
      expect(Math.abs(longer - expected) / Math.sqrt(expected * (1 - Math.exp(-x)))).toBeLessThan(4);
    }
  });

  it("is the same stream, twice as fast, at twice the rate", () => {
    const slow = arrive({ kind: "poisson", rate: 10 }, { length: 100 * second }).times;
    const fast = arrive({ kind: "poisson", rate: 20 }, { length: 50 * second }).times;
    expect(fast.length).toBe(slow.length);
    slow.forEach((time, i) => {
      expect(Math.abs(time / 2 - (fast[i] as number))).toBeLessThanOrEqual(1);
    });
  });
});

describe("renewal", () => {
  // Counts of a renewal process over a long time t: variance -> rate x t x cv^2.
  it.each([0.2, 1, 3])("with cv %d has the right count and gaps", (cv) => {
    const { times } = arrive({ kind: "renewal", rate: 10, cv }, { length: 10_000 * second });
    expect(Math.abs((times.length - 100_000) / (cv * Math.sqrt(100_000)))).toBeLessThan(4);
    const gaps = times.slice(1).map((time, i) => (time - (times[i] as number)) / second);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) * (gap - mean), 0) / gaps.length;
    // The standard error of a sample variance is sd^2 sqrt((kurtosis - 1) / n); a gamma law has kurtosis 3 + 6 cv^2.
    const exact = 0.1 * cv * (0.1 * cv);
    const error = exact * Math.sqrt((2 + 6 * cv * cv) / gaps.length);
    expect(Math.abs((variance - exact) / error)).toBeLessThan(4);
  });

  it("starts in its steady state: as many arrivals in the first second as in any other", () => {
    // The tolerance is the sample's own standard error. Without a steady start the mean would be well above 1.
    const counts = Array.from(
      { length: 2000 },
      (_, i) => arrive({ kind: "renewal", rate: 1, cv: 3 }, { length: second, seed: i + 1 }).times.length,
    );
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - mean) * (count - mean), 0) / (counts.length - 1);
    expect(Math.abs(mean - 1) / Math.sqrt(variance / counts.length)).toBeLessThan(4);
  });
});

interface Shape {
  readonly name: string;
  readonly settings: ArrivalSettings;
  readonly length: number;
  readonly origin?: number;
  /** Expected arrivals between two instants of the run. */
  readonly expected: readonly (readonly [from: number, to: number, count: number])[];
}

/** Expected requests in [from, to) of a day whose rate goes as exp(k cos), by midpoint integrals. */
function cosineCount(mean: number, k: number, [from, to]: readonly [number, number], at: number): number {
  const weight = (time: number) => Math.exp(k * Math.cos((2 * Math.PI * (time - at)) / day));
  const integral = (start: number, end: number) => {
    const steps = 20_000;
    let sum = 0;
    for (let i = 0; i < steps; i++) sum += weight(start + ((i + 0.5) * (end - start)) / steps);
    return (sum * (end - start)) / steps;
  };
  return (mean * (day / second) * integral(from, to)) / integral(0, day);
}

/** The k whose highest rate is `ratio` times its mean, by bisection on the midpoint integral. */
function cosineK(ratio: number): number {
  let [low, high] = [0, 50];
  for (let i = 0; i < 60; i++) {
    const k = (low + high) / 2;
    let sum = 0;
    for (let j = 0; j < 2000; j++) sum += Math.exp(k * (Math.cos((2 * Math.PI * (j + 0.5)) / 2000) - 1));
    if (2000 / sum < ratio) low = k;
    else high = k;
  }
  return low;
}

const k3 = cosineK(3);
const weekdayMean = (0.5 * 7) / (5 + 2 * 0.4);

const shapes: readonly Shape[] = [
  {
    name: "ramping",
    settings: {
      kind: "ramping",
      startRate: 10,
      stages: [
        { target: 50, duration: hour },
        { target: 50, duration: hour },
        { target: 0, duration: 0 },
        { target: 20, duration: hour },
      ],
    },
    origin: -10 * minute, // the start rate holds before the first stage
    length: 4 * hour,
    expected: [
      [0, 10 * minute, 6000],
      [10 * minute, 40 * minute, ((10 + 30) / 2) * 1800],
      [40 * minute, 70 * minute, ((30 + 50) / 2) * 1800],
      [70 * minute, 130 * minute, 50 * 3600],
      [130 * minute, 160 * minute, ((0 + 10) / 2) * 1800],
      [190 * minute, 240 * minute, 20 * 3000],
    ],
  },
  {
    name: "spike",
    settings: { kind: "spike", rate: 5, at: hour, peak: 100, duration: 10 * minute },
    origin: -5 * minute,
    length: 2 * hour,
    expected: [
      [0, 65 * minute, 5 * 65 * 60],
      [65 * minute, 75 * minute, 60_000],
      [75 * minute, 2 * hour, 5 * 45 * 60],
    ],
  },
  {
    name: "diurnal by hours",
    settings: { kind: "diurnal", rate: 2, profile: Array.from({ length: 24 }, (_, h) => (h < 12 ? 1 : 3)) },
    origin: -hour,
    length: day + hour,
    expected: [
      [0, hour, 3 * 3600],
      [hour, 13 * hour, 12 * 3600],
      [13 * hour, 25 * hour, 3 * 12 * 3600],
    ],
  },
  {
    name: "diurnal by curve",
    settings: { kind: "diurnal", mean: 2, peak: 6, at: 14 * hour },
    length: day,
    expected: [
      [0, 6 * hour],
      [6 * hour, 12 * hour],
      [12 * hour, 16 * hour],
      [16 * hour, day],
    ].map(([from = 0, to = 0]) => [from, to, cosineCount(2, k3, [from, to], 14 * hour)] as const),
  },
  {
    name: "diurnal with a weekend",
    settings: { kind: "diurnal", mean: 0.5, peak: 3 * weekdayMean, at: 14 * hour, weekend: 0.4 },
    length: 7 * day,
    expected: [
      [0, 5 * day, 5 * weekdayMean * 86_400],
      [5 * day, 7 * day, 2 * 0.4 * weekdayMean * 86_400],
      [12 * hour, 16 * hour, cosineCount(weekdayMean, k3, [12 * hour, 16 * hour], 14 * hour)],
    ],
  },
];

describe.each(shapes)("$name", ({ settings, length, origin = 0, expected }) => {
  const { times } = arrive(settings, { length, origin });

  it.each(expected)("between %d and %d us brings %d requests, within four standard deviations", (from, to, count) => {
    expect(Math.abs(poissonZ(countBetween(times, from, to), count))).toBeLessThan(4);
  });
});

describe("diurnal", () => {
  it("has its stated mean and peak", () => {
    const settings = { kind: "diurnal", mean: 10, peak: 30, at: 14 * hour } as const;
    const { times } = arrive(settings, { length: day });
    expect(Math.abs(poissonZ(times.length, 864_000))).toBeLessThan(4);
    // Within 10 minutes of the peak the curve falls by less than 0.2 %.
    const peak = countBetween(times, 14 * hour - 10 * minute, 14 * hour + 10 * minute);
    expect(Math.abs(poissonZ(peak, 30 * 1200))).toBeLessThan(4);
  });
});

describe("bursty", () => {
  const settings = { kind: "bursty", rate: 10, burstRate: 55, burst: 10 * second, calm: 90 * second } as const;

  it("keeps its long-run mean and its overdispersion", () => {
    // Per state share p = 0.1 and calm rate 5; counts over t have variance m t + 2 p q d^2 tau (t - tau (1 - e^(-t/tau))),
    // d = 50 the difference of the rates, 1/tau = 1/10 + 1/90 (Fischer and Meier-Hellstern, 1993).
    const [d, tau, t] = [50, 9, 100_000];
    const variance = 10 * t + 2 * 0.09 * d * d * tau * (t - tau);
    const { times } = arrive(settings, { length: t * second });
    expect(Math.abs((times.length - 10 * t) / Math.sqrt(variance))).toBeLessThan(4);
    expect(meanRate(settings)).toBe(10);
  });

  it("starts in its steady state", () => {
    let burstStarts = 0;
    for (let seed = 1; seed <= 1000; seed++) {
      // Half a second holds 27.5 requests in a burst and 2.5 in the calm: 12 tells them apart.
      if (arrive(settings, { length: second / 2, seed }).times.length >= 12) burstStarts++;
    }
    // A burst that ends or begins within the half second blurs the share of 0.1 by at most 0.005 each way.
    expect(Math.abs(burstStarts / 1000 - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / 1000) + 0.005);
  });

  it("is silent between bursts where the calm rate is zero", () => {
    const silent = { kind: "bursty", rate: 10, burstRate: 100, burst: 10 * second, calm: 90 * second } as const;
    const { times } = arrive(silent, { length: 1000 * second });
    const gaps = times.slice(1).map((time, i) => time - (times[i] as number));
    expect(Math.max(...gaps)).toBeGreaterThan(10 * second);
  });
});
