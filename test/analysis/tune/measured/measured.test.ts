import { describe, expect, test } from "vitest";
import type { MeasuredInput, TuneQuestion } from "../../../../src/analysis/tune/tune-question.ts";
import { ScenarioError } from "../../../../src/index.ts";
import { bytesPerMegabyte } from "../../../../src/units/size.ts";
import type { MeasurementSet } from "../../../../src/workloads/measurements/measurement.ts";
import { megabytes, picked, tuned, working } from "../tune-case.ts";

const scenario = (work = "{cpu: 1ms}", more = "") => `
name: measured
duration: 10m
replications: 3
workload: {arrivals: {kind: poisson, rate: 10/s}, work: ${work}, memory: 100MB}
slo: ["p95 < 600ms"]
candidates:
  - {name: f, platform: aws-lambda, memory: 1024MB, coldStart: 0ms, overhead: 0ms, region: us-east-1${more}}
`;

/** Means at some sizes of a function with so much io and cpu (ms), each off by a share of its own. */
function setOf(
  io: number,
  cpu: number,
  off: readonly number[] = [],
  over: Partial<MeasurementSet> = {},
): MeasurementSet {
  return {
    name: "",
    architecture: null,
    currency: "USD",
    sizes: [128, 256, 512, 1024, 1769].map((size, index) => ({
      memory: size * bytesPerMegabyte,
      duration: 1000 * (io + (cpu * 1769) / size) * (1 + (off[index] ?? 0)),
      deviation: null,
      count: null,
      billed: null,
      init: null,
      cost: null,
    })),
    ...over,
  };
}

const input = (...sets: readonly MeasurementSet[]): MeasuredInput => ({ source: "measured.json", sets, notes: [] });

async function refusal(text: string, question: TuneQuestion): Promise<string> {
  return tuned(text, question).then(
    () => "accepted",
    (error: unknown) =>
      error instanceof ScenarioError
        ? error.issues.map(({ file, message }) => `${file}: ${message}`).join()
        : String(error),
  );
}

describe("measurements without noise are the work they were made of", () => {
  test("the answer is that of a scenario with the same work", async () => {
    const sizes = megabytes(256, 512, 1024, 1769, 3008);
    const measured = await tuned(scenario(), { memory: sizes, measurements: input(setOf(120, 80)) });
    const known = await tuned(scenario("{cpu: 80ms, io: 120ms}"), { memory: sizes });
    for (const size of [256, 512, 1024, 1769, 3008]) {
      const [one, other] = [measured, known].map((result) => working(result, `${size} MB`));
      expect(one!.cost.monthly.mean).toBeCloseTo(other!.cost.monthly.mean!, 6);
      expect(one!.latency.p95.mean).toBeCloseTo(other!.latency.p95.mean!, 2); // times are whole microseconds
    }
    expect(measured.advice.recommended).toBe(known.advice.recommended);
    const [shown] = measured.measurements;
    expect(shown!.fit.io.mean).toBeCloseTo(120, 6);
    expect(shown!.fit.cpu.mean).toBeCloseTo(80, 6);
    expect(shown!.points.map(({ at }) => at)).toEqual([128, 256, 512, 1024, 1769]);
  });

  test("a candidate whose vCPU is twice as fast was measured doing twice the work", async () => {
    const fast = await tuned(scenario("{cpu: 1ms}", ", speed: 2"), {
      measurements: input(setOf(120, 80)),
      memory: megabytes(512),
    });
    // 80 ms on its vCPU: at 512 MB 120 + 80 x 1769 / 512 ms, as measured.
    expect(working(fast, "512 MB").latency.mean.mean).toBeCloseTo(120 + (80 * 1769) / 512, 3);
  });

  test("the end of a streamed response is part of what was measured, and is not added once more", async () => {
    // 20 MB leave in (20 - 6) MB / 2 MB a second = 7 s, which the measured 7,120 ms hold.
    const text = scenario("{cpu: 1ms}", ", responseStreaming: true").replace("memory: 100MB", "response: 20MB");
    const streamed = await tuned(text, { measurements: input(setOf(7120, 80)), memory: megabytes(512) });
    expect(working(streamed, "512 MB").latency.mean.mean).toBeCloseTo(7120 + (80 * 1769) / 512, 2);
  });

  test("sizes above one vCPU without measurements of such are said to rest on work of one thread", async () => {
    const assumed = async (set: MeasurementSet, ...sizes: readonly number[]) => {
      return (await tuned(scenario(), { measurements: input(set), memory: megabytes(...sizes) })).assumptions.join();
    };
    const said = /Fewer than two measured sizes have more than one vCPU/;
    expect(await assumed(setOf(120, 80), 512, 3008)).toMatch(said);
    expect(await assumed(setOf(120, 80), 512, 1769)).not.toMatch(said);
    const [first] = setOf(120, 80).sizes;
    const above = [3008, 5308].map((size) => ({ ...first!, memory: size * bytesPerMegabyte, duration: 200_000 }));
    const wide = setOf(120, 80, [], { sizes: [...setOf(120, 80).sizes, ...above] });
    expect(await assumed(wide, 512, 10_240)).not.toMatch(said);
  });

  test("measured sizes are looked at, and marked with what was measured", async () => {
    const result = await tuned(scenario(), { measurements: input(setOf(120, 80)) });
    const { handler } = working(result, "512 MB");
    expect(handler?.measured).toBeCloseTo(120 + (80 * 1769) / 512, 9);
    expect(handler?.fitted?.mean).toBeCloseTo(120 + (80 * 1769) / 512, 6);
    expect(working(result, "640 MB").handler?.measured).toBeNull();
  });
});

