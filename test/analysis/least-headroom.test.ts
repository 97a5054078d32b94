import { expect, test } from "vitest";
import type { ReplicationFigures } from "../../src/analysis/candidate-tally.ts";
import { leastHeadroom } from "../../src/analysis/least-headroom.ts";

const figures = (peakConcurrency: number, peakInstances: number) =>
  ({ peakConcurrency, peakInstances }) as unknown as ReplicationFigures;
const seen = [figures(50, 8), figures(70, 8)];

test("the tightest limit's, with the interval of its own replications", () => {
  const limits = [
    { limit: "slots", value: 100, measuredBy: "peakConcurrency" },
    { limit: "machines", value: 10, measuredBy: "peakInstances" },
  ] as const;
  // Of 100 slots 60 at the peak on average, of 10 machines 8 in every replication.
  const tight = leastHeadroom(limits, seen);
  for (const end of [tight.mean, tight.low, tight.high]) expect(end).toBeCloseTo(0.2, 12);
  const slots = leastHeadroom(limits.slice(0, 1), seen);
  expect(slots.mean).toBeCloseTo(0.4, 12);
  // 0.5 and 0.3: t(1) = 12.706, standard error 0.1, cut at 1.
  expect(slots.low).toBeCloseTo(0.4 - 12.7062047 * 0.1, 6);
  expect(slots.high).toBe(1);
});

test("nothing without limits", () => {
  expect(leastHeadroom([], seen)).toEqual({ mean: null, low: null, high: null });
});
