import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { erlangB } from "../../../src/engine/laws/erlang-b.ts";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import { estimateMean } from "../../../src/engine/statistics/estimate-mean.ts";
import { billedMilliseconds, constant, type FunctionCase, serveFunction } from "../aws-lambda/hand-made-function.ts";
import { ms, plain, s } from "../hand-made.ts";

const coldStart = { setup: constant(0), init: constant(0), firstCall: constant(0) };
const retry = { attempts: 3, base: s, cap: 20 * s };
const one = { coldStart, concurrencyLimit: 1, retry };

/** The waits that the first refusals of a run draw: a share of the ceilings 1 s, 2 s ... */
function waits(count: number): readonly number[] {
  const stream = new RandomStream({ seed: 1, replication: 0, name: "retry" });
  return Array.from({ length: count }, (_, i) => Math.round(stream.next() * (s << i)));
}

describe("one instance, busy from the start", () => {
  const [first, second] = waits(2) as [number, number];

  test("refused three times: throttled once, after two further attempts", () => {
    const calls = [
      { at: 0, io: 20 * s },
      { at: s, io: s },
    ];
    const seen = serveFunction(calls, { settings: one });
    expect([seen.offered, seen.completed, seen.throttled, seen.retried]).toEqual([2, 1, 1, 2]);
    expect(seen.throttledBy.account).toBe(1);
  });

  test("free in between: served at the third attempt, and latency counts from the first", () => {
    const calls = [
      { at: 0, io: s + first + second - 1 },
      { at: s, io: 50 * ms },
    ];
    const seen = serveFunction(calls, { settings: one });
    expect([seen.completed, seen.throttled, seen.retried]).toEqual([2, 0, 2]);
    expect(seen.latency.sum).toBe(s + first + second - 1 + first + second + 50 * ms);
    expect(seen.wait.sum).toBe(first + second);
    expect(seen.serviceTime).toBe(s + first + second - 1 + 50 * ms);
    expect(seen.usage.requests).toBe(2);
    expect(seen.peakConcurrency).toBe(1);
  });

  test("at one instant: departure, then retry, then arrival", () => {
    const free = s + first;
    const calls = [
      { at: 0, io: free },
      { at: s, io: s },
      { at: free, io: s },
    ];
    const seen = serveFunction(calls, { settings: { ...one, retry: { ...retry, attempts: 2 } } });
    // The retry takes the place; the arrival of the same instant is refused, and refused again within the next second.
    expect([seen.completed, seen.throttled, seen.retried]).toEqual([2, 1, 2]);
    expect(seen.latency.max).toBe(Math.max(free, first + s));
  });

  test("no retry: one attempt", () => {
    const calls = [
      { at: 0, io: 20 * s },
      { at: s, io: s },
    ];
    const seen = serveFunction(calls, { settings: { ...one, retry: null } });
    expect([seen.throttled, seen.retried]).toEqual([1, 0]);
  });
});

test("waits are capped, and the front door meters every attempt", () => {
  const calls = [
    { at: 0, io: 800 * s },
    { at: s, io: s },
  ];
  const settings = { ...one, timeout: 900 * s, retry: { attempts: 20, base: s, cap: 4 * s } };
  const seen = serveFunction(calls, { settings: { ...settings, frontDoor: "aws-http-api" } });
  // At most 1 + 2 + 17 x 4 = 71 s: over long before the instance is free.
  expect([seen.throttled, seen.retried, seen.usage.apiRequests]).toEqual([1, 19, 21]);
});

