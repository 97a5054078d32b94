import { describe, expect, test } from "vitest";
import { formatCents } from "../../../src/units/significant.ts";
import { askOf } from "../candidate-case.ts";
import { type HandMade, h, s } from "../hand-made.ts";

const { observe, resultOf, candidateOf, issuesOf } = askOf("azure-functions-premium");

const together = (count: number, at: number, io: number): HandMade[] =>
  Array.from({ length: count }, () => ({ at, io }));

/** Nothing but the plan's own rules: ten seconds to start, ten minutes to go, another instance above two requests each. */
const keys =
  "overhead: 0ms, coldStart: 10s, keepAlive: 10m, target: {requests: 2, cpu: 100%}, minimumInstances: 2, maximumInstances: 4";
const bySecond = { windowEnd: h, seriesStep: s };

describe("the documented sequence, with two instances always ready", () => {
  test("idle: those that are always ready, for all the time", () => {
    const seen = observe([], { keys }, { windowEnd: h });
    expect([seen.usage.vcpuHours, seen.usage.memoryGbHours]).toEqual([2, 7]);
  });

  test("the first request allocates a prewarmed one, which is billed and serves nobody", () => {
    const seen = observe(together(1, 100 * s, s), { keys }, { windowEnd: h });
    // Launched at 100 s; gone ten minutes after the last request, at 701 s.
    expect(seen.usage.vcpuHours! * 3600).toBeCloseTo(2 * 3600 + 601, 6);
    expect([seen.peakInstances, seen.coldStarts]).toEqual([2, 0]);
  });

  test("it serves at once where those that are ready are used, and the next is started, until all are idle for long", () => {
    const requests = [...together(1, 100 * s, s), ...together(5, 200 * s, 30 * s), ...together(1, 1000 * s, s)];
    const seen = observe(requests, { keys }, bySecond);
    // Five requests on two: above two each in the second that ends at 201 s. The prewarmed one is there then, and idle to
    // 801 s; the next one, launched at 201 s, goes at 830 s, ten minutes after the five; another is there from 1,000 to 1,601 s.
    const at = (second: number) => seen.series.instances[second];
    expect([at(200), at(201), at(800), at(801)]).toEqual([2, 3, 3, 2]);
    expect(seen.peakInstances).toBe(3);
    expect(seen.usage.vcpuHours! * 3600).toBeCloseTo(2 * 3600 + (801 - 100) + (830 - 201) + (1601 - 1000), 6);
    expect(seen.completed).toBe(7);
  });

  test("one that still starts when it is wanted serves as soon as it is ready", () => {
    const seen = observe([...together(5, 100 * s, 30 * s)], { keys }, bySecond);
    // Launched at 100 s, wanted at 101 s, ready at 110 s.
    expect([seen.series.instances[109], seen.series.instances[110]]).toEqual([2, 3]);
    // The next is launched at 101 s and goes at 730 s; the first one, idle from 110 s, at 710 s.
    expect(seen.usage.vcpuHours! * 3600).toBeCloseTo(2 * 3600 + (710 - 100) + (730 - 101), 6);
  });

  test("no more than the most, prewarmed ones included", () => {
    const seen = observe(together(100, 0, 200 * s), { keys: `${keys}, prewarmed: 5` }, { windowEnd: h });
    expect([seen.peakInstances, seen.completed]).toEqual([4, 100]);
    // Room for two beside the two: launched at 0 and at 1 s, both wanted while they start, idle from 10 and 11 s on. As they
    // go ten minutes later there is room for prewarmed ones again, until 800 s: ten minutes after the last request.
    expect(seen.usage.vcpuHours! * 3600).toBeCloseTo(2 * 3600 + 610 + 610 + (800 - 610) + (800 - 611), 6);
  });

  test("without prewarmed ones an instance is launched when it is wanted", () => {
    const seen = observe(together(5, 200 * s, 30 * s), { keys: `${keys}, prewarmed: 0` }, bySecond);
    expect([seen.series.instances[210], seen.series.instances[211]]).toEqual([2, 3]);
    expect(seen.usage.vcpuHours! * 3600).toBeCloseTo(2 * 3600 + (811 - 201), 6);
  });

  test("instances that a burst brought go though requests keep all of them busy now and then", () => {
    // Twenty requests of a minute on two bring two more by 2 s, ready at 11 and 12 s; then one a second, in turn.
    const later = Array.from({ length: 3000 }, (_, i) => ({ at: (100 + i) * s, io: s / 10 }));
    const seen = observe([...together(20, 0, 60 * s), ...later], { keys: `${keys}, prewarmed: 0` }, bySecond);
    const at = (second: number) => seen.series.instances[second];
    expect([at(12), at(599), at(700)]).toEqual([4, 4, 2]);
  });

  test("one more a second at most", () => {
    const many = `${keys.replace("maximumInstances: 4", "maximumInstances: 50")}, prewarmed: 0`;
    const seen = observe(together(100, 0, 60 * s), { keys: many }, bySecond);
    // Wanted from 1 s on, one a second; each takes ten seconds to start.
    expect([...seen.series.instances.slice(10, 15)]).toEqual([2, 3, 4, 5, 6]);
  });
});

