import { describe, expect, test } from "vitest";
import { formatScalingTarget, parseScalingTarget } from "../../../src/platforms/autoscaling/scaling-target.ts";

describe("a target", () => {
  test.each([
    ["60% cpu", "cpu", 0.6, "60 % CPU"],
    ["70% slots", "slots", 0.7, "70 % of the slots"],
    ["50 requests/s", "requests", 50, "50 requests/s each"],
    ["3000 requests/m", "requests", 50, "50 requests/s each"],
    ["  0.5%   cpu ", "cpu", 0.005, "0.5 % CPU"],
  ] as const)("%j", (text, metric, value, words) => {
    const target = parseScalingTarget(text);
    expect(target).toEqual({ metric, value });
    expect(formatScalingTarget(target as never)).toBe(words);
  });

  test.each([
    ["0% cpu", "above 0%"],
    ["100% cpu", "below 100%"],
    ["60 cpu", "such as 60% cpu"],
    ["0 requests/s", "endless"],
    ["50% requests/s", "such as 50 requests/s"],
    ["60% memory", '"memory" is not a metric'],
    ["60% CPU", 'did you mean "cpu"?'],
    ["60% slot", 'did you mean "slots"?'],
    ["50 requests", 'did you mean "requests/s"?'],
    ["cpu", "an amount and a metric"],
    ["", "an amount and a metric"],
  ])("%j is none", (text, part) => {
    expect(parseScalingTarget(text)).toEqual({ problem: expect.stringContaining(part) });
  });
});
