import { expect, test } from "vitest";
import { formOf, lambda, scenarioOf } from "./form-of.ts";

const poisson = "{kind: poisson, rate: 2/s}";
const exponential = "{io: {kind: exponential, mean: 200ms}}";
const memory = `${lambda}, memory: 512MB`;

test("where every law is exact, nothing is taken for granted but that the function has been called for long", () => {
  const { notes, coldFraction } = formOf(scenarioOf({ arrivals: poisson, work: exponential, candidate: memory }));
  expect(coldFraction).toBeGreaterThan(0);
  expect(notes).toEqual([expect.stringMatching(/called for long/)]);
});

test.each([
  {
    says: /mean rate of the traffic alone/,
    arrivals: "{kind: bursty, rate: 2/s, burstRate: 9/s, burst: 20s, calm: 100s}",
  },
  { says: /^Cold starts are left out/, keys: "recycleAfter: 2h" },
  { says: /^Cold starts are left out/, keys: "keepAlive: {kind: halving, period: 380s}" },
  { says: /^Cold starts are left out/, keys: "routing: random" },
  { says: /at most the .* % that spill over/, keys: "provisionedConcurrency: 4" },
  { says: /that of exponential service times/, work: "{io: {kind: lognormal, mean: 200ms, p95: 400ms}}" },
  { says: /that of exponential service times/, candidate: "platform: aws-lambda, memory: 512MB, coldStart: 1s" },
  {
    says: /Erlang's share at the mean rate/,
    arrivals: "{kind: renewal, rate: 2/s, cv: 2}",
    keys: "provisionedConcurrency: 1",
  },
  { says: /attempts of refused requests/, keys: "concurrencyLimit: 1, retry: {attempts: 3}" },
  { says: /first calls/, keys: "throttle: quantised", work: "{cpu: {kind: exponential, mean: 50ms}}" },
  {
    says: /half of a billing step/,
    work: "{cpu: {kind: exponential, mean: 50ms}, io: {kind: exponential, mean: 50ms}}",
  },
  {
    says: /Timeouts cut nearly as many/,
    keys: "timeout: 800ms",
    work: "{cpu: {kind: exponential, mean: 50ms}, io: {kind: exponential, mean: 50ms}}",
  },
])("$says", ({ says, keys, candidate = memory, ...parts }) => {
  const all = keys === undefined ? candidate : `${candidate}, ${keys}`;
  const { notes } = formOf(scenarioOf({ arrivals: poisson, work: exponential, ...parts, candidate: all }));
  expect(notes.filter((note) => says.test(note))).toHaveLength(1);
});