describe("the window", () => {
  const run = { windowStart: 10 * s, windowEnd: 20 * s, seriesStep: s };

  test("a request of the warm-up that comes again in the window is not counted, though it holds an instance", () => {
    const calls = [
      { at: 9 * s, io: s },
      { at: 10 * s - 1, io: 5 * s },
    ];
    const seen = serveFunction(calls, { run, settings: { ...one, retry: { attempts: 9, base: 4 * s, cap: 4 * s } } });
    expect([seen.offered, seen.completed, seen.throttled, seen.retried, seen.latency.sum]).toEqual([0, 0, 0, 0, 0]);
    expect(billedMilliseconds(seen)).toBe(0);
    expect([seen.peakConcurrency, seen.concurrencyTime]).toEqual([1, 5 * s]);
    expect(seen.serviceTime).toBe(0);
  });

  test("what is still waiting at the end is served after it, and counted, but raises no peak", () => {
    const calls = [15, 19.99, 19.99, 19.99].map((at, i) => ({ at: at * s, io: i === 0 ? 5 * s : ms }));
    const seen = serveFunction(calls, { run, settings: { ...one, retry: { attempts: 50, base: s, cap: s } } });
    expect([seen.offered, seen.completed, seen.throttled]).toEqual([4, 4, 0]);
    expect([seen.peakConcurrency, seen.concurrencyTime]).toEqual([1, 5 * s]);
    expect(billedMilliseconds(seen)).toBeCloseTo(5003, 9);
  });

  test("who ends refused after the end counts in the last step", () => {
    const calls = [
      { at: 15 * s, io: 25 * s },
      { at: 19 * s, io: ms },
    ];
    const seen = serveFunction(calls, { run, settings: { ...one, retry: { attempts: 3, base: 4 * s, cap: 8 * s } } });
    expect([seen.throttled, seen.series.throttled.at(-1)]).toEqual([1, 1]);
  });
});

test("attempts = 1 + p + p^2 where a further attempt meets the same chance of refusal", () => {
  // Waits of up to 100 services part the attempts, so each meets Erlang B of the load that all attempts bring together.
  const [load, limit, longest, count, runs] = [20, 20, 100 * s, 150_000, 6];
  const retrying = { attempts: 3, base: longest, cap: longest };
  const settings = { coldStart, concurrencyLimit: limit, timeout: 900 * s, retry: retrying };
  const seen = Array.from({ length: runs }, (_, replication) => {
    const random = new RandomStream({ seed: 7, replication, name: "calls" });
    const exponential = (mean: number) => Math.round(-Math.log(random.next()) * mean);
    let at = 0;
    const calls = Array.from({ length: count }, () => {
      at += exponential(s / load);
      return { at, io: exponential(s) };
    });
    return serveFunction(calls, {
      run: { windowStart: 5 * longest, windowEnd: at + 1, seriesStep: longest },
      settings,
    });
  });
  let p = 0;
  for (let i = 0; i < 200; i++) p = erlangB(load * (1 + p + p * p), limit);
  expect(p).toBeCloseTo(0.4, 2);
  const agree = (values: readonly number[], expected: number, slack: number) => {
    const { mean, low, high } = estimateMean(values, { range: [0, 3] });
    const halfWidth = (high! - low!) / 2;
    expect(Math.abs(mean! - expected)).toBeLessThan(2 * halfWidth + slack);
    expect(halfWidth + slack).toBeLessThan(0.03);
  };
  // Of a window of 7,000 s the attempts that fall into the hundred seconds after it meet no new requests.
  const slack = (100 / 7000) * p;
  agree(
    seen.map(({ offered, retried }) => (offered + retried) / offered),
    1 + p + p * p,
    slack,
  );
  agree(
    seen.map(({ offered, throttled }) => throttled / offered),
    p * p * p,
    slack,
  );
});

