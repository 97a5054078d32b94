import { describe, expect, test } from "vitest";
import type { GrowingPool } from "../../../src/platforms/instance-pool/pool-settings.ts";
import { RareEvents } from "../../../src/platforms/instance-pool/rare-events.ts";
import { Roster } from "../../../src/platforms/instance-pool/roster.ts";
import type { Observation } from "../../../src/platforms/station.ts";
import { type HandMade, h, s } from "../hand-made.ts";
import { type FleetChanges, serveFleet } from "./hand-made-pool.ts";

/** Another instance is wanted above two requests each, decided every second; nothing is taken away. */
const scaler = { kind: "azure-scale-controller", cpu: 1, requests: 2, perSecond: 1 } as const;
const growing: GrowingPool = { kind: "growing", min: 1, max: 3, initial: 1, schedule: [], scaler };
const constant = (value: number) => ({ kind: "constant", value }) as const;
const bySecond = { billedFrom: { time: 0 }, least: 0, step: s, activeStep: null } as const;

/** One spare; ten seconds to start, a minute of quiet to end, billed from the launch on by the second. */
const settings: FleetChanges = {
  instances: growing,
  slots: 1,
  boot: constant(10 * s),
  keepAlive: constant(60 * s),
  prewarmed: 1,
  billing: bySecond,
};

interface Seen {
  readonly seen: Observation;
  /** Seconds billed beyond the hour of one instance that is always there. */
  readonly billed: number;
  /** Seconds that instances had booted and were there, in service or not, beyond that hour. */
  readonly running: number;
}

function pool(calls: readonly HandMade[], changes: FleetChanges = {}): Seen {
  let consumed = { billedTime: 0, runningTime: 0 };
  const seen = serveFleet(calls, {
    settings: { ...settings, ...changes },
    run: { windowEnd: h, seriesStep: s },
    usage: (consumption) => {
      consumed = consumption;
      return {};
    },
  });
  return { seen, billed: (consumed.billedTime - h) / s, running: (consumed.runningTime - h) / s };
}

const together = (count: number, at: number, io: number): HandMade[] =>
  Array.from({ length: count }, () => ({ at, io }));

describe("from the first request on", () => {
  test("none while nobody calls", () => {
    expect(pool([])).toMatchObject({ billed: 0, running: 0 });
  });

  test("one, billed from its launch, that serves nobody and ends when all was quiet for the keep-alive", () => {
    // From 100 s to 161 s, there from 110 s on.
    const { seen, ...time } = pool([{ at: 100 * s, io: s }]);
    expect(time).toEqual({ billed: 61, running: 51 });
    expect([seen.peakInstances, seen.coldStarts]).toEqual([1, 0]);
  });

  test("beside all of the minimum", () => {
    const { seen, ...time } = pool([{ at: 100 * s, io: s }], { instances: { ...growing, min: 2, initial: 2 } });
    expect(time).toEqual({ billed: 3600 + 61, running: 3600 + 51 });
    expect([seen.series.instances[50], seen.series.instances[3599]]).toEqual([2, 2]);
  });

  test("as many as the maximum leaves room for", () => {
    expect(pool([{ at: 100 * s, io: s }], { prewarmed: 5 })).toMatchObject({ billed: 2 * 61, running: 2 * 51 });
  });

  test("none in a pool that is as large as it may be", () => {
    const full = { ...growing, min: 3, initial: 3 };
    expect(pool([{ at: 100 * s, io: s }], { instances: full }).billed).toBe(2 * 3600);
  });
});

