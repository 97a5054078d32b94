import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import { DenseIdleSet } from "../../../src/platforms/function-pool/dense-idle-set.ts";
import { NewestIdleSet } from "../../../src/platforms/function-pool/newest-idle-set.ts";
import { ReleaseOrderedIdleSet } from "../../../src/platforms/function-pool/release-ordered-idle-set.ts";
import type { RoutingPolicy } from "../../../src/platforms/function-pool/routing.ts";
import { routingPolicyNames } from "../../../src/platforms/function-pool/routing.ts";
import { constant, serveFunction } from "../aws-lambda/hand-made-function.ts";
import { type HandMade, ms, plain, s } from "../hand-made.ts";

const coldStart = { setup: constant(0), init: constant(0), firstCall: constant(0) };

function coldStarts(requests: readonly HandMade[], routing: RoutingPolicy, changes: object = {}): number {
  return serveFunction(requests, { settings: { coldStart, routing, keepAlive: constant(10 * s), ...changes } })
    .coldStarts;
}

describe("which of two idle instances serves at 5 s shows in who is left at 11.5 s", () => {
  // Instances A and B are created at 0. Whichever serves at 5 s lives on until 16 s, the other ends 10 s after release.
  const later = [
    { at: 5 * s, io: s },
    { at: 11.5 * s, io: s },
    { at: 11.5 * s, io: s },
  ];
  const firstIsFreeFirst = [{ at: 0, io: s }, { at: 0, io: 2 * s }, ...later]; // A is free at 1 s, B at 2 s
  const secondIsFreeFirst = [{ at: 0, io: 2 * s }, { at: 0, io: s }, ...later]; // B is free at 1 s, A at 2 s

  test.each([
    ["most-recently-used", 3, 3],
    ["least-recently-used", 2, 2],
    ["newest", 3, 2],
  ] as const)("%s", (routing, first, second) => {
    expect(coldStarts(firstIsFreeFirst, routing)).toBe(first);
    expect(coldStarts(secondIsFreeFirst, routing)).toBe(second);
  });

  test("random: each as often as the other", () => {
    const seeds = 200;
    let three = 0;
    for (let seed = 1; seed <= seeds; seed++) {
      const settings = { coldStart, routing: "random", keepAlive: constant(10 * s) } as const;
      three += serveFunction(firstIsFreeFirst, { settings, run: { seed, detail: false } }).coldStarts - 2;
    }
    const z = (three - seeds / 2) / Math.sqrt(seeds / 4);
    expect(Math.abs(z)).toBeLessThan(4);
  });
});

test.each(["most-recently-used", "least-recently-used"] as const)("%s: a tie goes to the lowest number", (routing) => {
  // A is created at 0 s and B at 3 s, both are free at 5 s. A serves at 6 s, so it is A that is recycled at 10 s, and B
  // that expires at 9 s: at 10.5 s nobody is left. Had B served, it would still be there.
  const requests = [
    { at: 0, io: 5 * s },
    { at: 3 * s, io: 2 * s },
    { at: 6 * s, io: s },
    { at: 10.5 * s, io: s },
  ];
  expect(coldStarts(requests, routing, { keepAlive: constant(4 * s), recycleAfter: 10 * s })).toBe(3);
});

describe("recycling by age", () => {
  const every = (seconds: number, count: number) =>
    Array.from({ length: count }, (_, i) => ({ at: i * seconds * s, io: s }));

  test.each(routingPolicyNames)("%s: an instance ends at its age, also if it is never idle for long", (routing) => {
    // One call every 2 s; created at 0, recycled at 7 s, so the call at 8 s is cold; created at 8, recycled at 15, ...
    expect(coldStarts(every(2, 20), routing, { recycleAfter: 7 * s })).toBe(5);
  });

  test("exactly at the age of an arrival: recycling comes first", () => {
    expect(coldStarts(every(2, 4), "most-recently-used", { recycleAfter: 6 * s })).toBe(2);
    expect(coldStarts(every(2, 4), "most-recently-used", { recycleAfter: 6 * s + 1 })).toBe(1);
  });

  test("a busy instance ends once it is free, and then at once", () => {
    const requests = [
      { at: 0, io: 9 * s },
      { at: 9 * s, io: s },
    ];
    const seen = serveFunction(requests, { settings: { coldStart, recycleAfter: 5 * s } });
    expect([seen.coldStarts, seen.instanceTime]).toEqual([2, 9 * s + 5 * s]);
  });
});

