import { describe, expect, test } from "vitest";
import { createDistribution } from "../../../src/engine/distributions/index.ts";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import { restoreDefault, type SnapStart } from "../../../src/platforms/aws-lambda/snap-start.ts";
import { formatCents } from "../../../src/units/significant.ts";
import { bytesPerMegabyte } from "../../../src/units/size.ts";
import { askOf } from "../candidate-case.ts";
import { ms, s } from "../hand-made.ts";
import { billedMilliseconds, constant, serveFunction } from "./hand-made-function.ts";

const { candidateOf, issuesOf, resultOf } = askOf("aws-lambda", "memory: 1024MB");

const snapStart: SnapStart = { versions: 2, restore: constant(400 * ms), isCharged: true };
const memory = 2048 * bytesPerMegabyte;

describe("by hand: setup 20 ms, restore 400 ms in place of init, a first call of 30 ms more", () => {
  const coldStart = { setup: constant(20 * ms), init: constant(100 * ms), firstCall: constant(30 * ms) };
  const init = { cpu: constant(5 * s), io: constant(5 * s) };
  const calls = [
    { at: 0, io: 50 * ms },
    { at: 10 * s, io: 50 * ms },
    { at: 10 * s, io: 50 * ms },
  ];
  const seen = serveFunction(calls, { settings: { memory, coldStart, snapStart }, workload: { init } });

  test("two of three calls are restored; neither the profile's init nor the workload's own is repeated", () => {
    expect([seen.completed, seen.coldStarts]).toEqual([3, 2]);
    expect(seen.wait.sum).toBe(2 * 420 * ms);
    expect(seen.latency.sum).toBe(2 * (420 + 30 + 50) * ms + 50 * ms);
  });

  test("the restore is not billed as duration", () => {
    expect(billedMilliseconds(seen, { memory })).toBeCloseTo(80 + 80 + 50, 9);
  });

  test("the cache is metered by version and time, a restore by the memory", () => {
    expect(seen.usage.snapStartCacheGbSeconds).toBe(2 * 2 * 3600);
    expect(seen.usage.snapStartRestoredGb).toBe(2 * 2);
  });

  test("Java is restored for nothing", () => {
    const free = serveFunction(calls, {
      settings: { memory, coldStart, snapStart: { ...snapStart, isCharged: false } },
    });
    expect(free.latency.sum).toBe(seen.latency.sum);
    expect(Object.keys(free.usage).filter((meter) => meter.startsWith("snapStart"))).toEqual([]);
  });

  test("restores in the warm-up are not counted, the cache of the warm-up neither", () => {
    const run = { windowStart: 5 * s, windowEnd: 105 * s, seriesStep: s };
    const { usage } = serveFunction(calls, { settings: { memory, coldStart, snapStart }, run });
    expect([usage.snapStartCacheGbSeconds, usage.snapStartRestoredGb]).toEqual([2 * 2 * 100, 2]);
  });
});

test("the default restore has the measured median, p90 and p99, to the millisecond that is printed", () => {
  const law = createDistribution(restoreDefault);
  const random = new RandomStream({ seed: 1, replication: 0, name: "restore" });
  const count = 40_000;
  const sorted = Array.from({ length: count }, () => law.sample(random)).sort((a, b) => a - b);
  // The share below each figure is binomial: three standard deviations around 50, 90 and 99 %.
  for (const [share, milliseconds] of [
    [0.5, 575],
    [0.9, 619],
    [0.99, 658],
  ] as const) {
    const below = (limit: number) => sorted.findIndex((value) => value > limit * 1000) / count;
    const slack = 3 * Math.sqrt((share * (1 - share)) / count);
    expect(below(milliseconds + 0.5)).toBeGreaterThan(share - slack);
    expect(below(milliseconds - 0.5)).toBeLessThan(share + slack);
  }
});