describe("one that is wanted", () => {
  /** One call at 100 s; three of 5 s each at 200 s, one after the other; who comes at 202 s serves to tell. */
  const calls = [...together(1, 100 * s, s), ...together(3, 200 * s, 5 * s), ...together(1, 202 * s, s)];
  const long: FleetChanges = { keepAlive: constant(600 * s) };

  test("serves at once where it is ready, and the next is launched", () => {
    const { seen, ...time } = pool(calls, long);
    expect([seen.series.instances[200], seen.series.instances[201]]).toEqual([1, 2]);
    expect(seen.wait.sum).toBe((0 + 0 + 5 + 10 + 0) * s);
    // The first from 100 s to 803 s, ten minutes after it served; the next from 201 s to 815 s, ten minutes after the last.
    expect(time).toEqual({ billed: 703 + 614, running: 693 + 604 });
  });

  test("would have to start without spares: who comes at 202 s waits until 215 s", () => {
    const { seen, ...time } = pool(calls, { ...long, prewarmed: 0 });
    expect([seen.series.instances[210], seen.series.instances[211]]).toEqual([1, 2]);
    expect(seen.wait.sum).toBe((0 + 0 + 5 + 10 + 13) * s);
    expect(time).toEqual({ billed: 811 - 201, running: 600 });
  });

  test("while it still starts, serves when that start is over", () => {
    // Launched at 100 s, wanted at 101 s: there at 110 s, not at 111 s. The next is launched at 101 s.
    const { seen, ...time } = pool(together(3, 100 * s, 5 * s), long);
    expect([seen.series.instances[109], seen.series.instances[110]]).toEqual([1, 2]);
    expect(time).toEqual({ billed: 710 - 100 + (715 - 101), running: 600 + (715 - 111) });
  });

  test("is followed by none once all there may be are in service", () => {
    // Nine of 5 s each at 0: wanted at 1 s and at 2 s; both launched by 1 s, there at 10 s and at 11 s.
    const { seen, ...time } = pool(together(9, 0, 5 * s), long);
    expect(seen.peakInstances).toBe(3);
    // Both idle from then on: gone at 610 s and 611 s. Room again, until ten minutes after the last call's end at 45 s.
    expect(time).toEqual({ billed: 610 + 610 + (645 - 610), running: 600 + 600 + (645 - 620) });
  });

  test("from nothing: the first call takes the one that it woke, the next finds another", () => {
    const { seen, ...time } = pool([...together(1, 0, s), ...together(2, 20 * s, s)], {
      instances: { ...growing, min: 0, initial: 0, scaler: { kind: "by-requests" } },
      line: { places: 100, patience: null, mayBeBypassed: false, opensFor: "slot" },
      startsOnDemand: "always",
    });
    // Two launched at 0; at 20 s one call goes to each, and a third is launched. All end at 81 s.
    expect([seen.coldStarts, seen.wait.sum, seen.peakInstances]).toEqual([1, 10 * s, 2]);
    expect(time).toEqual({ billed: 81 + 81 + 61 - 3600, running: 71 + 71 + 51 - 3600 });
    expect(seen.instanceTime).toBe((71 + 61) * s); // in service: from 10 s and from 20 s on
  });
});

describe("quiet", () => {
  test("a call at the very end of it starts another; a microsecond before, the spare stays", () => {
    const twice = (at: number) => pool([...together(1, 100 * s, s), { at, io: s }]);
    expect(twice(161 * s)).toMatchObject({ billed: 61 + 61, running: 51 + 51 });
    expect(twice(161 * s - 1)).toMatchObject({ billed: 122, running: 111.999999 });
  });

  test("a call in service is no quiet, however long", () => {
    // From 100 s to 460 s: one minute after five.
    expect(pool([{ at: 100 * s, io: 300 * s }])).toMatchObject({ billed: 360, running: 350 });
  });

  test("begins as the last call ends, not as an instance comes into service later", () => {
    // Three calls of 1.5 s: the spare is wanted at 101 s and there from 110 s to 170 s. The next, launched at 101 s, goes at
    // 161.5 s, and is billed for 61 s.
    const { seen: _, ...time } = pool(together(3, 100 * s, 1.5 * s), { slots: 100 });
    expect(time).toEqual({ billed: 70 + 61, running: 60 + 50.5 });
  });

  test("comes for a spare whose first call gave up, too", () => {
    // The call waits for 8 s of a start of 20 s; quiet is looked for at 5 s and at 10 s. The first spare was taken for it.
    const { seen, ...time } = pool(together(1, 0, s), {
      instances: { ...growing, min: 0, initial: 0, scaler: { kind: "by-requests" } },
      line: { places: 100, patience: 8 * s, mayBeBypassed: false, opensFor: "slot" },
      startsOnDemand: "always",
      boot: constant(20 * s),
      keepAlive: constant(5 * s),
    });
    expect(seen.throttled).toBe(1);
    expect(time).toEqual({ billed: 25 + 10 - 3600, running: 5 - 3600 });
  });

  test("a spare that still starts is billed up to then, in whole seconds, and never there", () => {
    const short: FleetChanges = { keepAlive: constant(4 * s) };
    expect(pool([{ at: 100 * s, io: s }], short)).toMatchObject({ billed: 5, running: 0 });
    expect(pool([{ at: 100 * s, io: 0.3 * s }], short)).toMatchObject({ billed: 5, running: 0 });
    // The next call comes before the first start would have been over: it starts another.
    const again = [...together(1, 100 * s, s), ...together(1, 107 * s, s)];
    expect(pool(again, short)).toMatchObject({ billed: 10, running: 0 });
  });

  test("a spare that ends before its billing begins costs nothing", () => {
    const short = { keepAlive: constant(4 * s), billing: { ...bySecond, billedFrom: { time: 7 * s } } };
    expect(pool([{ at: 100 * s, io: s }], short)).toMatchObject({ billed: 0, running: 0 });
  });

  test("a spare that waits for its turn to be launched is billed from its turn on", () => {
    // Two of them, one launch in 20 s: at 100 s and at 120 s; gone at 161 s.
    const slow = { prewarmed: 2, launchRate: { burst: 1, perSecond: 0.05 } };
    expect(pool([{ at: 100 * s, io: s }], slow)).toMatchObject({ billed: 61 + 41, running: 51 + 31 });
  });
});

