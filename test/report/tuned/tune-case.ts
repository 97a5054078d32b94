import type { Estimate } from "../../../src/analysis/result.ts";
import {
  type FailingSize,
  type MeasurementsResult,
  type TunedSize,
  type TuneResult,
  tuneResultSchema,
  type WorkingSize,
} from "../../../src/analysis/tune/tune-result.ts";
import { around } from "../example-result.ts";

/** Without an interval. */
export function exactly(mean: number | null): Estimate {
  return { mean, low: null, high: null };
}

const none: Estimate = { mean: 0, low: 0, high: 0 };
const megabytesPerVcpu = 1769;
const millionsPerMonth = 10;

export interface SizeFigures {
  readonly at: number;
  /** USD a month for ten million requests. */
  readonly monthly: number;
  /** Mean latency, ms; p50, p95 and p99 are 0.9, 2 and 3 times it. */
  readonly mean: number;
}

/** A size that serves and is acceptable: intervals of 1 % about cost, of 2 % about latency. */
export function workingSize(
  name: string,
  { at, monthly, mean }: SizeFigures,
  over: Partial<WorkingSize> = {},
): WorkingSize {
  return {
    ...{ name, keys: { memory: name }, at, memoryMegabytes: at, vcpus: at / megabytesPerVcpu },
    ...{ architecture: null, provisioned: null, isCurrent: false, handler: null, works: true },
    cost: {
      perMillionRequests: around(monthly / millionsPerMonth, 0.01),
      monthly: around(monthly, 0.01),
      monthlyBand: null,
    },
    latency: { mean: around(mean), p50: around(0.9 * mean), p95: around(2 * mean), p99: around(3 * mean) },
    latencyBand: { mean: null, p95: null, p99: null },
    coldStarts: around(0.004),
    completed: { mean: 1, low: 1, high: 1 },
    ...{ throttled: none, timedOut: none, failed: none, slo: [], acceptable: true, undecided: false },
    ...{ unacceptableBecause: [], overloaded: false, openObjectives: [], warnings: [] },
    ...over,
  };
}

/** A size that cannot serve, 128 MB as functions count them. */
export function failingSize(name: string, because: readonly string[], over: Partial<FailingSize> = {}): FailingSize {
  return {
    ...{ name, keys: { memory: name }, at: 128, memoryMegabytes: 128, vcpus: 128 / megabytesPerVcpu },
    ...{ architecture: null, provisioned: null, isCurrent: false, handler: null, works: false },
    because: [...because],
    ...over,
  };
}

type Advice = TuneResult["advice"];

/** What is advised where nothing is: every strategy takes `size`, and nothing else is said. */
export function adviceOf(size: string | null, over: Partial<Advice> = {}): Advice {
  const picks = (["slo", "cost", "speed", "balanced"] as const).map((strategy) => {
    return { strategy, size, alike: size === null ? [] : [size] };
  });
  return {
    ...{ recommended: size, picks, balancedInstability: [], front: size === null ? [] : [size], knee: null },
    ...{ nearlyAsCheap: [], fasterForLittle: null, savings: null },
    ...over,
  };
}

/** The picks of an advice, those that are named in place of `adviceOf`'s. */
export function picksOf(size: string, others: Readonly<Record<string, string | readonly string[] | null>>) {
  return adviceOf(size).picks.map((pick) => {
    const other = others[pick.strategy];
    if (other === undefined) return pick;
    if (other === null) return { ...pick, size: null, alike: [] };
    return typeof other === "string" ? { ...pick, size: other, alike: [other] } : { ...pick, alike: [...other] };
  });
}

/** An answer about these sizes, as the schema lets it pass. */
export function tuneCase(sizes: readonly TunedSize[], advice: Advice, over: Partial<TuneResult> = {}): TuneResult {
  return tuneResultSchema.parse({
    schemaVersion: 1,
    kind: "tune",
    version: "0.1.0",
    command: "evenpoint tune thumbnails.yaml",
    scenario: {
      ...{ name: "Thumbnails", question: "Which memory?", seed: 1, replications: 5, durationSeconds: 3600 },
      digest: "sha256:0123",
    },
    currency: "USD",
    candidate: { name: "Lambda", platform: "aws-lambda", region: "us-east-1" },
    method: "simulated",
    strategy: "slo",
    axis: { what: "memory", unit: "MB" },
    objectives: ["p95 < 500ms"],
    material: 0.02,
    requestsPerMonth: 1e6 * millionsPerMonth,
    measurements: [],
    assumptions: ["Every request takes its mean."],
    sizes: [...sizes],
    advice,
    search: null,
    powerTuning: null,
    ...over,
  } satisfies TuneResult);
}

