import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GroupSample } from "../../../src/platforms/autoscaling/autoscaler.ts";
import { type KnativeKpa, type KpaState, knativeKpa } from "../../../src/platforms/autoscaling/knative-kpa.ts";
import { kpaPolicy } from "../../../src/platforms/knative/kpa-policy.ts";
import { s } from "../hand-made.ts";

/** Knative's defaults with containers of ten requests: seven at once are the target of a pod. */
const defaults = kpaPolicy({}, 10);

interface Instant {
  /** Requests at once, or requests per second, in the two seconds before the decision. */
  readonly load: number;
  readonly ready: number;
  readonly current?: number;
}

interface Script {
  readonly policy?: Partial<KnativeKpa>;
  /** Pods that the run starts with. */
  readonly start?: number;
  readonly min?: number;
  readonly max?: number;
}

/** What the rule decides every two seconds, each with the state after it. */
function play(instants: readonly Instant[], { policy: changes, start = 1, min = 0, max = 1000 }: Script = {}) {
  const policy = { ...defaults, ...changes };
  const { memory } = knativeKpa.rhythm(policy);
  const samples: GroupSample[] = [];
  let state: KpaState = knativeKpa.start(policy, start);
  return instants.map(({ load, ready, current = ready }, index) => {
    const sample = { counted: ready, vcpus: 0, slots: 0, inService: ready, concurrency: load, requests: load };
    samples.push(sample, sample);
    const observation = {
      ...{ now: 2 * (index + 1) * s, current, ready, min, max },
      samples: samples.slice(-memory),
      instance: { vcpus: 1, slots: 10 },
    };
    const decision = knativeKpa.decide(observation, policy, state);
    state = decision.state;
    return decision;
  });
}

const desired = (instants: readonly Instant[], script?: Script): number[] =>
  play(instants, script).map((decision) => decision.desired);

/** So many instants alike. */
const times = (count: number, instant: Instant): Instant[] => Array.from({ length: count }, () => instant);

describe("the target", () => {
  test("a container of ten at 70 %: a second pod when more than seven are there at once (WX-KN-1)", () => {
    expect(desired([{ load: 7, ready: 1 }])).toEqual([1]);
    expect(desired([{ load: 7.1, ready: 1 }])).toEqual([2]);
    expect(knativeKpa.describe(defaults)).toBe("at 7 requests at once each, 70 % of 10");
  });

  test("without a limit 70 % of 100 (WX-KN-1)", () => {
    const policy = kpaPolicy({}, 0);
    expect(desired([{ load: 70, ready: 1 }], { policy })).toEqual([1]);
    expect(desired([{ load: 70.1, ready: 1 }], { policy })).toEqual([2]);
  });

  test("requests per second: 70 % of 200; a target of one's own; never more at once than a container takes", () => {
    const rps = kpaPolicy({ metric: "rps" }, 10);
    expect(desired([{ load: 140, ready: 1 }], { policy: rps })).toEqual([1]);
    expect(desired([{ load: 140.1, ready: 1 }], { policy: rps })).toEqual([2]);
    expect(kpaPolicy({ target: 50 }, 10).total).toBe(10);
    expect(kpaPolicy({ target: 5 }, 10).total).toBe(5);
    expect(kpaPolicy({ target: 5 }, 0).total).toBe(5);
    expect(kpaPolicy({ metric: "rps", target: 50 }, 10).total).toBe(50);
  });

  test("the size that a steady load keeps", () => {
    const load = { vcpus: 1, concurrency: 21.1, requests: 900 };
    const instance = { vcpus: 1, slots: 10 };
    expect(knativeKpa.steadySize(defaults, load, instance)).toBe(4);
    expect(knativeKpa.steadySize(kpaPolicy({ metric: "rps" }, 10), load, instance)).toBe(7); // 6.4
  });
});