describe("what the measurements leave open", () => {
  const off = [0.03, -0.04, 0.05, -0.03, 0.02];

  test("is a band about cost and latency, apart from the dice, and counts in what can be told apart", async () => {
    const noisy = await tuned(scenario(), { measurements: input(setOf(10, 300, off)) });
    const exact = await tuned(scenario(), { measurements: input(setOf(10, 300)) });
    const row = working(noisy, "1024 MB");
    const { monthly, monthlyBand } = row.cost;
    expect(monthlyBand!.low).toBeLessThan(monthly.mean!);
    expect(monthlyBand!.high).toBeGreaterThan(monthly.mean!);
    // Costs are nearly proportional to time: the band is as wide as the prediction's.
    const { mean, high } = row.handler!.fitted!;
    const fee = (10 * 730 * 3600 * 0.2) / 1e6;
    const relative = (monthlyBand!.high - monthly.mean!) / (monthly.mean! - fee);
    expect(Math.abs(relative / (high! / mean! - 1) - 1)).toBeLessThan(0.02);
    const alike = (result: typeof noisy) =>
      result.advice.picks.find(({ strategy }) => strategy === "cost")!.alike.length;
    expect(alike(noisy)).toBeGreaterThan(alike(exact));
  });

  test("an objective that holds at the fitted work and not over the band is not certain", async () => {
    const result = await tuned(scenario(), {
      measurements: input(setOf(10, 300, off)),
      memory: megabytes(896, 1024, 1536),
    });
    const open = result.sizes.filter((row) => row.works && row.openObjectives.length > 0);
    expect(open.length).toBeGreaterThan(0);
    for (const row of open) {
      if (!row.works) continue;
      expect(row.openObjectives[0]).toMatch(
        /^p95 < 600ms is (met|missed) by the fitted work, but the measurements leave it open/,
      );
      expect(row.slo[0]!.certain).toBe(false);
    }
  });

  test("two sizes leave no band, and none is made up", async () => {
    const set = setOf(120, 80);
    const result = await tuned(scenario(), { measurements: input({ ...set, sizes: set.sizes.slice(1, 3) }) });
    expect(working(result, "512 MB").cost.monthlyBand).toBeNull();
    expect(result.measurements[0]!.fit.noise).toBeNull();
  });
});