describe("room that the autoscaler makes is room for a spare", () => {
  /** Two at most; fewer must have been enough for a minute, idle ones stay for ten. */
  const shrinking: FleetChanges = {
    instances: { ...growing, max: 2, scaler: { ...scaler, scaleInAfter: 60 * s } },
    slots: 100,
    keepAlive: constant(600 * s),
  };

  test("once the instance that it takes away is gone", () => {
    // Three calls of 20 s at 0 bring the second instance; one is enough from 21 s on, so it goes at 81 s.
    const { seen, ...time } = pool(together(3, 0, 20 * s), shrinking);
    expect([seen.series.instances[80], seen.series.instances[81]]).toEqual([2, 1]);
    // The spare comes then, and stays until 620 s: ten minutes after the last call's end.
    expect(time).toEqual({ billed: 81 + (620 - 81), running: 71 + (620 - 91) });
  });

  test("which then serves at once", () => {
    const { seen } = pool([...together(3, 0, 20 * s), ...together(3, 300 * s, 20 * s)], shrinking);
    expect([seen.series.instances[300], seen.series.instances[301]]).toEqual([1, 2]);
  });

  test("not while that instance still serves", () => {
    // A call of 200 s at 12 s goes to the second instance, which is given up at 81 s and there until 212 s.
    const { seen, ...time } = pool([...together(3, 0, 20 * s), ...together(1, 12 * s, 200 * s)], shrinking);
    expect(time).toEqual({ billed: 212 + 600, running: 202 + 590 });
  });

  test("where it cancels a start, too", () => {
    // Wanted at 1 s, not wanted from 2 s on, cancelled at 62 s; a spare from then until 601.5 s, billed as 540 s.
    const { seen, ...time } = pool(together(3, 0, 1.5 * s), { ...shrinking, boot: constant(100 * s) });
    expect(time).toEqual({ billed: 62 + 540, running: 601.5 - 162 });
  });
});

describe("of several, the one is taken", () => {
  const rosterWith = (...boots: readonly number[]) => {
    const events = new RareEvents();
    const givesUp = "newest";
    const roster = new Roster({
      ...{ events, billing: bySecond, committed: 0, windowStart: 0, minimum: 0, standby: 0, givesUp },
    });
    for (const boot of boots) roster.launchSpare(0, { delay: 0, parts: [boot] });
    return roster;
  };

  test("that is ready", () => {
    const roster = rosterWith(5 * s, 3 * s, 9 * s);
    roster.readySpare(1, 3 * s);
    expect(roster.takeSpare(4 * s)).toEqual({ instance: 1, isReady: true });
  });

  test("that will be ready first, whichever was launched first", () => {
    const roster = rosterWith(9 * s, 3 * s, 5 * s);
    expect([roster.takeSpare(s), roster.takeSpare(s), roster.takeSpare(s), roster.takeSpare(s)]).toEqual([
      { instance: 1, isReady: false },
      { instance: 2, isReady: false },
      { instance: 0, isReady: false },
      null,
    ]);
  });
});
