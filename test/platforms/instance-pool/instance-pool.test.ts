import { describe, expect, test } from "vitest";
import { bytesPerGigabyte } from "../../../src/units/size.ts";
import { h, ms, plain, s } from "../hand-made.ts";
import { serveFleet } from "./hand-made-pool.ts";

const together = (count: number, work: { cpu?: number; io?: number }) =>
  Array.from({ length: count }, () => ({ at: 0, ...work }));

describe("processor sharing on one machine", () => {
  test("two equal jobs on one vCPU both take twice their time, without waiting", () => {
    const seen = serveFleet(together(2, { cpu: 100 * ms }));
    expect([seen.completed, seen.latency.sum, seen.latency.max, seen.wait.sum]).toEqual([2, 400 * ms, 200 * ms, 0]);
    expect([seen.concurrencyTime, seen.usedTime, seen.peakConcurrency]).toEqual([400 * ms, 200 * ms, 2]);
  });

  test("on two vCPUs they do not meet; with siblings they slow each other down", () => {
    expect(serveFleet(together(2, { cpu: 130 * ms }), { settings: { vcpus: 2 } }).latency.sum).toBe(260 * ms);
    const siblings = { vcpus: 2, siblingSpeed: 0.65 };
    expect(serveFleet(together(2, { cpu: 130 * ms }), { settings: siblings }).latency.sum).toBe(400 * ms);
    expect(serveFleet(together(1, { cpu: 130 * ms }), { settings: siblings }).latency.sum).toBe(130 * ms);
  });

  test("serial part, parallel part, then io", () => {
    const settings = { vcpus: 4 };
    const seen = serveFleet([{ at: 0, cpu: 100 * ms, io: 7 * ms }], { settings, parallel: 0.8 });
    expect(seen.latency.sum).toBe((20 + 20 + 7) * ms);
    expect(seen.usedTime).toBe((20 + 4 * 20) * ms);
  });

  test("speed divides CPU time, not io", () => {
    expect(serveFleet([{ at: 0, cpu: 100 * ms, io: 10 * ms }], { settings: { speed: 2 } }).latency.sum).toBe(60 * ms);
  });

  test("waiting on others uses no CPU but holds the slot", () => {
    const seen = serveFleet(together(3, { cpu: 10 * ms, io: 90 * ms }), { settings: { slots: 1 } });
    expect(seen.latency.sum).toBe((100 + 200 + 300) * ms);
    expect([seen.wait.sum, seen.wait.max]).toEqual([300 * ms, 200 * ms]);
    expect([seen.usedTime, seen.concurrencyTime, seen.peakConcurrency]).toEqual([30 * ms, 300 * ms, 1]);
    expect(serveFleet(together(3, { io: 90 * ms })).latency.sum).toBe(270 * ms); // with slots for all, together
  });

  test("overhead adds to latency only", () => {
    const addedLatency = [{ name: "overhead", settings: { kind: "constant", value: ms } as const }];
    const seen = serveFleet(together(2, { cpu: 10 * ms }), { settings: { addedLatency } });
    expect([seen.latency.sum, seen.concurrencyTime]).toEqual([42 * ms, 40 * ms]);
  });
});

describe("slots and queue", () => {
  test("first come, first served; what finds the queue full is rejected", () => {
    const requests = [0, 1, 2, 3, 4].map((i) => ({ at: i * ms, io: (i + 1) * 100 * ms }));
    const seen = serveFleet(requests, { settings: { slots: 1, queue: 2 } });
    expect([seen.offered, seen.completed, seen.rejected]).toEqual([5, 3, 2]);
    // Ends at 100, 300 and 600 ms.
    expect(seen.latency.sum).toBe((100 + 299 + 598) * ms);
    expect(seen.wait.sum).toBe((0 + 99 + 298) * ms);
  });

  test("a queue of nothing rejects whatever finds no slot", () => {
    expect(serveFleet(together(5, { io: ms }), { settings: { slots: 2, queue: 0 } }).rejected).toBe(3);
  });

  test("a departure's slot goes to the queue before an arrival in the same instant", () => {
    const requests = [
      { at: 0, io: 10 * ms },
      { at: 5 * ms, io: 10 * ms },
      { at: 10 * ms, io: 10 * ms },
    ];
    const seen = serveFleet(requests, { settings: { slots: 1, queue: 1 } });
    expect([seen.rejected, seen.latency.sum]).toEqual([0, (10 + 15 + 20) * ms]);
  });
});

