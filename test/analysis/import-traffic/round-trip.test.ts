import { describe, expect, it } from "vitest";
import { type ImportOptions, importTraffic } from "../../../src/analysis/import-traffic/import-traffic.ts";
import { createDistribution, type DistributionSettings } from "../../../src/engine/distributions/index.ts";
import type { FittedValue } from "../../../src/engine/fitting/fitted-value.ts";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import { importedScenario } from "../../../src/report/imported/imported-scenario.ts";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";
import type { ArrivalSettings } from "../../../src/workloads/arrivals/index.ts";
import { arrive, day, hour, minute, second } from "../../workloads/arrivals/run.ts";
import { samples } from "../../workloads/formats/samples.ts";
import { recordedText } from "../../workloads/recorded-text.ts";

const plain: ImportOptions = {
  ...{ format: null, columns: null, header: null, unit: null, interval: null, functions: null, from: null, to: null },
  ...{ fit: true, arrivals: "auto", isReplayable: true, separate: false, skipBadRows: false },
};

/** A Monday 00:00 UTC, microseconds. */
const monday = Date.UTC(2026, 9, 5) * 1000;

interface Generated {
  readonly arrivals: ArrivalSettings;
  readonly work: DistributionSettings;
  readonly length: number;
  readonly seed: number;
}

/** Generated requests as a table of times and durations in microseconds. */
function exported({ arrivals, work, length, seed }: Generated): string {
  const { times } = arrive(arrivals, { length, seed, block: 4096 });
  const law = createDistribution(work);
  const random = new RandomStream({ seed, replication: 0, name: "work" });
  const rows = times.map((time) => `${monday + time},${Math.round(law.sample(random))}`);
  return `start_us,elapsed_us\n${rows.join("\n")}\n`;
}

async function imported(text: string, options: Partial<ImportOptions> = {}) {
  const traffic = await importTraffic([recordedText(text, 65_536, true)], { ...plain, ...options });
  const parsed = parseScenario(importedScenario(traffic, { name: "x", file: "x.csv", cpuShare: 0 }));
  if ("issues" in parsed) throw new Error(JSON.stringify(parsed.issues));
  return { traffic, workload: traffic.workloads[0]!, scenario: parsed.scenario };
}

const holds = (interval: FittedValue | undefined, value: number) =>
  interval !== undefined && interval.low! <= value && value <= interval.high!;

/** Of 20 intervals of 95 %, more than 4 miss once in 390 times. */
const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
const mostMisses = 4;

describe("a generated workload, exported, imported and fitted", () => {
  it("gives back the rate of Poisson arrivals and the law of lognormal work, within their intervals", async () => {
    const arrivals = { kind: "poisson", rate: 2 } as const;
    const work = { kind: "lognormal", median: 80_000, sigma: 0.6 } as const;
    const misses = { rate: 0, median: 0, sigma: 0 };
    for (const seed of seeds) {
      const { workload } = await imported(exported({ arrivals, work, length: 20 * minute, seed }));
      const { fit } = workload.arrivals;
      const poisson = fit!.fits.find(({ settings }) => settings.kind === "poisson")!;
      if (!holds(poisson.intervals.rate, 2)) misses.rate++;
      if (workload.work.kind !== "fitted") throw new Error("not fitted");
      const { chosen, intervals } = workload.work.sample.fit;
      if (chosen.settings.kind !== "lognormal") continue;
      if (!holds(intervals.median, 80_000)) misses.median++;
      if (!holds(intervals.sigma, 0.6)) misses.sigma++;
    }
    for (const count of Object.values(misses)) expect(count).toBeLessThanOrEqual(mostMisses);
  });

  it("gives back the hours of a day, and keeps the calendar", async () => {
    const profile = Array.from({ length: 24 }, (_, i) => (i >= 8 && i < 20 ? 3 : 1));
    const arrivals = { kind: "diurnal", rate: 0.2, profile } as const;
    const work = { kind: "exponential", mean: 50_000 } as const;
    const { workload, scenario } = await imported(exported({ arrivals, work, length: 5 * day, seed: 3 }));
    expect(workload.arrivals.settings?.kind).toBe("diurnal");
    const { intervals, settings } = workload.arrivals.fit!.chosen!;
    expect(holds(intervals.rate, 0.2)).toBe(true);
    const hours = Object.keys(intervals).filter((key) => key.startsWith("profile."));
    expect(hours).toHaveLength(24);
    // A profile is relative: what is compared is its share of the day. 24 intervals: 5 or more miss once in 170 times.
    const fitted = (settings as { profile: readonly number[] }).profile;
    const scale = fitted.reduce((a, b) => a + b) / 48;
    const misses = profile.filter((value, i) => !holds(intervals[`profile.${i}`], value * scale));
    expect(misses.length).toBeLessThanOrEqual(4);
    expect(scenario.workload.arrivals).toMatchObject({ kind: "diurnal" });
  });

  it("gives back bursts, within their intervals", async () => {
    const arrivals = { kind: "bursty", rate: 2, burstRate: 8, burst: 30 * second, calm: 150 * second } as const;
    const work = { kind: "constant", value: 100_000 } as const;
    const { workload } = await imported(exported({ arrivals, work, length: 12 * hour, seed: 5 }));
    expect(workload.arrivals.settings?.kind).toBe("bursty");
    const { intervals } = workload.arrivals.fit!.chosen!;
    for (const key of ["rate", "burstRate", "burst", "calm"] as const) {
      expect(holds(intervals[key], arrivals[key]), key).toBe(true);
    }
    expect(workload.work).toMatchObject({ kind: "fitted" });
  });

  it("tells CPU time and io apart where reports are of several memory sizes, and the cold start from its inits", async () => {
    const random = new RandomStream({ seed: 7, replication: 0, name: "reports" });
    const cpu = createDistribution({ kind: "lognormal", median: 60_000, sigma: 0.3 });
    const io = createDistribution({ kind: "constant", value: 40_000 });
    const init = createDistribution({ kind: "lognormal", median: 250_000, sigma: 0.2 });
    const lines = Array.from({ length: 3000 }, (_, i) => {
      const memory = [512, 1024, 1769][i % 3] as number;
      const duration = io.sample(random) + cpu.sample(random) / Math.min(1, memory / 1769);
      const cold = i % 20 === 0 ? `Init Duration: ${(init.sample(random) / 1000).toFixed(2)} ms\t` : "";
      const time = new Date(monday / 1000 + i * 1000).toISOString();
      return `${time} REPORT RequestId: ${i}\tDuration: ${(duration / 1000).toFixed(2)} ms\tBilled Duration: ${Math.ceil(duration / 1000)} ms\tMemory Size: ${memory} MB\tMax Memory Used: ${80 + (i % 7)} MB\t${cold}`;
    });
    const { workload, traffic, scenario } = await imported(`${lines.join("\n")}\n`);
    expect(traffic.format).toBe("lambda-report");
    if (workload.work.kind !== "split") throw new Error(`not split: ${workload.work.kind}`);
    const { intervals } = workload.work.split;
    expect(holds(intervals.cpu, cpu.mean)).toBe(true);
    expect(holds(intervals.io, 40_000)).toBe(true);
    expect(workload.coldStart!.recorded).toBe(150);
    expect(holds(workload.coldStart!.fit.intervals.mean, init.mean)).toBe(true);
    expect(scenario.workload).toMatchObject({ memory: 86 * 1024 * 1024 });
    expect(scenario.candidates[0]!.settings).toMatchObject({ coldStart: { init: expect.anything() } });
  });

  it("is the same whatever pieces the file is read in", async () => {
    const text = exported({
      arrivals: { kind: "poisson", rate: 1 },
      work: { kind: "exponential", mean: 9000 },
      length: 10 * minute,
      seed: 1,
    });
    const whole = await importTraffic([recordedText(text)], plain);
    for (const [length, asBytes] of [
      [777, true],
      [100, false],
    ] as const) {
      expect(await importTraffic([recordedText(text, length, asBytes)], plain)).toEqual(whole);
    }
  });
});

