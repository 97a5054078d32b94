import { describe, expect, test } from "vitest";
import { type HandMade, m, s } from "../hand-made.ts";
import { candidateOf, issuesOf, serveCandidate } from "../knative/hand-made-service.ts";

const pod = "platform: openfaas, cpu: 0.5, memory: 512MB, boot: 3s, overhead: 0ms, nodes: {instance: m7g.large}";
const together = (count: number, io: number, at = 0): HandMade[] => Array.from({ length: count }, () => ({ at, io }));

describe("Pro", () => {
  test("in flight at most so many in one pod; the next are rejected, for nothing waits there", () => {
    const seen = serveCandidate(`${pod}, maxInflight: 3`, together(5, s));
    expect([seen.completed, seen.rejected, seen.wait.sum]).toEqual([3, 2, 0]);
    expect(serveCandidate(pod, together(500, s)).completed).toBe(500);
  });

  test("from zero the gateway holds the calls until a pod is ready", () => {
    const idled = "autoscaling: {scaleToZero: true, zeroDuration: 1m}, initialInstances: 1";
    const seen = serveCandidate(`${pod}, ${idled}`, [
      { at: 0, io: s },
      { at: 5 * m, io: s },
      { at: 5 * m + s, io: s },
    ]);
    // Idle from the decision at 10 s on: gone at 70 s. The pod of 300 s is ready at 303 s.
    expect([seen.completed, seen.coldStarts, seen.latency.sum]).toEqual([3, 2, (1 + 4 + 3) * s]);
    // It is gone again at 310 + 60 s.
    expect(seen.instanceTime).toBe((70 + 370 - 303) * s);
  });

  test("grows by its rule: three pods at 100 requests/s", () => {
    // 100 a second from the start: at 10 s the mean wants 2.2 pods; ready at 13 s.
    const requests = Array.from({ length: 6000 }, (_, i) => ({ at: i * 10_000, io: 1000 }));
    const seen = serveCandidate(`${pod}, initialInstances: 1`, requests, { windowEnd: 60 * s, seriesStep: s });
    expect([12, 13, 59].map((second) => seen.series.instances[second])).toEqual([1, 3, 3]);
  });

  test("says what it runs, and what it does not price", () => {
    const { description, assumptions } = candidateOf(`${pod}, autoscaling: {metric: capacity, target: 10}`);
    expect(description).toBe(
      "OpenFaaS Pro on EKS in us-east-1, 1 to 9 (growing at 9 requests in flight each) pods of 0.5 vCPU and 512MB on 3 m7g.large, at most 3 on each.",
    );
    expect(assumptions.find(({ name }) => name === "licence")?.value).toMatch(/not priced/);
  });
});

describe("Community Edition", () => {
  const community = `${pod}, edition: community`;

  test("one alert: a pod more at 35 s and every 30 s after, five at most", () => {
    const requests = Array.from({ length: 1000 }, (_, i) => ({ at: i * 150_000, io: 1000 })); // 6.7 a second for 150 s
    const seen = serveCandidate(`${community}, initialInstances: 1`, requests, { windowEnd: 150 * s, seriesStep: s });
    // A pod takes 3 s to start.
    expect([37, 38, 67, 68, 98, 128, 149].map((second) => seen.series.instances[second])).toEqual([
      1, 2, 2, 3, 4, 5, 5,
    ]);
  });

  test("starts with one where the traffic is below the alert", () => {
    expect(serveCandidate(community, together(1, s), { windowEnd: 10 * s }).peakInstances).toBe(1);
    expect(candidateOf(community).description).toContain(
      "1 to 5 (growing by 20 % of the maximum with each alert above 5 requests/s) pods",
    );
  });

  test.each([
    [
      `${community}, maximumInstances: 6`,
      "the Community Edition runs at most 5 pods of a function, not 6; or choose edition: pro",
    ],
    [
      `${community}, autoscaling: {target: 5}`,
      "the Community Edition has one fixed rule; leave autoscaling out, or choose edition: pro",
    ],
  ])("%s", (keys, sentence) => {
    expect(issuesOf(keys).join("\n")).toContain(sentence);
    expect(issuesOf(keys)).toHaveLength(1);
  });
});

describe("mistakes", () => {
  test.each([
    [`${pod}, edition: proo`, 'did you mean "pro"?'],
    [`${pod}, minimumInstances: 21`, "21 pods at least are more than maximumInstances, 20"],
    [`${pod}, edition: community, minimumInstances: 6`, "6 pods at least are more than maximumInstances, 5"],
    [`${pod}, initialInstances: 0`, "0 pods at first are fewer than minimumInstances, 1"],
    [`${pod}, initialInstances: 30`, "30 pods at first are more than maximumInstances, 20"],
    [`${pod}, minimumInstances: 0`, "a number of pods is whole, from 1 to 10000"],
    [`${pod}, autoscaling: {downWindow: 6m}`, "a down window is at most 5m"],
    [`${pod}, autoscaling: {metric: latency}`, "expected one of rps, capacity, cpu"],
    [`${pod}, concurrency: 3`, 'unknown key "concurrency"'],
  ])("%s", (keys, sentence) => {
    expect(issuesOf(keys).join("\n")).toContain(sentence);
    expect(issuesOf(keys)).toHaveLength(1);
  });
});
