import { describe, expect, test } from "vitest";
import { evaluateObjective, type ObservedMetrics } from "../../src/analysis/evaluate-objective.ts";
import type { Estimate } from "../../src/engine/statistics/estimate.ts";
import { parseObjective } from "../../src/scenario/objective.ts";

function evaluate(text: string, mean: number | null, low: number | null = mean, high: number | null = mean) {
  const objective = parseObjective(text);
  if ("problem" in objective) throw new Error(objective.problem);
  const observed = { [objective.metric]: { mean, low, high } satisfies Estimate } as unknown as ObservedMetrics;
  const { passed, certain } = evaluateObjective(objective, observed);
  return { passed, certain };
}

describe("passed compares the mean, certain both ends of the interval", () => {
  test.each([
    ["p99 < 500ms", 499, 450, 499.9, true, true],
    ["p99 < 500ms", 499, 450, 500, true, false],
    ["p99 < 500ms", 510, 490, 530, false, false],
    ["p99 < 500ms", 510, 500, 530, false, true],
    ["p99 <= 500ms", 500, 499, 500, true, true],
    ["completed >= 99.5%", 0.995, 0.9951, 1, true, true],
    ["completed > 99.5%", 0.995, 0.995, 0.995, false, true],
    ["cost < 250", 249, 240, 251, true, false],
    ["throttled = 0", 0, 0, 0, true, true],
    ["throttled = 0", 0, 0, 0.0001, true, false],
  ] as const)("%s, seen %f (%f to %f): %s, %s", (text, mean, low, high, passed, certain) => {
    expect(evaluate(text, mean, low, high)).toEqual({ passed, certain });
  });

  test("one replication is never certain", () => {
    expect(evaluate("mean < 1s", 10, null, null)).toEqual({ passed: true, certain: false });
  });

  test("nothing observed: neither", () => {
    expect(evaluate("p999 < 1s", null)).toEqual({ passed: false, certain: false });
    expect(evaluate("p999 > 1s", null)).toEqual({ passed: false, certain: false });
  });
});