describe("averages", () => {
  test("over what there is while the window is young, then over all of it", () => {
    // Ten at once in seconds 1 to 4, none later: 40 over the seconds so far, then over 60.
    const instants = [...times(2, { load: 10, ready: 1 }), ...times(30, { load: 0, ready: 1 })];
    const wishes = desired(instants, {
      policy: { total: 1, utilisation: 1, maxScaleDownRate: 1000, panicThreshold: 99 },
    });
    // 10, 10, 40 / 6 = 6.7, 40 / 8 = 5, 4, 3.3, 2.9, 2.5, 2.2, 2
    expect(wishes.slice(0, 10)).toEqual([10, 10, 7, 5, 4, 4, 3, 3, 3, 2]);
    // Until second 60 the four seconds are in the window; at 62 two of them are left, 20 / 60; at 64 none, nor any pod.
    expect(wishes.slice(28)).toEqual([1, 1, 1, 0]);
  });

  test("the panic window forgets after six seconds", () => {
    // A pod that is worth one request; 12 in seconds 1 and 2, then 3: panic sees 12, 7.5, 6, 3.
    const policy = { total: 1, utilisation: 1 };
    const line = play([{ load: 12, ready: 20 }, ...times(3, { load: 3, ready: 20 })], { policy, start: 1 });
    expect(line.map(({ throughLine }) => throughLine)).toEqual([true, true, true, true]);
    // 20 pods of one request less 5 to spare less the panic average: 3, 7.5, 9, 12.
    const spared = play([{ load: 12, ready: 20 }, ...times(3, { load: 3, ready: 20 })], {
      policy: { ...policy, targetBurstCapacity: 9 },
    });
    expect(spared.map(({ throughLine }) => throughLine)).toEqual([true, false, false, false]);
  });

  test("after a whole window in which nobody wrote anything the record begins anew", () => {
    const policy = { total: 1, utilisation: 1, panicThreshold: 99, stableWindow: 6 * s };
    const instants = [{ load: 6, ready: 1 }, ...times(4, { load: 0, ready: 0 }), { load: 6, ready: 0 }];
    // Eight seconds of silence, then six at once: six pods, and not the third that a full window would want.
    expect(desired(instants, { policy }).at(-1)).toBe(6);
    // Two seconds of silence count as zeros: 24 over six seconds.
    const short = [
      { load: 6, ready: 1 },
      { load: 0, ready: 0 },
      { load: 6, ready: 0 },
    ];
    expect(desired(short, { policy }).at(-1)).toBe(4);
  });
});

describe("rates", () => {
  test("at most so many times the ready pods, rounded up; none ready count as one", () => {
    const policy = { maxScaleUpRate: 1.5, panicThreshold: 99 };
    expect(desired([{ load: 700, ready: 1 }], { policy })).toEqual([2]);
    expect(desired([{ load: 700, ready: 5 }], { policy })).toEqual([8]);
    expect(desired([{ load: 700, ready: 0 }], { policy, start: 0 })).toEqual([2]);
    expect(desired([{ load: 7, ready: 10 }], { policy: { ...policy, maxScaleUpRate: 1.1 } })).toEqual([5]);
  });

  test("at least a part of the ready pods, rounded down", () => {
    const policy = { panicThreshold: 99 };
    const script = { policy, start: 1 };
    expect(desired([{ load: 7, ready: 9 }], script)).toEqual([4]);
    expect(desired([{ load: 35, ready: 9 }], script)).toEqual([5]);
    expect(desired([{ load: 7, ready: 9 }], { policy: { ...policy, maxScaleDownRate: 10 } })).toEqual([1]);
  });

  test("within the bounds in force", () => {
    expect(desired([{ load: 700, ready: 1 }], { max: 20 })).toEqual([20]);
    expect(desired([{ load: 0, ready: 3 }], { min: 3 })).toEqual([3]);
  });

  test("an activation scale is the least that any need wants", () => {
    const policy = { activationScale: 4, panicThreshold: 99 };
    expect(desired([{ load: 1, ready: 0 }], { policy, start: 0 })).toEqual([4]);
    expect(desired([{ load: 0, ready: 1 }], { policy })).toEqual([1]);
  });
});