describe("what a recording does not tell", () => {
  it("is asked for: no times, no durations", async () => {
    const report =
      "REPORT RequestId: 1\tDuration: 12.5 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 55 MB\t\n";
    const timeless = await imported(report.repeat(30));
    expect(timeless.workload.arrivals).toMatchObject({ settings: null, reason: "The recording tells no times." });
    const text = (traffic: typeof timeless.traffic) =>
      importedScenario(traffic, { name: "x", file: "x.log", cpuShare: 0 });
    expect(text(timeless.traffic)).toContain("PUT YOUR RATE HERE");
    const bare = await imported(`timestamp\n${Array.from({ length: 50 }, (_, i) => i * 7).join("\n")}\n`);
    expect(bare.workload.work).toEqual({ kind: "unknown" });
    expect(text(bare.traffic)).toContain("PUT YOUR WORK HERE");
  });

  it("is counted where some requests tell no time: the rate is that of the others, and the text says how much is missing", async () => {
    const report = (i: number) =>
      `REPORT RequestId: ${i}\tDuration: ${10 + (i % 9)}.5 ms\tBilled Duration: 20 ms\tMemory Size: 128 MB\tMax Memory Used: 55 MB\t`;
    const lines = Array.from({ length: 400 }, (_, i) =>
      i % 2 === 0 ? `${new Date(monday / 1000 + i * 977).toISOString()} ${report(i)}` : report(i),
    );
    const { traffic, workload } = await imported(`${lines.join("\n")}\n`);
    expect([workload.requests, workload.timeless]).toEqual([400, 200]);
    const text = importedScenario(traffic, { name: "x", file: "x.log", cpuShare: 0 });
    expect(text).toMatch(/200 requests tell no time .*\n?.*2 times this one/);
    const cut = importTraffic([recordedText(`${lines.join("\n")}\n`)], { ...plain, from: "2030-01-01" });
    await expect(cut).rejects.toThrow("none of its 400 rows lies between from and to");
  });

  it("is taken from an app's table whichever file comes first, for the functions that were asked for", async () => {
    const { invocations = "", memory = "" } = samples["azure-2019"]!;
    for (const texts of [
      [memory, invocations],
      [invocations, memory],
    ]) {
      const files = texts.map((text) => recordedText(text));
      const { workloads } = await importTraffic(files, { ...plain, functions: ["f1"] });
      expect(workloads[0]!.memoryUsed).toBe(175 * 1024 * 1024);
    }
  });

  it("is divided into CPU time and io as the user says", async () => {
    const rows = Array.from({ length: 500 }, (_, i) => `${i},0.1`).join("\n");
    const { traffic } = await imported(`start,elapsed\n${rows}\n`);
    const scenario = importedScenario(traffic, { name: "x", file: "x.csv", cpuShare: 0.4 });
    expect(scenario).toContain("work: {cpu: 40ms, io: 60ms}");
  });

  it("is not forced onto a recording: what cannot be fitted is said, and the recording kept", async () => {
    const rows = Array.from({ length: 400 }, (_, i) => `${i},0.1`).join("\n");
    const { workload } = await imported(`start,elapsed\n${rows}\n`, { arrivals: "diurnal" });
    expect(workload.arrivals).toMatchObject({ settings: null, reason: expect.stringContaining("cannot be fitted") });
  });
});