describe("a month of 730 h with one instance, next to no traffic", () => {
  test.each([
    ["EP1", "126.29", "31.43", 157.72],
    ["EP2", "252.58", "62.85", 315.43],
    ["EP3", "505.16", "125.71", 630.87],
  ])("%s: %s + %s", async (size, vcpu, memory, total) => {
    const seen = await resultOf({
      top: "duration: 10d",
      workload: "arrivals: {kind: schedule, every: 10d}, work: {io: 1ms}",
      keys: `size: ${size}, prewarmed: 0`,
    });
    expect(seen.bill.lines.map(({ amount }) => formatCents(amount))).toEqual([vcpu, memory]);
    expect(Math.abs(seen.bill.total - total)).toBeLessThan(0.01); // two lines, half a cent each
    expect(seen.costSplit.fixed).toBe(seen.bill.total);
    expect(seen.costSplit.idle / seen.bill.total).toBeGreaterThan(0.9999);
  });
});

test("half of the vCPU in use is half of the cost idle", async () => {
  const seen = await resultOf({
    top: "duration: 1h",
    workload: "arrivals: {kind: constant, rate: 1/s}, work: {cpu: 500ms}",
    keys: "prewarmed: 0, coldStart: 0ms",
  });
  expect(seen.costSplit.idle / seen.bill.total).toBeCloseTo(0.5, 3);
});

describe("settings", () => {
  test("defaults", () => {
    const { settings, description } = candidateOf();
    expect(settings).toMatchObject({ size: "EP1", vcpus: 1, prewarmed: 1, slots: 10_000, os: "windows" });
    expect(description).toBe(
      "Azure Functions Premium in eastus, node on Windows, EP1 instances (1 vCPU, 3.5GB): 1 always ready, 1 prewarmed, up to 100.",
    );
  });

  test.each([
    ["size: EP4", /size: /],
    ["os: linux, region: westus, maximumInstances: 41", /has at most 40 instances, not 41$/],
    ["minimumInstances: 0", /minimumInstances is a whole number from 1 to 20$/],
    ["minimumInstances: 21", /minimumInstances is a whole number from 1 to 20$/],
    ["os: linux, maximumInstances: 60", /maximumInstances: a plan on Linux has at most 40 instances, not 60$/],
    ["minimumInstances: 9, maximumInstances: 3", /maximumInstances: 3 is less than the 9 that are always ready$/],
    ["runtime: python, os: windows", /os: Python runs on Linux only/],
    ["region: westeurope", /prices\.|region/],
    ["frontDoor: aws-alb", /frontDoor: "aws-alb" cannot stand before/],
  ])("%s", (given, message) => {
    expect(issuesOf({ keys: given }).join("; ")).toMatch(message);
  });

  test("memory for each request is counted once where no concurrency is said, and with it as often", () => {
    const workload = "arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, memory: 200MB, memoryPerRequest: 1MB";
    expect(candidateOf({ workload }).ineligibleBecause).toEqual([]);
    expect(candidateOf({ workload, keys: "concurrency: 4000" }).ineligibleBecause).toEqual([
      expect.stringMatching(/4000 concurrent requests need .*; the most concurrent requests that fit are 3384$/),
    ]);
  });

  test.each([
    ["memory: 5GB", "", "set size to EP2"],
    ["memory: 20GB", "", "the plan has none beyond EP3: less memory, or a machine"],
    ["memory: 1MB", "timeout: 500ms", "set timeout above that, up to 230 s"],
  ])("cannot run: %s %s", (memory, given, remedy) => {
    const workload = `arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, ${memory}`;
    const { ineligibleBecause } = candidateOf({ workload, keys: given });
    expect(ineligibleBecause).toEqual([expect.stringContaining(remedy)]);
  });
});
