import { describe, expect, test } from "vitest";
import { type HandMade, m, ms, s } from "../hand-made.ts";
import { serveCandidate } from "../knative/hand-made-service.ts";

const service = "platform: gcp-cloud-run, overhead: 0ms, timeout: 60m, target: {cpu: 100%, concurrency: 100%}";
const pod =
  "platform: knative, cpu: 0.5, memory: 512MB, boot: 3s, overhead: 0ms, nodes: {instance: m7g.large, count: 3}";
const functions =
  "platform: openfaas, cpu: 0.5, memory: 512MB, boot: 3s, overhead: 0ms, nodes: {instance: m7g.large, count: 1}";
const together = (count: number, io: number, at = 0): HandMade[] => Array.from({ length: count }, () => ({ at, io }));
const steady = (from: number, to: number, every: number, io: number): HandMade[] =>
  Array.from({ length: Math.floor((to - from) / every) }, (_, i) => ({ at: from + i * every, io }));

describe("what is given up while others boot", () => {
  test("an idle instance of the minimum goes on serving, whatever boots beside it", () => {
    // The second of two at once starts an instance, ready at 15 s. The minimum is free from 7 s on.
    const calls = [...together(1, s, 6 * s), { at: 6 * s + 1, io: s }, { at: 11 * s, io: s }];
    const seen = serveCandidate(`${service}, concurrency: 1, minimumInstances: 1, coldStart: {init: 9s}`, calls);
    // The second waits for the first to end, until 7 s; the third for nobody.
    expect([seen.completed, seen.wait.sum]).toEqual([3, s - 1]);
  });

  test("a pool never stands without a ready instance while boots go on that nobody needs any more", () => {
    const calls = [...together(6, s), ...steady(2 * s, 90 * s, s, 100 * ms)];
    const keys = `${service}, concurrency: 2, minimumInstances: 1, coldStart: {init: 100s}`;
    const { series } = serveCandidate(keys, calls, { windowEnd: 90 * s, seriesStep: s });
    expect(Math.min(...series.instances)).toBe(1);
  });

  test("Kubernetes takes back pods that are not ready before ready ones", () => {
    // A burst wants more pods than one node holds; the node takes 5 minutes, the wish is gone after one.
    const keys =
      "platform: knative, cpu: 0.8, memory: 512MB, boot: 1s, overhead: 0ms, concurrency: 2, nodes: {instance: m7g.large, count: {min: 1, max: 4}, boot: 5m}";
    const calls = [...steady(0, 20 * s, 20 * ms, 100 * ms), ...steady(20 * s, 5 * m, s, 100 * ms)];
    const seen = serveCandidate(keys, calls, { windowEnd: 5 * m, seriesStep: s });
    expect(Math.min(...seen.series.instances.slice(5))).toBeGreaterThanOrEqual(1);
    expect(seen.wait.max).toBeLessThan(10 * s); // nobody waits for the node
  });
});

describe("who takes a new request", () => {
  const busyAndIdle = [{ at: 0, io: 60 * s }, ...[1, 2, 3, 4].map((second) => ({ at: second * s, io: 100 * ms }))];

  test.each(["least-outstanding", "random", "round-robin"])(
    "%s: nobody joins the line beside a free slot",
    (balancing) => {
      const keys = `${service}, concurrency: 1, minimumInstances: 2, maximumInstances: 2, coldStart: 1s`;
      const seen = serveCandidate(`${keys}, balancing: ${balancing}`, busyAndIdle);
      expect([seen.completed, seen.wait.sum, seen.throttled]).toEqual([5, 0, 0]);
    },
  );

  test("an instance that drains and is full is no capacity: another one boots", () => {
    // At the tick of 65 s the instance of the long request is given up; at 68 s nothing has room.
    const calls = [
      { at: 0, io: s },
      { at: 0, io: 300 * s },
      { at: 67 * s, io: 200 * s },
      { at: 68 * s, io: s },
    ];
    const seen = serveCandidate(`${service}, concurrency: 1, coldStart: {init: 1s}`, calls, { windowEnd: 400 * s });
    expect(seen.completed).toBe(4);
    // Both of the start wait a second for their boots; at 67 s one is idle; at 68 s a third boots.
    expect(seen.wait.sum).toBe(3 * s);
    const cut = serveCandidate(`${service}, concurrency: 1, coldStart: {init: 1s}`, calls, { windowEnd: 69 * s });
    expect([cut.completed, cut.throttled]).toEqual([4, 0]);
  });
});