describe("balancing", () => {
  const settings = { instances: 2, slots: 1 };
  /** Sum of latencies in ms. */
  const latency = (requests: Parameters<typeof serveFleet>[0], changes: object, run = {}) =>
    serveFleet(requests, { settings: { ...settings, ...changes }, run }).latency.sum / ms;

  test("round-robin takes turns, whoever is busy", () => {
    // Machine 1 gets 100 and 100, machine 2 gets 10 and 10: 100, 10, 200, 20.
    const requests = [100, 10, 100, 10].map((io) => ({ at: 0, io: io * ms }));
    expect(latency(requests, { balancing: "round-robin" })).toBe(100 + 10 + 200 + 20);
  });

  test("least-outstanding counts the queue, and ties go to the lowest machine", () => {
    // 1 to machine 1, 2 to machine 2, 3 (a tie) to machine 1 behind 100 ms, 4 to machine 2 behind 10 ms.
    const requests = [100, 10, 1, 1].map((io) => ({ at: 0, io: io * ms }));
    expect(latency(requests, { balancing: "least-outstanding" })).toBe(100 + 10 + 101 + 11);
    // At 20 ms machine 2 is free and machine 1 is not.
    const later = [
      { at: 0, io: 100 * ms },
      { at: 0, io: 10 * ms },
      { at: 20 * ms, io: 5 * ms },
    ];
    expect(latency(later, { balancing: "least-outstanding" })).toBe(100 + 10 + 5);
  });

  test("shared-queue: one line, whose head goes to the machine that is free first", () => {
    const requests = [100, 10, 1, 1].map((io) => ({ at: 0, io: io * ms }));
    expect(latency(requests, { balancing: "shared-queue" })).toBe(100 + 10 + 11 + 12);
  });

  test("shared-queue: the room is the queue times the machines", () => {
    const seen = serveFleet(together(10, { io: ms }), {
      settings: { ...settings, instances: 3, queue: 2, balancing: "shared-queue" },
    });
    expect([seen.completed, seen.rejected]).toEqual([3 + 6, 1]);
    const own = serveFleet(together(10, { io: ms }), {
      settings: { ...settings, instances: 3, queue: 2, balancing: "round-robin" },
    });
    expect([own.completed, own.rejected]).toEqual([9, 1]);
  });

  test("a full queue of one's own rejects although another machine has room", () => {
    // Round-robin: 1, 3 and 5 to machine 1, which has one slot and one place; 2 and 4 to machine 2, which is free again.
    const requests = [0, 0, 20, 20, 40, 40].map((at, i) => ({ at: at * ms, io: i % 2 === 0 ? s : ms }));
    const seen = serveFleet(requests, { settings: { ...settings, queue: 1, balancing: "round-robin" } });
    expect([seen.completed, seen.rejected]).toEqual([5, 1]);
  });

  test("random: each machine as often as the other", () => {
    // Two requests at once meet on one machine in half of all cases, and then the second takes 2 ms instead of 1.
    const pairs = 1000;
    const requests = Array.from({ length: 2 * pairs }, (_, i) => ({ at: Math.floor(i / 2) * s, io: ms }));
    const met = latency(requests, { balancing: "random" }) - 2 * pairs;
    expect(Math.abs(met - pairs / 2) / Math.sqrt(pairs / 4)).toBeLessThan(4);
  });
});