describe("panic", () => {
  const calm = { load: 7, ready: 1 };

  test("begins where the short window needs twice the ready pods", () => {
    expect(play([calm, { load: 13, ready: 1 }]).at(-1)!.state.panicSince).toBe(4 * s); // (14 + 26) / 4 = 10: two pods
    expect(play([calm, { load: 7, ready: 1 }]).at(-1)!.state.panicSince).toBeNull();
    expect(play([{ load: 27, ready: 3 }]).at(-1)!.state.panicSince).toBeNull(); // four of three
    expect(play([{ load: 36, ready: 3 }]).at(-1)!.state.panicSince).toBe(2 * s); // six of three
  });

  test("the larger of both wishes counts, and nothing is taken back", () => {
    const minute = times(30, calm);
    // 70 at once for two seconds: the short window has (14 + 14 + 140) / 6 = 28, four pods; the long one 9.1, two.
    const surge = [
      { load: 70, ready: 1 },
      { load: 7, ready: 4 },
      { load: 7, ready: 4 },
      { load: 7, ready: 4 },
    ];
    expect(desired([...minute, ...surge]).slice(30)).toEqual([4, 4, 4, 4]);
    // Without panic the long window alone decides: two pods.
    expect(desired([...minute, ...surge], { policy: { panicThreshold: 99 } }).slice(30)).toEqual([2, 2, 2, 2]);
  });

  test("a new surge prolongs it, and it ends a stable window after the last, not at it", () => {
    const surge = { load: 70, ready: 1 };
    const after = (count: number, ready = 10) => times(count, { load: 7, ready });
    // At 2 s ten pods of one are wanted; at 4 s they are there.
    expect(desired([surge, ...after(31)])).toEqual([...times(31, calm).map(() => 10), 5]);
    // Panic since 2 s; 2 + 60 < now first holds at 64 s, the 32nd decision: half of the ten stay.
    const twice = [surge, ...after(10), { load: 150, ready: 10 }, ...after(31)];
    const states = play(twice).map(({ state }) => state.panicSince);
    // (7 + 7 + 7 + 7 + 150 + 150) / 6 = 54.7 needs eight of ten: no surge. Nothing is prolonged.
    expect(states[11]).toBe(2 * s);
    const larger = [surge, ...after(10), { load: 500, ready: 10 }, ...after(31, 25)];
    // 171.3: 25 pods of ten.
    const prolonged = play(larger);
    expect(prolonged[11]!.state.panicSince).toBe(24 * s);
    expect(prolonged[11]!.desired).toBe(25);
    // 24 + 60 < now first holds at 86 s, the 43rd decision.
    expect(prolonged.slice(11, 42).map((decision) => decision.desired)).toEqual(times(31, calm).map(() => 25));
    expect(prolonged[42]!.state.panicSince).toBeNull();
    expect(prolonged[42]!.state.mostPanicPods).toBe(0);
  });

  test("a service of several pods starts in it, so that none is lost before anything is known", () => {
    const idle = times(32, { load: 0.1, ready: 8 });
    expect(desired(idle, { start: 8 })).toEqual([...times(30, calm).map(() => 8), 4, 4]); // 0 + 60 < now from 62 s on
    expect(desired(idle.slice(0, 1), { start: 1 })).toEqual([4]);
  });
});

describe("the last pod", () => {
  /** Busy for ten seconds, then nothing. */
  const script = [...times(5, { load: 5, ready: 1 }), ...times(60, { load: 0, ready: 1 })];
  const endsAt = (changes: Partial<KnativeKpa>): number => 2 * (1 + desired(script, { policy: changes }).indexOf(0));

  test("behind the activator all the while: it ends when the whole stable window is empty", () => {
    // The last busy second is the tenth; seconds 11 to 70 are empty.
    expect(endsAt({})).toBe(70);
  });

  test("the activator first comes into the path at that moment: the grace period passes", () => {
    expect(endsAt({ targetBurstCapacity: 0 })).toBe(100);
    expect(endsAt({ targetBurstCapacity: 0, gracePeriod: 10 * s })).toBe(80);
  });

  test("a retention period holds it in any case", () => {
    expect(endsAt({ retention: 20 * s })).toBe(90);
    expect(endsAt({ retention: 40 * s })).toBe(110);
  });

  test("it stays where scaling to zero is off, or the minimum says so", () => {
    expect(desired(script, { policy: { scaleToZero: false } })).not.toContain(0);
    expect(desired(script, { min: 1 })).not.toContain(0);
  });

  test("a service that has become active stays so for a stable window, whatever it was woken for", () => {
    const woken = [
      { load: 1, ready: 0, current: 1 },
      { load: 1, ready: 0, current: 1 },
      ...times(40, { load: 0, ready: 1 }),
    ];
    const wishes = desired(woken, { start: 0, policy: { stableWindow: 30 * s } });
    // Ready at 6 s, so active until 36 s; the window is empty from 34 s on.
    expect(wishes.indexOf(0)).toBe(36 / 2 - 1);
  });

  test("pods that start are left alone while nothing is ready", () => {
    expect(desired([{ load: 0, ready: 0, current: 3 }], { start: 0 })).toEqual([3]);
    expect(desired([{ load: 0, ready: 0, current: 0 }], { start: 0 })).toEqual([0]);
  });

  test("a request in the grace period makes it active again", () => {
    const policy = { targetBurstCapacity: 0 };
    const back = [...script.slice(0, 40), { load: 5, ready: 1 }, ...times(60, { load: 0, ready: 1 })];
    const decisions = play(back, { policy });
    // Inactive from 70 s on; the request of seconds 81 and 82 takes the activator out of the path.
    expect(decisions[39]!.throughLine).toBe(true);
    expect(decisions[40]!.throughLine).toBe(false);
    // Empty from 83 s on, so a whole window at 142 s, and the grace period after it.
    expect(2 * (1 + decisions.findIndex((decision) => decision.desired === 0))).toBe(172);
  });
});

