import { describe, expect, test } from "vitest";
import { RareEvents } from "../../../src/platforms/instance-pool/rare-events.ts";
import { Roster } from "../../../src/platforms/instance-pool/roster.ts";
import { microsecondsPer } from "../../../src/units/duration.ts";

const { s } = microsecondsPer;

/** Lets the roster's own timers up to `now` do what the fleet's control makes of them. */
function passUntil(now: number, events: RareEvents, roster: Roster): void {
  while (events.next() <= now) {
    const { time, event, subject } = events.take();
    if (event === "billingStarts") roster.startBilling(subject, time);
    if (event === "ready") roster.ready(subject, time);
    if (event === "billingEnds") roster.stopBilling(time);
  }
}

/** As AWS EC2 bills: from the end of 17 s on, by the second, a minute at least. */
const billing = { billedFrom: { time: 17 * s }, least: 60 * s, step: s, activeStep: null };

function rosterOf(events: RareEvents, committed = 0): Roster {
  return new Roster({ events, billing, committed, windowStart: 0, minimum: 0, standby: 0, givesUp: "newest" });
}

const launched = (roster: Roster, now: number, boot: number): number => roster.launch(now, { delay: 0, parts: [boot] });

/** Seconds billed for one machine that boots in `boot` s and is given up `life` s after its launch, empty. */
function billed(boot: number, life: number): number {
  const events = new RareEvents();
  const roster = rosterOf(events);
  const machine = launched(roster, 0, boot * s);
  passUntil(life * s, events, roster);
  if (roster.retire(life * s)?.wasInService) roster.empty(machine, life * s);
  passUntil(10_000 * s, events, roster);
  return roster.billed.billedUpTo(10_000 * s) / s;
}

describe("billing", () => {
  test.each([
    ["begins when the pending 17 s end", 60, 100, 83],
    ["or with the boot where that is shorter", 5, 100, 95],
    ["is a minute at least: a machine that lived 30 s", 60, 47, 60],
    ["of a boot that was given up, too", 60, 30, 60],
    ["is rounded up to whole seconds", 20, 97.25, 81],
    ["is nothing for a launch given up while pending", 60, 16, 0],
  ])("%s", (_what, boot, life, seconds) => {
    expect(billed(boot, life)).toBe(seconds);
  });

  test("a commitment covers what runs, up to its size", () => {
    const events = new RareEvents();
    const roster = rosterOf(events, 2);
    roster.begin();
    for (const _ of [1, 2]) launched(roster, 100 * s, 17 * s);
    passUntil(200 * s, events, roster);
    const hundred = 100 * s;
    // One machine for 117 s, then three; two of them are covered.
    expect(roster.billed.billedUpTo(200 * s)).toBe(117 * s + 3 * 83 * s);
    expect(roster.billed.coveredUpTo(200 * s).atOnce).toBe(117 * s + 2 * 83 * s);
    expect(roster.billed.coveredUpTo(200 * s + hundred).atOnce - roster.billed.coveredUpTo(200 * s).atOnce).toBe(
      2 * hundred,
    );
  });
});

describe("machines", () => {
  const begin = (count: number) => {
    const events = new RareEvents();
    const roster = rosterOf(events);
    for (let i = 0; i < count; i++) roster.begin();
    return { events, roster };
  };

  test("the one launched last goes first, whatever its number", () => {
    const { events, roster } = begin(2);
    roster.retire(0);
    roster.empty(1, 0); // number 1 is free again, and taken by the next launch
    expect([launched(roster, 10 * s, 5 * s), launched(roster, 10 * s, 5 * s)]).toEqual([1, 2]);
    passUntil(20 * s, events, roster);
    expect([roster.retire(20 * s), roster.retire(20 * s)]).toEqual([
      { instance: 2, wasInService: true },
      { instance: 1, wasInService: true },
    ]);
    expect([roster.size, roster.draining, roster.inService.level]).toEqual([1, 2, 1]);
    expect([roster.isDraining(0), roster.isDraining(1)]).toEqual([false, true]);
  });

  test("a number is not given out again while its boot's timer runs or it drains", () => {
    const { events, roster } = begin(1);
    expect(launched(roster, 0, 60 * s)).toBe(1);
    expect(roster.retire(10 * s)).toEqual({ instance: 1, wasInService: false });
    expect(launched(roster, 10 * s, 60 * s)).toBe(2);
    passUntil(65 * s, events, roster); // the cancelled boot would have ended at 60 s
    expect([roster.inService.level, launched(roster, 65 * s, 60 * s)]).toEqual([1, 1]);
    passUntil(80 * s, events, roster);
    roster.retire(80 * s); // 1 boots
    expect(roster.retire(80 * s)).toEqual({ instance: 2, wasInService: true });
    expect(launched(roster, 80 * s, s)).toBe(3);
  });

  test("those in service since long enough", () => {
    const { events, roster } = begin(1);
    launched(roster, 0, 40 * s);
    launched(roster, 0, 50 * s);
    passUntil(45 * s, events, roster);
    expect(roster.inServiceSince(39 * s)).toEqual([0]);
    expect(roster.inServiceSince(45 * s)).toEqual([0, 1]);
  });
});
