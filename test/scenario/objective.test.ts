import { expect, test } from "vitest";
import { parseObjective } from "../../src/scenario/objective.ts";

test.each([
  ["p99 < 500ms", "p99", "<", 500],
  ["mean<=1.5s", "mean", "<=", 1500],
  ["max < 100us", "max", "<", 0.1],
  ["throttled < 0.1%", "throttled", "<", 0.001],
  ["throttled = 0", "throttled", "=", 0],
  ["completed >= 99.9%", "completed", ">=", 0.999],
  ["coldStarts <= 0.01", "coldStarts", "<=", 0.01],
  ["cost < 250", "cost", "<", 250],
  ["utilisation > 40%", "utilisation", ">", 0.4],
])("%s", (text, metric, comparison, value) => {
  const objective = parseObjective(text);
  expect(objective).toMatchObject({ text, metric, comparison });
  expect("value" in objective && objective.value).toBeCloseTo(value, 12);
});

test.each([
  ["p99", /not an objective.*such as p99 < 500ms/],
  ["", /not an objective/],
  ["p99 == 5ms", /not an objective|does not fit/],
  ["p99 < 500", /"500" does not fit p99: a latency is a duration/],
  ["p97 < 5ms", /"p97" is not a metric; did you mean "p9\d"/],
  ["throtled < 1%", /did you mean "throttled"/],
  ["banana < 1%", /"banana" is not a metric \(metrics: mean, /],
  ["throttled < 5ms", /a share is from 0% to 100%/],
  ["completed > 101%", /a share is from 0% to 100%/],
  ["cost < 5%", /USD a month/],
  ["p99 < 500ms in 99% of 5m windows", /not supported yet/],
  ["throttled = 0 in every 1m", /not supported yet/],
])("%s is told what is wrong", (text, problem) => {
  expect(parseObjective(text)).toEqual({ problem: expect.stringMatching(problem) });
});