describe("laws", () => {
  const calls = fc
    .array(fc.tuple(fc.nat({ max: 400 * ms }), fc.nat({ max: 3 * s })), { minLength: 1, maxLength: 120 })
    .map((gaps) => {
      let at = 0;
      return gaps.map(([gap, io]) => ({ at: (at += gap), io }));
    });
  const run = { windowStart: 3 * s, windowEnd: 3600 * s, seriesStep: s * 10 };

  test("every request ends exactly once, whatever is refused, retried, cut or fails", () => {
    const doors = ["none", "aws-rest-api", "aws-alb", "aws-function-url"] as const;
    fc.assert(
      fc.property(
        calls,
        fc.record({
          attempts: fc.integer({ min: 2, max: 5 }),
          base: fc.nat({ max: 2 * s }),
          cap: fc.nat({ max: 5 * s }),
        }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(0, 0.1, 1),
        fc.constantFrom(...doors),
        (requests, drawn, concurrencyLimit, failures, frontDoor) => {
          const settings = { concurrencyLimit, retry: drawn, frontDoor, timeout: 2 * s };
          const seen = serveFunction(requests, { run, settings, workload: { failures } });
          const { completed, throttled, rejected, timedOut, failed, offered } = seen;
          expect(completed + throttled + rejected + timedOut + failed).toBe(offered);
          expect(offered).toBe(requests.filter(({ at }) => at >= run.windowStart).length);
          expect(Object.values(seen.throttledBy).reduce((sum, count) => sum + count, 0)).toBe(throttled);
          expect(seen.retried).toBeLessThanOrEqual(offered * (drawn.attempts - 1));
          expect(seen.retried).toBeGreaterThanOrEqual(throttled * (drawn.attempts - 1));
          expect(seen.latency.histogram.total()).toBe(completed + timedOut);
          expect(seen.wait.histogram.total()).toBe(completed + timedOut + failed);
          expect(seen.usage.requests).toBe(completed + timedOut + failed);
          if (failures === 1) expect(completed).toBe(0);
          if (failures === 0) expect(failed).toBe(0);
        },
      ),
    );
  });

  test("one by one and in the fast loop: the same observation", () => {
    // Failures that never happen, or retries where nothing is refused, leave the fast loop and change nothing else.
    const ways: readonly (readonly [FunctionCase, FunctionCase])[] = [
      [{}, { workload: { failures: Number.MIN_VALUE } }],
      [{ settings: { concurrencyLimit: 3 } }, { settings: { concurrencyLimit: 3 }, workload: { failures: 1e-300 } }],
      [{ settings: { provisionedConcurrency: 2 } }, { settings: { provisionedConcurrency: 2, retry } }],
      [{ settings: { frontDoor: "aws-http-api" } }, { settings: { frontDoor: "aws-http-api", retry } }],
    ];
    fc.assert(
      fc.property(
        calls,
        fc.constantFrom(...ways),
        fc.integer({ min: 1, max: 50 }),
        (requests, [fast, slow], perBlock) => {
          expect(plain(serveFunction(requests, { ...slow, run, perBlock }))).toEqual(
            plain(serveFunction(requests, { ...fast, run })),
          );
        },
      ),
    );
  });

  test("blocks of any length give the same observation", () => {
    const settings = { ...one, concurrencyLimit: 2 };
    fc.assert(
      fc.property(calls, fc.integer({ min: 1, max: 20 }), (requests, perBlock) => {
        const workload = { failures: 0.2 };
        expect(plain(serveFunction(requests, { run, settings, workload, perBlock }))).toEqual(
          plain(serveFunction(requests, { run, settings, workload })),
        );
      }),
    );
  });
});

describe("failures", () => {
  const calls = Array.from({ length: 1000 }, (_, i) => ({ at: i * 10 * ms, io: 5 * ms + 1 }));
  const share = 0.3;

  test("as many as the stream says; billed for their duration, not in the latencies", () => {
    const stream = new RandomStream({ seed: 1, replication: 0, name: "failures" });
    const draws = new Float64Array(1000);
    stream.fill(draws, 1000);
    const expected = draws.filter((draw) => draw <= share).length;
    const seen = serveFunction(calls, { settings: { coldStart }, workload: { failures: share, response: 1024 ** 3 } });
    expect([seen.failed, seen.completed]).toEqual([expected, 1000 - expected]);
    expect(seen.latency.sum).toBe((1000 - expected) * (5 * ms + 1));
    expect(billedMilliseconds(seen)).toBeCloseTo(6000, 9);
    expect([seen.usage.requests, seen.usage.egressGb]).toEqual([1000, 1000 - expected]);
  });

  test("a failing request that is cut by the timeout has timed out", () => {
    const seen = serveFunction([{ at: 0, io: 5 * s }], { settings: { timeout: s }, workload: { failures: 1 } });
    expect([seen.timedOut, seen.failed]).toEqual([1, 0]);
  });

  test("failures are not offered again", () => {
    const seen = serveFunction(calls, { settings: { coldStart, retry }, workload: { failures: 1 } });
    expect([seen.failed, seen.retried]).toEqual([1000, 0]);
  });
});