describe("how single requests vary", () => {
  const withDeviation = (share: number) => {
    const set = setOf(50, 150);
    return { ...set, sizes: set.sizes.map((size) => ({ ...size, deviation: share * size.duration, count: 30 })) };
  };

  test("is the scenario's law where it has one", async () => {
    const result = await tuned(scenario("{cpu: {kind: exponential, mean: 1ms}}"), {
      measurements: input(withDeviation(0.1)),
    });
    expect(result.assumptions.join()).toMatch(/as the scenario's work does/);
    // An exponential part of some 150 ms: p99 is far above the mean.
    const { latency } = working(result, "1769 MB");
    expect(latency.p99.mean!).toBeGreaterThan(3 * latency.mean.mean!);
  });

  test("is as the invocations vary where it has none, and nothing where neither says", async () => {
    const varied = await tuned(scenario(), { measurements: input(withDeviation(0.1)) });
    expect(varied.assumptions.join()).toMatch(/vary by 10 % about their mean/);
    const { latency } = working(varied, "1769 MB");
    expect(latency.p99.mean! / latency.mean.mean!).toBeGreaterThan(1.1);
    const silent = await tuned(scenario(), { measurements: input(setOf(50, 150)) });
    expect(silent.assumptions.join()).toMatch(
      /neither the scenario nor the measurements say .* percentiles are too low/,
    );
  });
});

describe("two architectures", () => {
  const [x86, arm] = [setOf(50, 200, [], { architecture: "x86_64" }), setOf(50, 150, [], { architecture: "arm64" })];

  test("the candidate's own set is taken, or both where both are asked for", async () => {
    const own = await tuned(scenario("{cpu: 1ms}", ", architecture: arm64"), { measurements: input(x86, arm) });
    expect(own.measurements.map(({ architecture }) => architecture)).toEqual(["arm64"]);
    const both = await tuned(scenario(), {
      measurements: input(x86, arm),
      bothArchitectures: true,
      memory: megabytes(1769),
    });
    expect(both.measurements).toHaveLength(2);
    expect(working(both, "1769 MB x86_64").latency.mean.mean).toBeCloseTo(250, 3);
    expect(working(both, "1769 MB arm64").latency.mean.mean).toBeCloseTo(200, 3);
    expect(picked(both, "cost")).toMatch(/arm64/);
  });

  test("sets that do not say which they are, or are of the other one, are refused", async () => {
    const unnamed = [setOf(1, 2, [], { name: "before" }), setOf(1, 3, [], { name: "after" })];
    expect(await refusal(scenario(), { measurements: input(...unnamed) })).toMatch(
      /^--measurements: measured\.json holds 2 sets, "before" and "after", and does not say which is of x86_64/,
    );
    expect(await refusal(scenario(), { measurements: input(arm) })).toMatch(
      /was measured on arm64, and the candidate runs on x86_64; .* --architecture both/,
    );
    expect(await refusal(scenario(), { measurements: input({ ...x86, currency: "CNY" }) })).toMatch(
      /costs in CNY, .* in USD/,
    );
  });
});

describe("what does not fit is refused with a remedy", () => {
  test.each([
    {
      name: "a size beyond the platform",
      question: {
        measurements: input({
          ...setOf(1, 2),
          sizes: [...setOf(1, 2).sizes, { ...setOf(1, 2).sizes[0]!, memory: 20_480 * bytesPerMegabyte }],
        }),
      },
      says: /measured 20GB, and this platform has sizes from 128MB to 10GB/,
    },
    {
      name: "a size between whole megabytes",
      question: {
        measurements: input({
          ...setOf(1, 2),
          sizes: [...setOf(1, 2).sizes, { ...setOf(1, 2).sizes[0]!, memory: 128.5 * bytesPerMegabyte }],
        }),
      },
      says: /measured 131584KB, and this platform has sizes of whole MB/,
    },
    {
      name: "sizes above one vCPU alone",
      question: {
        measurements: input({
          ...setOf(1, 2),
          sizes: [2048, 3008].map((size) => ({ ...setOf(1, 2).sizes[0]!, memory: size * bytesPerMegabyte })),
        }),
      },
      says: /io \+ cpu needs two sizes that it can tell apart/,
    },
    {
      name: "a model that the sizes cannot carry",
      question: { measurements: input(setOf(1, 2)), model: "io + serial + parallel" as const },
      says: /^--model: .* needs a size with more than one vCPU/,
    },
  ])("$name", async ({ question, says }) => {
    expect(await refusal(scenario(), question)).toMatch(says);
  });

  test("a table of sizes wants its own sizes", async () => {
    const text = scenario().replace(/- \{.*\}/, "- {name: f, platform: gcp-functions-1st-gen, memory: 512MB}");
    expect(await refusal(text, { measurements: input(setOf(1, 2)) })).toMatch(
      /measured 1769MB, which this platform does not have: 128 MB/,
    );
  });
});