test("T6 (AWS's example) simulated: 10,000 requests an hour of 2 s at 1,024 MB, the first hundred of them restored", async () => {
  // A hundred at once every 36 s: all but the first hundred find the instances of those before.
  const seen = await resultOf({
    top: "duration: 1h\nmonth: 744h\nwarmUp: 0s",
    workload: "arrivals: {kind: schedule, every: 36s, count: 100}, work: {io: 2s}",
    keys: "memory: 1024MB, runtime: python3.13, coldStart: {setup: 91ms}, snapStart: true",
  });
  expect([seen.requests.completed.mean, seen.coldStarts.count.mean]).toEqual([10_000, 100]);
  expect(seen.bill.lines.map(({ label, amount }) => [label, formatCents(amount)])).toEqual([
    ["Requests", "1.49"],
    ["Duration, first 6 B GB-s", "248.00"],
    ["SnapStart cache", "4.03"],
    ["SnapStart restores", "10.40"],
  ]);
  expect(formatCents(seen.bill.total)).toBe("263.92");
  expect(formatCents(seen.costSplit.fixed)).toBe("4.03");
});

describe("what AWS does not grant is an issue with a remedy", () => {
  test.each([
    [
      "snapStart: true",
      /^candidates\[0\]\.snapStart: nodejs22\.x has no SnapStart; set runtime to one of java11, .*dotnet10/,
    ],
    ["snapStart: true, runtime: go", /^candidates\[0\]\.snapStart: go has no SnapStart; .*leave snapStart out$/],
    ["snapStart: true, runtime: dotnet8-aot", /dotnet8-aot has no SnapStart/],
    [
      "snapStart: true, runtime: java21, package: {kind: image}",
      /package\.kind: SnapStart is for zip packages.*set kind to zip/,
    ],
    ["snapStart: true, runtime: java21, provisionedConcurrency: 1", /provisionedConcurrency: .*not both; leave one/],
    ["snapStart: true, runtime: java21, ephemeralStorage: 513MB", /ephemeralStorage: .*set ephemeralStorage to 512MB/],
    ["snapStart: true, runtime: java21, coldStart: 200ms", /coldStart: .*snapStart: \{restore: 400ms\}/],
    [
      "snapStart: {versions: 0}, runtime: java21",
      /snapStart\.versions: 0 is not accepted|snapStart\.versions: expected/,
    ],
    ["snapStart: {version: 2}, runtime: java21", /snapStart.*did you mean "versions"/],
    ["snapStart: often, runtime: java21", /snapStart: snapStart is true, false or \{versions: 2\}/],
  ])("%s", (keys, message) => {
    const issues = issuesOf({ keys: `memory: 1024MB, ${keys}` });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(message);
  });

  test("snapStart: false asks for nothing", () => {
    const { settings } = candidateOf({ keys: "memory: 1024MB, snapStart: false, provisionedConcurrency: 2" });
    expect(settings).not.toHaveProperty("snapStart");
    expect(settings).toEqual(candidateOf({ keys: "memory: 1024MB, provisionedConcurrency: 2" }).settings);
  });
});

describe("assumptions and prices", () => {
  const java = { keys: "memory: 1024MB, runtime: java21, snapStart: true" };
  const python = { keys: "memory: 1024MB, runtime: python3.12, snapStart: {versions: 4}" };

  test("only what is charged needs a price", () => {
    const meters = (given: { keys: string }) => candidateOf(given).rates.map(({ meter }) => meter as string);
    expect(meters(java)).toEqual(["requests", "gbSeconds"]);
    expect(meters(python)).toEqual(["requests", "gbSeconds", "snapStartCacheGbSeconds", "snapStartRestoredGb"]);
  });

  test("a restore measured in Java is marked as borrowed elsewhere; that it is not billed as duration is unconfirmed", () => {
    const listed = (given: { keys: string }, name: string) =>
      candidateOf(given).assumptions.find((assumption) => assumption.name === name)!;
    expect(listed(java, "cold start")).toMatchObject({ date: "2025-05", confirmed: true });
    expect(listed(python, "cold start")).toMatchObject({ date: "2025-05", confirmed: false });
    expect(listed(java, "restore from a snapshot")).toMatchObject({ confirmed: false });
    expect(listed(python, "SnapStart").value).toContain("4 published versions");
  });

  test("where a restore takes longer than what it saves, a warning says so", () => {
    expect(candidateOf(java).warnings.join()).toMatch(
      /^SnapStart makes cold starts longer here: a restore takes about 576 ms/,
    );
    const workload = "arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, init: {cpu: 2s}";
    expect(candidateOf({ ...java, workload }).warnings).toEqual([]);
    expect(candidateOf({ keys: "memory: 1024MB, runtime: java21, snapStart: {restore: 50ms}" }).warnings).toEqual([]);
  });
});
