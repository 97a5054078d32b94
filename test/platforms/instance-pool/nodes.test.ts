import { describe, expect, test } from "vitest";
import type { PoolUsage } from "../../../src/platforms/instance-pool/pool-consumption.ts";
import type { GrowingPool, NodeSettings } from "../../../src/platforms/instance-pool/pool-settings.ts";
import { kpaPolicy } from "../../../src/platforms/knative/kpa-policy.ts";
import { type HandMade, m, s } from "../hand-made.ts";
import { type FleetChanges, serveFleet } from "./hand-made-pool.ts";

/**
 * Instances of one slot that start with each waiting request, two on a node. The target is out of reach, so from minute
 * 15 on one instance goes each minute, the newest first.
 */
const growing: GrowingPool = {
  kind: "growing",
  min: 0,
  max: 10,
  scaler: { kind: "target-tracking", target: { metric: "requests", value: 1e9 } },
  schedule: [],
  initial: 1,
};
const nodes: NodeSettings = {
  perNode: 2,
  vcpus: 4,
  min: 1,
  max: 3,
  boot: { kind: "constant", value: 100 * s },
  pending: 17 * s,
  removeAfter: 10 * m,
};
const usage: PoolUsage = ({ nodeTime }) => ({ nodeHours: nodeTime / (3600 * s) });

const pool = (requests: readonly HandMade[], size: Partial<GrowingPool> = {}, changes: Partial<NodeSettings> = {}) => {
  const settings: FleetChanges = {
    instances: { ...growing, ...size },
    slots: 1,
    line: { places: 100, patience: null, mayBeBypassed: false, opensFor: "slot" },
    startsOnDemand: "always",
    boot: { kind: "constant", value: 2 * s },
    nodes: { ...nodes, ...changes },
  };
  return serveFleet(requests, { settings, usage });
};
const together = (count: number, at: number, io: number): HandMade[] =>
  Array.from({ length: count }, () => ({ at, io }));

describe("nodes", () => {
  test("an instance without room waits for a new node, which is billed from the end of its pending time", () => {
    // Four at 10 s: the first is served, the second's instance boots in 2 s, the others wait 100 s for their node before.
    const seen = pool(together(4, 10 * s, 300 * s));
    expect(seen.latency.sum).toBe((300 + 302 + 402 + 402) * s);
    // Instances go at 900, 960 and 1020 s; the second node is empty at 960 s, and ends ten minutes later.
    expect(seen.usage.nodeHours! * 3600).toBeCloseTo(3600 + (960 + 600 - 27), 6);
    expect(seen.availableTime).toBe(4 * (3600 + 1533) * s);
  });

  test("a node that gets an instance again before its time stays", () => {
    const again = together(3, 1500 * s, 10 * s);
    const seen = pool([...together(4, 10 * s, 300 * s), ...again]);
    expect(seen.latency.sum).toBe((300 + 302 + 402 + 402 + 3 * 12) * s);
    // The node would have ended at 1560 s. Without instances there were no figures: fifteen minutes of them pass again
    // before the third goes, at 2400 s.
    expect(seen.usage.nodeHours! * 3600).toBeCloseTo(3600 + (2400 + 600 - 27), 6);
  });

  test("no more of them than there may be: who finds no place waits for a slot", () => {
    const seen = pool(together(3, 0, 10 * s), {}, { perNode: 1, max: 1 });
    expect([seen.peakInstances, seen.completed]).toEqual([1, 3]);
    expect(seen.latency.sum).toBe((10 + 20 + 30) * s);
    expect(seen.usage.nodeHours).toBe(1);
  });

  test("those of the instances that a run starts with are ready and billed from the start", () => {
    const seen = pool(together(5, 0, 10 * s), { initial: 5 });
    expect(seen.latency.sum).toBe(5 * 10 * s);
    // Instances go at 900 s (the third node is empty), 960 and 1020 s (the second).
    expect(seen.usage.nodeHours! * 3600).toBeCloseTo(3600 + 1500 + 1620, 6);
  });
});

test("a request that comes while the last instance drains gets one when its place is free, even after the window", () => {
  // No requests for six seconds are no reason to live: the only instance drains from 8 s on, until 100 s.
  const policy = kpaPolicy({ metric: "rps", stableWindow: 6 * s, gracePeriod: 0, targetBurstCapacity: -1 }, 1);
  const scaler = { kind: "knative-kpa", ...policy } as const;
  const settings: FleetChanges = {
    instances: { ...growing, scaler },
    slots: 1,
    line: { places: 100, patience: null, mayBeBypassed: true, opensFor: "slot" },
    startsOnDemand: "from-zero",
    boot: { kind: "constant", value: 2 * s },
    nodes: { ...nodes, perNode: 1, max: 1 },
  };
  const requests = [
    { at: 0, io: 100 * s },
    { at: 50 * s, io: s },
  ];
  const seen = serveFleet(requests, { settings, usage, run: { windowEnd: 60 * s } });
  expect([seen.completed, seen.coldStarts]).toEqual([2, 1]);
  expect(seen.latency.sum).toBe((100 + 53) * s);
});