describe("the activator", () => {
  const isBehind = (load: number, ready: number, policy: Partial<KnativeKpa> = {}) =>
    play([{ load, ready }], { policy: { ...kpaPolicy({}, 100), ...policy }, start: ready })[0]!.throughLine;

  test("is in the path while the pods have less than 211 requests to spare", () => {
    expect(isBehind(0.5, 2)).toBe(true); // 200 - 211 - 0.5
    expect(isBehind(89, 3)).toBe(false); // 300 - 211 - 89 = 0
    expect(isBehind(89.5, 3)).toBe(true); // -0.5, rounded down
  });

  test("always with -1; never with 0, but from zero", () => {
    expect(isBehind(1, 50, { targetBurstCapacity: -1 })).toBe(true);
    expect(isBehind(5000, 1, { targetBurstCapacity: 0 })).toBe(false);
    expect(isBehind(1, 0, { targetBurstCapacity: 0 })).toBe(true);
  });

  test("from the start as for the pods that a run starts with", () => {
    const policy = kpaPolicy({}, 100);
    expect([2, 3].map((pods) => knativeKpa.startsThroughLine!(policy, pods))).toEqual([true, false]);
  });
});

test("a delay follows the highest wish of its span", () => {
  const policy = { scaleDownDelay: 6 * s, panicThreshold: 99, stableWindow: 6 * s };
  const instants = [...times(3, { load: 70, ready: 10 }), ...times(6, { load: 0.1, ready: 10 })];
  // The window of 6 s forgets: 10, 7 (46.7), 4 -> half of ten, five; wishes 10, 10, 10, 7, 5, 5, 5, 5, 5.
  expect(desired(instants, { policy: { ...policy, scaleDownDelay: 0 } })).toEqual([10, 10, 10, 7, 5, 5, 5, 5, 5]);
  expect(desired(instants, { policy })).toEqual([10, 10, 10, 10, 10, 7, 5, 5, 5]);
});

test("laws: within bounds; never down in panic; more load never wants fewer (a failure prints its seed)", () => {
  const load = fc.double({ min: 0, max: 200, noNaN: true });
  const instants = fc.array(fc.record({ load, ready: fc.integer({ min: 0, max: 12 }) }), { maxLength: 80 });
  fc.assert(
    fc.property(instants, fc.double({ min: 1, max: 5, noNaN: true }), (script, factor) => {
      const decisions = play(script, { max: 30 });
      let before: (typeof decisions)[number] | null = null;
      for (const decision of decisions) {
        expect(decision.desired).toBeGreaterThanOrEqual(0);
        expect(decision.desired).toBeLessThanOrEqual(30);
        const stays = before?.state.panicSince != null && decision.state.panicSince !== null;
        if (stays) expect(decision.state.mostPanicPods).toBeGreaterThanOrEqual(before!.state.mostPanicPods);
        before = decision;
      }
      const busier = desired(
        script.map((instant) => ({ ...instant, load: instant.load * factor })),
        { max: 30 },
      );
      const first = decisions[0];
      if (first !== undefined) expect(busier[0]).toBeGreaterThanOrEqual(first.desired);
    }),
  );
});