describe("who waits for too long", () => {
  test("is dropped when his time is over, and does no work any more", () => {
    const calls = [...steady(0, 40 * s, 500 * ms, s), ...steady(40 * s, 240 * s, 2 * s, s)];
    const seen = serveCandidate(
      `${pod}, initialInstances: 1, maximumInstances: 1, concurrency: 1, timeout: 5s`,
      calls,
      {
        windowEnd: 400 * s,
      },
    );
    // By hand: first come, first served; who has waited 5 s goes; who ends after 5 s has timed out all the same.
    let free = 0;
    let completed = 0;
    for (const { at } of calls) {
      const start = Math.max(free, at);
      if (start > at + 5 * s) continue;
      free = start + s;
      if (free <= at + 5 * s) completed++;
    }
    expect([seen.completed, seen.timedOut]).toEqual([completed, calls.length - completed]);
  });

  test("is first when requests no longer go through the line", () => {
    const keys = `${pod}, initialInstances: 0, maximumInstances: 1, concurrency: 1, autoscaling: {targetBurstCapacity: 0}`;
    const seen = serveCandidate(keys, [...together(8, s), ...steady(5.5 * s, 25.5 * s, s, s)], { windowEnd: 100 * s });
    // The pod is ready at 3 s; from then on it serves one after the other: those of the start until 11 s, nobody waits
    // for longer than the ten of his queue.
    expect(seen.completed + seen.rejected).toBe(28);
    expect(seen.wait.max).toBeLessThanOrEqual(11 * s);
  });
});

test("OpenFaaS's gateway holds calls until a pod is ready, and not until it is free", () => {
  const keys = `${functions}, maxInflight: 1, maximumInstances: 1, initialInstances: 0, autoscaling: {scaleToZero: true}`;
  const calls = [...Array.from({ length: 5 }, (_, i) => ({ at: 10 * s + i, io: 2 * s })), { at: 16 * s, io: s }];
  const seen = serveCandidate(keys, calls, { windowEnd: 60 * s });
  // Ready at 13 s: one is served until 15 s, four are rejected; the last finds it free.
  expect([seen.completed, seen.rejected, seen.coldStarts]).toEqual([2, 4, 1]);
});

test("an autoscaler counts the attempts that reach the instances, no more and no less", () => {
  // 50 calls a second of 0.9 s on pods that take 4: each refused one comes again twice, and reaches the gateway again.
  const calls = steady(0, 120 * s, 20 * ms, 900 * ms);
  const keys =
    `${functions}, cpu: 0.01, memory: 16MB, maxInflight: 4, autoscaling: {target: 10, proportion: 100%}`.replace(
      "cpu: 0.5, memory: 512MB, ",
      "",
    );
  const once = serveCandidate(keys, calls, { windowEnd: 120 * s });
  const often = serveCandidate(`${keys}, retry: {attempts: 3, base: 1s}`, calls, { windowEnd: 120 * s });
  expect(once.peakInstances).toBe(5);
  expect(often.peakInstances).toBeGreaterThan(6);
});

test("the last requests of a window are scaled for as all others", () => {
  const calls = [...steady(0, 58 * s, 500 * ms, 500 * ms), ...together(600, 500 * ms, 58 * s)];
  const keys = `${pod}, cpu: 0.25, memory: 256MB, concurrency: 10`.replace("cpu: 0.5, memory: 512MB, ", "");
  const [cut, whole] = [60, 300].map((end) => serveCandidate(keys, calls, { windowEnd: end * s }));
  expect(cut!.latency.max).toBe(whole!.latency.max);
  expect(cut!.peakInstances).toBeLessThanOrEqual(whole!.peakInstances);
});

test("a pool whose instance was not there in time is not overloaded: it could have had more", () => {
  const keys = "platform: gcp-cloud-run, overhead: 0ms, coldStart: {init: 3m}";
  const seen = serveCandidate(keys, [{ at: 55 * s, cpu: s }], { windowEnd: m });
  expect([seen.instanceTime, seen.peakInstances]).toEqual([0, 0]);
  expect(seen.offeredLoad).toBeLessThan(0.001);
});

test("Knative that must not scale to zero does not stay there", () => {
  const keys = `${pod}, initialInstances: 0, autoscaling: {scaleToZero: false}`;
  expect(serveCandidate(keys, [], { windowEnd: 100 * s }).instanceTime).toBe((100 - 2 - 3) * s);
});
