import { expect, test } from "vitest";
import { type Objective, parseObjective, windowsProblem } from "../../src/scenario/objective.ts";

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
  ["p99 < 500ms in 99% of 0s windows", /a window of 0s has no length/],
  ["throttled = 0 in every 0m", /a window of 0m has no length/],
  ["p99 < 500ms in 101% of 5m windows", /"101%" is no share of windows: it is above 0% and at most 100%/],
  ["p99 < 500ms in 0% of 5m windows", /"0%" is no share of windows/],
  ["p99 < 500ms in most of 5m windows", /"most" is no share of windows/],
  ["p99 < 500ms in 99% of 5 windows", /"5" is not a duration/],
  ["p99 < 500ms in 99% of 5m", /is not understood: in SHARE of DURATION windows/],
  ["p99 < 500ms in all 5m windows", /or in every 1m/],
  ["cost < 250 in every 1h", /cost has one value for the whole run; leave out "in every 1h"/],
  ["headroom > 20% in every 1h", /headroom has one value/],
])("%s is told what is wrong", (text, problem) => {
  expect(parseObjective(text)).toEqual({ problem: expect.stringMatching(problem) });
});

test.each([
  ["p99 < 500ms in 99% of 5m windows", 300_000_000, 0.99],
  ["p99<500ms  in  0.5  of  1h  windows ", 3_600_000_000, 0.5],
  ["throttled = 0 in every 1m", 60_000_000, 1],
  ["utilisation < 80% in 100% of 1h windows", 3_600_000_000, 1],
])("%s: windows of %i us, a share of %f of them", (text, length, share) => {
  expect(parseObjective(text)).toMatchObject({ text, windows: { length, share } });
});

test("without windows it holds over the whole run", () => {
  expect(parseObjective("p99 < 5ms")).toMatchObject({ windows: null });
});

test.each([
  ["throttled = 0 in every 2m", 120_000_000, null],
  ["throttled = 0 in every 2m", 119_999_999, /a window of 2m is longer than the duration of 119999999us; shorten it/],
  ["throttled = 0 in every 1ms", 3_600_000_000, /makes 3,600,000 of them in 1h, at most 1,000,000 are looked at/],
  ["throttled = 0", 1, null],
])("%s in %i us", (text, duration, problem) => {
  const found = windowsProblem(parseObjective(text) as Objective, duration);
  if (problem === null) expect(found).toBeNull();
  else expect(found).toMatch(problem);
});
