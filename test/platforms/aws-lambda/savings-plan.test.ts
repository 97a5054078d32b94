import { describe, expect, test } from "vitest";
import { awsLambda } from "../../../src/platforms/aws-lambda/index.ts";
import type { SavingsPlan } from "../../../src/platforms/aws-lambda/savings-plan.ts";
import { bytesPerMegabyte } from "../../../src/units/size.ts";
import { askOf } from "../candidate-case.ts";
import { h, handMadeFunctions, handMadeRun, m, ms, s, serve } from "../hand-made.ts";
import { constant, functionSettings, serveFunction } from "./hand-made-function.ts";

const { candidateOf, issuesOf, resultOf } = askOf("aws-lambda", "memory: 1024MB");

const nothing = { setup: constant(0), init: constant(0), firstCall: constant(0) };
/** One GB, so that GB-seconds are seconds; 0.01 instances are 36 s of every hour. */
const settings = {
  memory: 1024 * bytesPerMegabyte,
  coldStart: nothing,
  savingsPlan: { purchase: "savings-plan-1y", committed: 0.01 } as SavingsPlan,
};

/** Calls of 10 s each, that many from the start of each hour on. */
const callsOf = (...hours: readonly number[]) =>
  hours.flatMap((count, hour) => Array.from({ length: count }, (_, k) => ({ at: hour * h + k * m, io: 10 * s })));

describe("hours are settled one by one", () => {
  test.each<[readonly number[], number]>([
    // 50, 10 and 30 s: 14 s go beyond the first hour's 36, and what the others leave is lost.
    [[5, 1, 3], 14],
    [[3, 3, 3], 0],
    [[4, 4, 4], 3 * 4],
    [[0, 0, 9], 54],
  ])("calls by hour %j: %i s are left on demand", (hours, beyond) => {
    const { usage } = serveFunction(callsOf(...hours), { settings, run: { windowEnd: 3 * h } });
    expect(usage.gbSeconds).toBeCloseTo(beyond, 9);
    expect(usage.committedGbSeconds).toBeCloseTo(3 * 36, 9);
    expect(usage.requests).toBe(hours.reduce((sum, count) => sum + count, 0));
  });

  test("without a plan the same calls are on demand", () => {
    const { savingsPlan: _, ...open } = settings;
    const { usage } = serveFunction(callsOf(5, 1, 3), { settings: open, run: { windowEnd: 3 * h } });
    expect(usage.gbSeconds).toBeCloseTo(90, 9);
    expect(usage).not.toHaveProperty("committedGbSeconds");
  });

  test("a call counts in the hour in which it starts", () => {
    const calls = [5, 4, 3, 2, 1].map((before) => ({ at: h - before * ms, io: 10 * s }));
    const seen = serveFunction(calls, { settings, run: { windowEnd: 2 * h } });
    expect(seen.usage.gbSeconds).toBeCloseTo(50 - 36, 9);
    const later = serveFunction(
      calls.map(({ at, io }) => ({ at: at + (at === h - ms ? ms : 0), io })),
      { settings, run: { windowEnd: 2 * h } },
    );
    expect(later.usage.gbSeconds).toBeCloseTo(40 - 36, 9); // the last starts with the second hour
  });

  test("of an hour that the window cuts, the part counts", () => {
    const { usage } = serveFunction(callsOf(0, 4), { settings, run: { windowEnd: 1.5 * h } });
    expect(usage.gbSeconds).toBeCloseTo(40 - 18, 9);
    expect(usage.committedGbSeconds).toBeCloseTo(54, 9);
  });

  test("hours begin with the window; what the warm-up had belongs to none", () => {
    const run = { windowStart: 30 * m, windowEnd: 90 * m };
    // Ten calls before the window, then six in it on both sides of the first clock hour.
    const calls = [
      ...Array.from({ length: 10 }, (_, k) => ({ at: k * m, io: 10 * s })),
      ...Array.from({ length: 6 }, (_, k) => ({ at: 30 * m + k * 10 * m, io: 10 * s })),
    ];
    const { usage } = serveFunction(calls, { settings, run });
    expect(usage.gbSeconds).toBeCloseTo(60 - 36, 9);
    expect(usage.committedGbSeconds).toBeCloseTo(36, 9);
  });

  test("callers that come again after the window's end count in its last hour", () => {
    const patient = { ...settings, retry: { attempts: 100, base: 5 * s, cap: 5 * s }, concurrencyLimit: 1 };
    const calls = [
      ...callsOf(3),
      { at: 2 * h - 5 * s, io: 25 * s },
      { at: 2 * h - 4 * s, io: 20 * s }, // refused until 20 s after the window
    ];
    const seen = serveFunction(calls, { settings: patient, run: { windowEnd: 2 * h } });
    expect(seen.completed).toBe(5);
    expect(seen.usage.gbSeconds).toBeCloseTo(45 - 36, 9);
    expect(seen.usage.committedGbSeconds).toBeCloseTo(72, 9);
  });

  test("provisioned instances' time is paid for beside the plan", () => {
    const ready = { ...settings, provisionedConcurrency: 1 };
    const both = [0, 1, 2, 3, 4].flatMap((k) => [0, 1].map(() => ({ at: k * m, io: 10 * s })));
    const { usage } = serveFunction(both, { settings: ready });
    expect(usage.provisionedDurationGbSeconds).toBeCloseTo(50, 9);
    expect(usage.gbSeconds).toBeCloseTo(50 - 36, 9);
  });
});