describe("the window", () => {
  const run = { windowStart: 10 * s, windowEnd: 20 * s, seriesStep: s };

  test("warm-up requests are not counted, but use the machines; what arrived in it drains after its end", () => {
    const requests = [
      { at: 9 * s, cpu: 2 * s },
      { at: 10 * s, cpu: 1 * s },
      { at: 19 * s, cpu: 3 * s },
    ];
    const seen = serveFleet(requests, { run });
    // From 10 s both share: the second is through at 12 s, and so is the first.
    expect([seen.offered, seen.completed, seen.latency.sum]).toEqual([2, 2, 2 * s + 3 * s]);
    expect([seen.usedTime, seen.concurrencyTime, seen.instanceTime]).toEqual([3 * s, (2 * 2 + 1) * s, 10 * s]);
    expect([seen.availableTime, seen.peakConcurrency, seen.peakInstances]).toEqual([10 * s, 2, 1]);
  });

  test("a request that ends in the window's first instant is not present in it", () => {
    const seen = serveFleet([{ at: 8 * s, io: 2 * s }], { run });
    expect([seen.peakConcurrency, seen.concurrencyTime, seen.completed]).toEqual([0, 0, 0]);
  });

  test("rejections of the warm-up are forgotten", () => {
    const seen = serveFleet([...together(5, { io: s }), { at: 15 * s, io: s }], {
      run,
      settings: { slots: 1, queue: 0 },
    });
    expect([seen.offered, seen.rejected, seen.completed]).toEqual([1, 0, 1]);
  });

  test("blocks of any length give the same observation", () => {
    const requests = Array.from({ length: 60 }, (_, i) => ({
      at: i * 311 * ms,
      cpu: (i % 5) * 200 * ms,
      io: (i % 3) * ms,
    }));
    const whole = plain(serveFleet(requests, { run }));
    for (const perBlock of [1, 7, 59]) expect(plain(serveFleet(requests, { run, perBlock }))).toEqual(whole);
  });

  test("overload: the load is what was brought over what could be served, and the backlog still drains", () => {
    const requests = Array.from({ length: 30 }, (_, i) => ({ at: 10 * s + i * 100 * ms, cpu: s }));
    const seen = serveFleet(requests, { run });
    expect([seen.offeredLoad, seen.completed]).toEqual([3, 30]);
    expect(serveFleet([{ at: 0, cpu: 4 * s }, { at: 0, io: 8 * s }, ...requests], { run }).offeredLoad).toBe(3); // warm-up aside
    expect(serveFleet(requests, { run, settings: { vcpus: 2, siblingSpeed: 0.75 } }).offeredLoad).toBe(2);
    expect(serveFleet(requests, { run, settings: { vcpus: 8, slots: 2 } }).offeredLoad).toBe(1.5);
  });
});

describe("usage", () => {
  const settings = { instances: 3, disk: 20 * bytesPerGigabyte };
  const run = { windowEnd: 73 * h, month: 730 * h, seriesStep: h };

  test("machines, disks and addresses by the hour, used or not", () => {
    const { usage } = serveFleet([], { settings, run });
    expect(usage).toMatchObject({ instanceHours: 219, diskGbMonths: 6, ipv4Hours: 219, egressGb: 0, logsGb: 0 });
    expect(serveFleet([], { settings: { ...settings, publicIpv4: false }, run }).usage.ipv4Hours).toBe(0);
  });

  test("a load balancer brings two addresses and an hour of its own", () => {
    const behind = { ...settings, publicIpv4: false, frontDoor: "aws-alb" } as const;
    const { usage } = serveFleet([], { settings: behind, run });
    expect([usage.ipv4Hours, usage.lbHours, usage.lcuHours]).toEqual([146, 73, 0]);
  });

  test("rejected requests send no response and write no logs", () => {
    const gigabyte = 1024 ** 3;
    const { usage } = serveFleet(together(3, { io: ms }), {
      settings: { slots: 1, queue: 1 },
      workload: { response: gigabyte, logs: gigabyte },
    });
    expect([usage.egressGb, usage.logsGb]).toEqual([2, 2]);
  });
});
