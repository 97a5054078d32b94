import { describe, expect, test } from "vitest";
import type { Autoscaler, GroupSample } from "../../../src/platforms/autoscaling/autoscaler.ts";
import { openfaasCommunity } from "../../../src/platforms/autoscaling/openfaas-community.ts";
import { type OpenfaasPro, openfaasPro } from "../../../src/platforms/autoscaling/openfaas-pro.ts";
import { m, s } from "../hand-made.ts";

interface Sight {
  /** Requests per second. */
  readonly rate?: number;
  readonly inFlight?: number;
  readonly vcpus?: number;
}

interface Script {
  readonly start?: number;
  readonly min?: number;
  readonly max?: number;
}

/** The sizes after each decision of a group whose pods are ready as soon as they are wanted: one sight every 5 s. */
function sizes<Policy, State>(
  rule: Autoscaler<Policy, State>,
  policy: Policy,
  sights: readonly Sight[],
  { start = 1, min = 0, max = 20 }: Script = {},
): number[] {
  const { sample, samplesPerDecision, memory } = rule.rhythm(policy);
  const samples: GroupSample[] = [];
  let state = rule.start(policy, start);
  let current = start;
  const found: number[] = [];
  for (const [index, { rate = 0, inFlight = 0, vcpus = 0 }] of sights.entries()) {
    const ready = current;
    samples.push({ counted: ready, vcpus, slots: 0, inService: ready, concurrency: inFlight, requests: rate });
    if ((index + 1) % samplesPerDecision !== 0) continue;
    const now = (index + 1) * sample;
    const seen = samples.slice(-memory);
    const decision = rule.decide({ now, current, ready, samples: seen, instance, min, max }, policy, state);
    state = decision.state;
    current = decision.desired;
    expect(decision.throughLine).toBe(false);
    found.push(current);
  }
  return found;
}

const instance = { vcpus: 1, slots: 100 };
const times = (count: number, sight: Sight): Sight[] => Array.from({ length: count }, () => sight);

const pro = (changes: Partial<OpenfaasPro> = {}): OpenfaasPro => {
  return { metric: "rps", target: 50, proportion: 0.9, min: 1, downWindow: 0, zeroAfter: null, ...changes };
};

describe("Pro", () => {
  test("the docs' own examples: requests in flight at a target of five", () => {
    const policy = pro({ metric: "capacity", target: 5, proportion: 1 });
    expect(sizes(openfaasPro, policy, times(2, { inFlight: 15 }))).toEqual([3]); // 1 x 15 / 5
    expect(sizes(openfaasPro, policy, times(2, { inFlight: 25 }), { start: 3 })).toEqual([5]); // 3 x 8.33 / 5
    const cautious = pro({ metric: "capacity", target: 100, proportion: 0.7 });
    expect(sizes(openfaasPro, cautious, times(2, { inFlight: 90 }))).toEqual([2]); // 90 / 70
    expect(sizes(openfaasPro, cautious, times(2, { inFlight: 70 }))).toEqual([1]);
  });

  test("requests per second: 90 % of fifty, mean of the last 30 s", () => {
    expect(sizes(openfaasPro, pro(), times(2, { rate: 45 }))).toEqual([1]);
    expect(sizes(openfaasPro, pro(), times(2, { rate: 45.5 }))).toEqual([2]);
    // 300 a second from 20 s on: means of 0, 0, 100 (2 of 6), 200, 300 from 40 s on.
    const step = [...times(4, {}), ...times(8, { rate: 300 })];
    expect(sizes(openfaasPro, pro(), step)).toEqual([1, 1, 3, 5, 7, 7]); // 100 / 45, 200 / 45, 300 / 45
  });

  test("requests in flight: the most of the last 45 s", () => {
    const policy = pro({ metric: "capacity", target: 10, proportion: 1 });
    const peak = [{ inFlight: 40 }, ...times(11, { inFlight: 10 })];
    // The peak of the first 5 s is in sight until 45 s.
    expect(sizes(openfaasPro, policy, peak)).toEqual([4, 4, 4, 4, 1, 1]);
  });

  test("CPU: thousandths of a vCPU, the latest two samples", () => {
    const policy = pro({ metric: "cpu", target: 500, proportion: 0.8 });
    expect(sizes(openfaasPro, policy, [{ vcpus: 1.2 }, { vcpus: 1.3 }, { vcpus: 0.4 }, { vcpus: 0.4 }])).toEqual([
      4, 1,
    ]);
  });

  test("within its own minimum and the pool's maximum", () => {
    expect(sizes(openfaasPro, pro({ min: 3 }), times(2, {}), { start: 3 })).toEqual([3]);
    expect(sizes(openfaasPro, pro(), times(2, { rate: 5000 }))).toEqual([20]);
  });

  test("a down window: only down to its highest recommendation, up at once", () => {
    const policy = pro({ metric: "cpu", target: 1000, proportion: 1, downWindow: 30 * s });
    const loads = [8, 5, 4, 3, 2, 2, 9].flatMap((vcpus) => times(2, { vcpus }));
    // At 40 s the eight of 10 s is no longer in sight.
    expect(sizes(openfaasPro, policy, loads)).toEqual([8, 8, 8, 5, 4, 3, 9]);
    expect(sizes(openfaasPro, pro({ ...policy, downWindow: 0 }), loads)).toEqual([8, 5, 4, 3, 2, 2, 9]);
  });

  test("to zero after so long without a request, and not back by itself; off by default", () => {
    const busy = [...times(2, { rate: 1 }), ...times(2 * 6 * 15 + 4, {})];
    const idled = sizes(openfaasPro, pro({ zeroAfter: 15 * m }), busy);
    // The last request came in the first 10 s.
    expect(idled.indexOf(0)).toBe(15 * 6);
    expect(idled.slice(15 * 6)).toEqual([0, 0, 0]);
    expect(sizes(openfaasPro, pro(), busy)).not.toContain(0);
    // One that takes longer than that is no idle function.
    const long = times(2 * 6 * 20, { inFlight: 1 });
    expect(sizes(openfaasPro, pro({ zeroAfter: 15 * m }), long)).not.toContain(0);
  });

  test("the size that a steady load keeps, and the words for it", () => {
    const load = { vcpus: 1.2, concurrency: 90, requests: 100 };
    expect(openfaasPro.steadySize(pro(), load, instance)).toBe(3); // 2.2
    expect(openfaasPro.steadySize(pro({ metric: "capacity" }), load, instance)).toBe(2);
    expect(openfaasPro.steadySize(pro({ metric: "cpu", target: 500 }), load, instance)).toBe(3); // 2.7
    expect(openfaasPro.steadySize(pro({ min: 4 }), load, instance)).toBe(4);
    expect(openfaasPro.describe(pro())).toBe("at 45 requests/s each");
  });
});