test("halving: an idle instance survives each full period with probability one half", () => {
  const period = 380 * s;
  const seeds = 200;
  const requests = (after: number) => [
    { at: 0, io: ms },
    { at: ms + after, io: ms },
  ];
  const survivors = (after: number) => {
    let alive = 0;
    for (let seed = 1; seed <= seeds; seed++) {
      const settings = { coldStart, keepAlive: { kind: "halving", period } } as const;
      alive += 2 - serveFunction(requests(after), { settings, run: { seed, detail: false } }).coldStarts;
    }
    return alive;
  };
  expect(survivors(period - 1)).toBe(seeds);
  for (const [periods, share] of [
    [1, 0.5],
    [2, 0.25],
    [3, 0.125],
  ] as const) {
    const alive = survivors(periods * period);
    expect(alive).toBe(survivors((periods + 1) * period - 1)); // nothing happens between two periods' ends
    const z = (alive - seeds * share) / Math.sqrt(seeds * share * (1 - share));
    expect(Math.abs(z), `${alive} alive after ${periods} periods`).toBeLessThan(4);
  }
});

/** Requests on a coarse grid of times, so that many things happen at once. */
const traffic = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 6 }), io: fc.integer({ min: 0, max: 12 }) }), {
    minLength: 1,
    maxLength: 120,
  })
  .map((steps) => {
    let at = 0;
    return steps.map(({ gap, io }) => ({ at: (at += gap * 100 * ms), io: io * 100 * ms }));
  });

test("the fast stack and the general set agree exactly on most-recently-used with one keep-alive", () => {
  const never = Number.MAX_SAFE_INTEGER; // an age that nobody reaches asks for the general set
  fc.assert(
    fc.property(
      traffic,
      fc.record({
        keepAlive: fc.integer({ min: 0, max: 20 }),
        limit: fc.integer({ min: 1, max: 12 }),
        init: fc.integer({ min: 0, max: 3 }),
        warmUp: fc.integer({ min: 0, max: 40 }),
      }),
      (requests, { keepAlive, limit, init, warmUp }) => {
        const settings = {
          coldStart: { setup: constant(0), init: constant(init * 100 * ms), firstCall: constant(0) },
          keepAlive: constant(keepAlive * 100 * ms),
          concurrencyLimit: limit,
        };
        const run = { windowStart: warmUp * 100 * ms, windowEnd: 80 * s, seriesStep: s };
        const stack = serveFunction(requests, { settings, run });
        const set = serveFunction(requests, { settings: { ...settings, recycleAfter: never }, run });
        expect(plain(set)).toEqual(plain(stack));
      },
    ),
    { numRuns: 200 },
  );
});

test("newest: entries of ended instances under a newer idle one do not pile up, and the order stays", () => {
  const set = new NewestIdleSet();
  set.add(0, 1_000_000); // the newest of all stays idle, so nothing below it ever comes to the top
  for (let member = 1; member <= 10; member++) set.add(member, member);
  for (let serial = 11; serial < 50_000; serial++) {
    set.add(11, serial);
    set.remove(11);
    expect(set.entries).toBeLessThanOrEqual(2 * set.size + 64);
  }
  expect(Array.from({ length: set.size }, () => set.take())).toEqual([0, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
});

test.each([
  ["most-recently-used", () => new ReleaseOrderedIdleSet("newest"), (members: number[]) => members.at(-1)],
  ["least-recently-used", () => new ReleaseOrderedIdleSet("oldest"), (members: number[]) => members[0]],
  ["newest", () => new NewestIdleSet(), (members: number[]) => Math.max(...members)],
  ["random", () => new DenseIdleSet(new RandomStream({ seed: 1, replication: 0, name: "test" })), null],
] as const)("the set of idle instances of %s against a plain list", (_name, create, next) => {
  const operations = fc.array(fc.record({ take: fc.boolean(), member: fc.integer({ min: 0, max: 299 }) }), {
    maxLength: 400,
  });
  fc.assert(
    fc.property(operations, (steps) => {
      const set = create();
      let members: number[] = [];
      for (const { take, member } of steps) {
        if (take && members.length > 0) {
          const taken = set.take();
          if (next === null) expect(members).toContain(taken);
          else expect(taken).toBe(next(members));
          members = members.filter((other) => other !== taken);
        } else if (members.includes(member)) {
          set.remove(member);
          members = members.filter((other) => other !== member);
        } else {
          set.add(member, member + 1); // created in the order of their numbers
          members.push(member);
        }
        expect(set.size).toBe(members.length);
      }
    }),
    { numRuns: 60 },
  );
});