describe("several functions", () => {
  // 30 s of one and 20 s of the other in the first hour, 10 s of the second in the next.
  const calls = [
    ...[0, 1, 2].map((k) => ({ at: k * m, io: 10 * s, of: 0 })),
    ...[3, 4, 60].map((k) => ({ at: k * m, io: 10 * s, of: 1 })),
  ];

  test("of one account share the plan hour by hour, and divide its cost by their time", () => {
    const workload = handMadeFunctions("account", { a: {}, b: {} });
    const group = awsLambda.start(functionSettings(settings), workload, handMadeRun({ windowEnd: 2 * h }));
    const { usage, functions } = serve(group, calls);
    expect(usage.gbSeconds).toBeCloseTo(50 - 36, 9);
    expect(usage.committedGbSeconds).toBeCloseTo(72, 9);
    expect(functions!.map((one) => one.usage!.committedGbSeconds)).toEqual([30, 30]);
  });

  test("with accounts of their own each have a plan, so that neither goes beyond", () => {
    const workload = handMadeFunctions("none", { a: {}, b: {} });
    const apart = awsLambda.start(functionSettings(settings), workload, handMadeRun({ windowEnd: 2 * h }));
    const { usage, functions } = serve(apart, calls);
    expect([usage.gbSeconds, usage.committedGbSeconds]).toEqual([0, 2 * 72]);
    expect(functions!.map((one) => one.usage!.committedGbSeconds)).toEqual([72, 72]);
  });
});

test("the bill: 1 instance's worth for a month, twice that in the first half of the day, nothing in the second", async () => {
  // Two requests a second of 1 s in 12 of 24 h: 86,400 s a day, of which the plan covers half; it pays for 86,400 itself.
  const seen = await resultOf({
    top: "duration: 24h\nmonth: 720h\nwarmUp: 0s",
    workload:
      "arrivals: {kind: ramping, startRate: 2/s, stages: [{target: 2/s, duration: 12h}, {target: 0/s, duration: 0s}]}, work: {io: 1s}",
    keys: "memory: 1024MB, coldStart: 0ms, purchase: savings-plan-3y, committed: 1, prices: {gbSeconds: 0.0001}",
  });
  const line = (meter: string) => seen.bill.lines.find((one) => one.meter === meter)!;
  const requests = seen.requests.completed.mean!;
  expect(line("committedGbSeconds").quantity).toBe(30 * 86_400);
  expect(line("committedGbSeconds").price).toBeCloseTo(0.000083, 12); // 17 % off the scenario's own price
  expect(line("requests").quantity).toBe(30 * requests);
  // What goes beyond is all of it less twelve whole hours of the commitment.
  expect(line("gbSeconds").quantity / 30).toBeCloseTo(requests - 43_200, -3);
  expect(seen.costSplit.fixed).toBe(line("committedGbSeconds").amount);
  expect(seen.costSplit.idle / seen.costSplit.fixed).toBeCloseTo(0.5, 2);
});

describe("what does not go together", () => {
  test.each([
    ["purchase: savings-plan-1y", /^candidates\[0\]\.committed: .*needs committed: .*such as 2 or 0\.5/],
    ["committed: 2", /^candidates\[0\]\.committed: .*purchase: savings-plan-1y or savings-plan-3y/],
    ["committed: 2, purchase: on-demand", /needs a purchase that commits/],
    ["committed: 0, purchase: savings-plan-1y", /above 0/],
    ["committed: 1, purchase: savings-plan-2y", /purchase: .*did you mean/],
  ])("%s", (keys, message) => {
    expect(issuesOf({ keys: `memory: 1024MB, ${keys}` })).toEqual([expect.stringMatching(message)]);
  });

  test("nothing is in the settings where nothing is committed", () => {
    const plain = candidateOf();
    expect(candidateOf({ keys: "memory: 1024MB, purchase: on-demand" }).settings).toEqual(plain.settings);
    for (const key of ["savingsPlan", "snapStart", "responseStreaming"]) expect(plain.settings).not.toHaveProperty(key);
  });
});

test("the discount is a default to dispute: its own price may be given", () => {
  const keys = "memory: 1024MB, purchase: savings-plan-1y, committed: 2";
  const rate = (given: string) =>
    candidateOf({ keys: given }).rates.find(({ meter }) => meter === "committedGbSeconds")!;
  expect(rate(keys)).toMatchObject({ confirmed: false, tiers: [{ upTo: null, price: 0.0000166667 * 0.88 }] });
  expect(rate(`${keys}, architecture: arm64`).tiers[0]!.price).toBeCloseTo(0.0000133334 * 0.88, 15);
  expect(rate(`${keys}, region: eu-west-1`).confirmed).toBe(false);
  expect(rate(`${keys}, prices: {committedGbSeconds: 0.00001}`)).toMatchObject({
    setBy: "user",
    tiers: [{ upTo: null, price: 0.00001 }],
  });
});