export interface LawFigures {
  /** Milliseconds. */
  readonly io: number;
  readonly cpu: number;
  /** Measured / law - 1, by size in MB. */
  readonly measured: Readonly<Record<number, number>>;
}

/** Measurements about io + cpu / min(v, 1), with a band of 10 % about it. */
export function measurementSet(
  { io, cpu, measured }: LawFigures,
  over: Partial<MeasurementsResult> = {},
): MeasurementsResult {
  const law = (at: number) => io + cpu / Math.min(1, at / megabytesPerVcpu);
  const curve = Array.from({ length: 40 }, (_, i) => Math.round(128 * Math.exp((i * Math.log(80)) / 39)));
  return {
    ...{ source: "measured.csv", name: "", architecture: null },
    fit: {
      ...{ model: "io + cpu", isPinned: false, io: around(io), cpu: around(cpu), parallel: exactly(0) },
      leaveOneOut: [
        { model: "io + cpu", error: 0.021 },
        { model: "io + serial + parallel", error: null },
        { model: "exponential", error: 0.0456 },
      ],
      noise: { relative: 0.034, degreesOfFreedom: 3 },
      contradictions: [],
    },
    points: Object.entries(measured).map(([size, off]) => {
      const at = Number(size);
      const fitted = law(at);
      return { at, measured: fitted * (1 + off), count: null, deviation: null, fitted, residual: 1 / (1 + off) - 1 };
    }),
    curve: [...new Set([...curve, ...Object.keys(measured).map(Number)])]
      .sort((one, other) => one - other)
      .map((at) => ({ at, fitted: law(at), low: 0.9 * law(at), high: 1.1 * law(at) })),
    ...over,
  };
}

/** What 10 ms of waiting and 90 ms on one vCPU cost and take at a size of a function; GB-seconds at 16.67 USD a million. */
function functionFigures(at: number, price = 1): SizeFigures {
  const mean = 10 + 90 / Math.min(1, at / megabytesPerVcpu);
  return { at, mean, monthly: millionsPerMonth * (0.2 + (price * 16.67 * at * mean) / 1024 / 1000) };
}

/** Thirty sizes a third of a gigabyte apart; the smallest cannot serve; those up to 640 MB miss the objective. */
export function thirtySizes(over: Partial<TuneResult> = {}): TuneResult {
  const memories = Array.from({ length: 30 }, (_, i) => (i === 0 ? 128 : 320 * i));
  const sizes = memories.map((at): TunedSize => {
    const name = `${at} MB`;
    if (at === 128) return failingSize(name, ["needs 200 MB of memory, has 128 MB"]);
    const figures = functionFigures(at);
    const isMet = 2 * figures.mean < 500;
    const band = (value: number) => ({ low: 0.9 * value, high: 1.1 * value });
    return workingSize(name, figures, {
      isCurrent: at === 1280,
      acceptable: isMet,
      unacceptableBecause: isMet ? [] : ["p95 < 500ms: missed"],
      slo: [{ objective: "p95 < 500ms", observed: around(2 * figures.mean), passed: isMet, certain: true }],
      latencyBand: { mean: band(figures.mean), p95: band(2 * figures.mean), p99: band(3 * figures.mean) },
      cost: {
        perMillionRequests: around(figures.monthly / millionsPerMonth, 0.01),
        monthly: around(figures.monthly, 0.01),
        monthlyBand: band(figures.monthly),
      },
    });
  });
  const front = sizes.filter(({ at }) => at >= 320 && at <= 1920).map(({ name }) => name);
  const advice = adviceOf("960 MB", {
    picks: picksOf("960 MB", { cost: "320 MB", speed: "1920 MB", balanced: "1600 MB", slo: ["960 MB", "1280 MB"] }),
    front,
    knee: "1280 MB",
    savings: { monthly: { mean: 0.83, low: 0.8, high: 0.86 }, band: { low: 0.5, high: 1.16 }, share: 0.026 },
  });
  const measured = { 256: 0.03, 512: -0.04, 1024: 0.02, 1769: 0.01, 3008: -0.02 };
  return tuneCase(sizes, advice, { measurements: [measurementSet({ io: 10, cpu: 90, measured })], ...over });
}