describe("Community Edition", () => {
  const policy = { threshold: 5, factor: 0.2 };
  const bounds = { min: 1, max: 5 };

  test("one alert adds a step at a time, and its end takes all back", () => {
    // 6 a second for 120 s. Above at 15 s, seen again at 30 s: the alert. Notices at 35, 65, 95 and 125 s.
    const sights = [...times(24, { rate: 6 }), ...times(6, {})];
    const found = sizes(openfaasCommunity, policy, sights, bounds);
    const at = (seconds: number) => found[seconds / 5 - 1];
    expect([30, 35, 60, 65, 90, 95, 120, 125].map(at)).toEqual([1, 2, 2, 3, 3, 4, 4, 5]);
    // Quiet from 120 s on; at 135 s the alert is over, and the message of that instant says so.
    expect([130, 135].map(at)).toEqual([5, 1]);
  });

  test("at the threshold nothing happens, nor above it once", () => {
    expect(sizes(openfaasCommunity, policy, times(40, { rate: 5 }), bounds)).toEqual(times(40, {}).map(() => 1));
    // Above at 15 s, no longer at 30 s.
    const short = [...times(4, { rate: 50 }), ...times(10, {})];
    expect(sizes(openfaasCommunity, policy, short, bounds)).not.toContain(2);
  });

  test("the rate is the mean of 10 s", () => {
    // 8 and 1 make 4.5; 8 and 3 make 5.5.
    const alternate = (low: number) => Array.from({ length: 12 }, (_, i) => ({ rate: i % 2 === 0 ? 8 : low }));
    expect(sizes(openfaasCommunity, policy, alternate(1), bounds)).not.toContain(2);
    expect(sizes(openfaasCommunity, policy, alternate(3), bounds)).toContain(2);
  });

  test("steps are a share of the maximum, rounded up, and stop at it", () => {
    const found = sizes(openfaasCommunity, policy, times(30, { rate: 6 }), { min: 1, max: 4 });
    expect(found.at(-1)).toBe(4);
    expect(found[35 / 5 - 1]).toBe(2); // 0.8 rounded up
    expect(sizes(openfaasCommunity, { ...policy, factor: 1 }, times(8, { rate: 6 }), bounds).at(-1)).toBe(5);
  });

  test("a steady load above the threshold ends at the maximum", () => {
    const load = { vcpus: 0, concurrency: 0, requests: 5.1 };
    expect(openfaasCommunity.steadySize(policy, load, instance)).toBe(Number.POSITIVE_INFINITY);
    expect(openfaasCommunity.steadySize(policy, { ...load, requests: 5 }, instance)).toBe(0);
  });
});
