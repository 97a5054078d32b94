import { describe, expect, test } from "vitest";
import { bucketOf } from "../../../src/engine/latency-histogram.ts";
import { type HandMade, h, ms, s } from "../hand-made.ts";
import { serveWorker } from "./ask.ts";

const warm = "coldShare: 0%";
const plain = `${warm}, overhead: 0ms`;

describe("latency is overhead, then CPU time, then waiting on others", () => {
  const requests = [{ at: 0, cpu: 7 * ms, io: 20 * ms }];

  test("10 + 7 + 20 ms by default", () => {
    const seen = serveWorker(requests, { worker: warm });
    expect([seen.latency.sum, seen.wait.sum, seen.coldStarts]).toEqual([37 * ms, 0, 0]);
    expect([seen.serviceTime, seen.concurrencyTime]).toEqual([27 * ms, 27 * ms]); // the overhead is in no isolate
  });

  test("a CPU of twice the speed halves the CPU time and its bill, and nothing else", () => {
    const seen = serveWorker(requests, { worker: `${plain}, speed: 2` });
    expect(seen.latency.sum).toBe(23.5 * ms);
    expect(seen.usage.cpuMilliseconds).toBe(3.5);
  });

  test("parallel work gains nothing: there is one thread", () => {
    const workload = "arrivals: {kind: constant, rate: 1/s}, work: {cpu: 7ms, parallel: 1}";
    expect(serveWorker(requests, { worker: plain, workload }).latency.sum).toBe(27 * ms);
  });
});

describe("many requests at once", () => {
  const thousand = Array.from({ length: 1000 }, () => ({ at: s, cpu: 2 * ms, io: 98 * ms }));

  test("a thousand in one instant: nobody waits, is refused or starts an instance of its own", () => {
    const seen = serveWorker(thousand, { worker: plain });
    expect([seen.completed, seen.throttled, seen.rejected, seen.coldStarts]).toEqual([1000, 0, 0, 0]);
    expect([seen.latency.max, seen.latency.min, seen.wait.sum]).toEqual([100 * ms, 100 * ms, 0]);
    expect([seen.peakConcurrency, seen.peakInstances]).toEqual([1000, 1000]);
    expect(seen.offeredLoad).toBe(0);
  });

  test("CPU time is billed, waiting is not; the fee is an hour's part of the month's", () => {
    expect(serveWorker(thousand, { worker: plain }).usage).toMatchObject({
      requests: 1000,
      cpuMilliseconds: 2000,
      accountMonths: 1 / 730,
    });
  });

  test("who leaves in the instant of an arrival is no longer counted", () => {
    const back = [0, 100, 200].map((at) => ({ at: at * ms, io: 100 * ms }));
    expect(serveWorker(back, { worker: plain }).peakConcurrency).toBe(1);
  });
});

describe("the CPU limit", () => {
  const requests = [
    { at: 0, cpu: 50 * ms, io: 5 * s },
    { at: 0, cpu: 50 * ms + 1, io: 5 * s },
    { at: 0, cpu: 300 * ms, io: 5 * s },
  ];

  test("cuts what exceeds it there: it ends timed out, billed to the limit, and waits on nobody", () => {
    const seen = serveWorker(requests, { worker: `${plain}, cpuLimit: 50ms` });
    expect([seen.completed, seen.timedOut]).toEqual([1, 2]);
    expect(seen.usage.cpuMilliseconds).toBe(150);
    expect(seen.latency.sum).toBe(5050 * ms + 50 * ms + 50 * ms);
  });

  test("time on the wall has none: an hour of waiting completes", () => {
    const seen = serveWorker([{ at: 0, cpu: ms, io: h }], { worker: plain });
    expect([seen.completed, seen.latency.max]).toEqual([1, h + ms]);
  });
});

describe("cold isolates", () => {
  test("each takes five milliseconds more, in which it is in service, and no CPU time", () => {
    const seen = serveWorker([{ at: 0, cpu: ms }], { worker: "overhead: 0ms, coldShare: 100%" });
    expect([seen.coldStarts, seen.wait.sum, seen.coldLatency.sum, seen.latency.sum]).toEqual([1, 5000, 6000, 6000]);
    expect([seen.serviceTime, seen.usage.cpuMilliseconds]).toEqual([6 * ms, 1]);
  });

  test("the user's own start-up work comes on top", () => {
    const workload = "arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, init: {cpu: 40ms, io: 10ms}";
    const seen = serveWorker([{ at: 0 }], { worker: "overhead: 0ms, coldShare: 100%, speed: 2", workload });
    expect(seen.wait.sum).toBe((5 + 20 + 10) * ms);
  });

  test("start in no time, and are counted all the same", () => {
    const seen = serveWorker([{ at: 0, cpu: ms }], { worker: "overhead: 0ms, coldShare: 100%, coldStart: 0ms" });
    expect([seen.coldStarts, seen.latency.sum]).toEqual([1, ms]);
  });

  // Of n = 1,000,000 requests 0.01 % are cold: 100 with a standard deviation of sqrt(n p (1 - p)) = 10.
  test("are 0.01 % of a million requests, within the binomial interval of 99.9 %", () => {
    const requests = Array.from({ length: 1_000_000 }, (_, i) => ({ at: i * 3000, cpu: ms }));
    const seen = serveWorker(requests, {}, { perBlock: 100_000, detail: false });
    const deviation = Math.sqrt(1_000_000 * 0.0001 * 0.9999);
    expect(Math.abs(seen.coldStarts - 100)).toBeLessThan(3.29 * deviation);
    expect(seen.wait.sum).toBe(seen.coldStarts * 5 * ms);
    const { counts } = seen.latency.histogram;
    expect([counts[bucketOf(11 * ms)], counts[bucketOf(16 * ms)]]).toEqual([
      1_000_000 - seen.coldStarts,
      seen.coldStarts,
    ]);
  });
});

describe("the window", () => {
  const run = { windowStart: 10 * s, windowEnd: 20 * s, month: 730 * h };
  const requests: readonly HandMade[] = [
    { at: 9 * s, cpu: ms, io: 3 * s - ms },
    { at: 11 * s, cpu: 2 * ms, io: s - 2 * ms },
    { at: 19 * s, cpu: 4 * ms, io: 5 * s - 4 * ms },
  ];

  test("counts in full what arrives in it, and in service whoever is there", () => {
    const seen = serveWorker(requests, { worker: plain }, run);
    expect([seen.offered, seen.completed, seen.latency.sum]).toEqual([2, 2, 6 * s]);
    expect(seen.usage).toMatchObject({ requests: 2, cpuMilliseconds: 6, accountMonths: 10 / (730 * 3600) });
    expect([seen.concurrencyTime, seen.peakConcurrency]).toEqual([4 * s, 2]);
  });
});

test("failed requests are billed, and have no latency", () => {
  const workload = "arrivals: {kind: constant, rate: 1/s}, work: {cpu: 3ms}, failures: 100%, response: 1MB";
  const seen = serveWorker([{ at: 0, cpu: 3 * ms }], { worker: plain, workload });
  expect([seen.failed, seen.completed, seen.latency.sum, seen.usage.cpuMilliseconds]).toEqual([1, 0, 0, 3]);
});