/** Eight sizes on each architecture, arm64 at four fifths of the price and a tenth slower; a set of measurements of each. */
export function bothArchitectures(over: Partial<TuneResult> = {}): TuneResult {
  const memories = [256, 512, 768, 1024, 1536, 1769, 2560, 4096];
  const sizes = (["x86_64", "arm64"] as const).flatMap((architecture) =>
    memories.map((at) => {
      const [price, slowness] = architecture === "arm64" ? [0.8, 1.1] : [1, 1];
      const figures = functionFigures(at, price * slowness);
      return workingSize(
        `${at} MB ${architecture}`,
        { ...figures, mean: figures.mean * slowness },
        { architecture, isCurrent: architecture === "x86_64" && at === 1024 },
      );
    }),
  );
  const advice = adviceOf("256 MB arm64", {
    front: [...[256, 512, 768, 1024, 1536, 1769].map((at) => `${at} MB arm64`), "1769 MB x86_64"],
    picks: picksOf("256 MB arm64", { speed: "1769 MB x86_64" }),
  });
  const measured = { 256: 0.01, 1024: -0.02, 1769: 0.01, 4096: 0 };
  const sets = [
    measurementSet({ io: 10, cpu: 90, measured }, { name: "on x86", architecture: "x86_64" }),
    measurementSet({ io: 11, cpu: 99, measured }, { name: "on arm", architecture: "arm64" }),
  ];
  return tuneCase(sizes, advice, { objectives: [], measurements: sets, ...over });
}

const machines = [
  ["t4g.medium", 2, 24, 80],
  ["m7g.medium", 1, 30, 60],
  ["m7g.large", 2, 60, 40],
  ["c7g.large", 2, 53, 38],
  ["m7g.xlarge", 4, 119, 30],
  ["m7g.2xlarge", 8, 238, 28],
] as const;

/** Six machine types, three of them with two vCPUs. */
export function machineTypes(over: Partial<TuneResult> = {}): TuneResult {
  const sizes = machines.map(([name, vcpus, monthly, mean]) =>
    workingSize(
      name,
      { at: vcpus, monthly, mean },
      { vcpus, keys: { instance: name }, isCurrent: name === "m7g.large" },
    ),
  );
  const advice = adviceOf("t4g.medium", {
    front: ["t4g.medium", "m7g.medium", "c7g.large", "m7g.xlarge", "m7g.2xlarge"],
    knee: "c7g.large",
    savings: { monthly: { mean: 36, low: 35, high: 37 }, band: null, share: 0.6 },
  });
  return tuneCase(sizes, advice, {
    axis: { what: "vCPUs", unit: "vCPUs" },
    candidate: { name: "Machines", platform: "aws-ec2", region: "us-east-1" },
    ...over,
  });
}

/** Five sizes by closed forms: no interval, no percentile, so that an objective of one is open. */
export function closedForm(over: Partial<TuneResult> = {}): TuneResult {
  const nothing = exactly(null);
  const sizes = [128, 256, 512, 1024, 1769].map((at) => {
    const figures = functionFigures(at);
    return workingSize(`${at} MB`, figures, {
      isCurrent: at === 512,
      cost: {
        perMillionRequests: exactly(figures.monthly / millionsPerMonth),
        monthly: exactly(figures.monthly),
        monthlyBand: null,
      },
      latency: { mean: exactly(figures.mean), p50: nothing, p95: nothing, p99: nothing },
      ...{ completed: nothing, throttled: nothing, timedOut: nothing, failed: nothing, coldStarts: exactly(0.01) },
      slo: [{ objective: "p95 < 500ms", observed: nothing, passed: false, certain: false }],
      undecided: true,
    });
  });
  const advice = adviceOf("512 MB", { front: ["128 MB", "1769 MB"] });
  const scenario = { ...thirtySizes().scenario, replications: 0 };
  return tuneCase(sizes, advice, { method: "closed form", scenario, ...over });
}

/** Three sizes that all miss the objective; the fastest misses a share of completed requests too. */
export function nothingAcceptable(over: Partial<TuneResult> = {}): TuneResult {
  const missed = { acceptable: false, unacceptableBecause: ["p95 < 500ms: missed"] };
  const sizes = [
    workingSize("128 MB", { at: 128, monthly: 30, mean: 1200 }, { ...missed, isCurrent: true }),
    workingSize("256 MB", { at: 256, monthly: 31, mean: 700 }, missed),
    workingSize(
      "512 MB",
      { at: 512, monthly: 33, mean: 400 },
      { ...missed, unacceptableBecause: ["p95 < 500ms: missed", "requests fail"] },
    ),
  ];
  const picks = picksOf("128 MB", { slo: null, speed: "512 MB", balanced: "256 MB" });
  const advice = adviceOf(null, { picks, front: ["128 MB", "256 MB", "512 MB"] });
  return tuneCase(sizes, advice, over);
}

/** Four sizes whose month the free tier covers: every cost is 0. */
export function freeOfCharge(over: Partial<TuneResult> = {}): TuneResult {
  const sizes = [128, 256, 512, 1024].map((at) => {
    const { mean } = functionFigures(at);
    return workingSize(`${at} MB`, { at, monthly: 0, mean }, { isCurrent: at === 128 });
  });
  return tuneCase(sizes, adviceOf("1024 MB", { front: ["1024 MB"] }), over);
}
