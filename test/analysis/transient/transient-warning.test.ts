import { describe, expect, test } from "vitest";
import type { CandidateResult, Result } from "../../../src/analysis/result.ts";
import { transientWarning } from "../../../src/analysis/transient/transient-warning.ts";
import { mm1Response } from "../../../src/engine/laws/mm1-response.ts";
import { type Override, parseScenario, type Scenario, simulate } from "../../../src/index.ts";
import type { SeriesRecord } from "../../../src/platforms/station.ts";
import { m } from "../../platforms/hand-made.ts";

type Values = Readonly<Record<string, string | number>>;

function scenarioOf(text: string, values: Values = {}): Scenario {
  const overrides = Object.entries(values).map(([path, value]): Override => ({ path, value: String(value) }));
  const outcome = parseScenario(text, { overrides });
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome.scenario;
}

const warningsOf = ({ candidates }: Result) =>
  (candidates as readonly CandidateResult[]).flatMap(({ warnings }) =>
    warnings.filter((warning) => warning.includes("steady state")),
  );

/** The warm-up that a warning writes, in minutes. */
const suggested = (warning: string) => Number(/warmUp: (\d+)m/.exec(warning)?.[1]);

/** One server at 95 % that starts empty. */
const nearSaturation = `
name: M/M/1
duration: 20m
replications: 100
workload: {arrivals: {kind: poisson, rate: 9.5/s}, work: {cpu: {kind: exponential, mean: 100ms}}}
candidates:
  - {name: M, platform: aws-ec2, instance: m7g.medium, instances: 1, slots: 1, queue: 100000, overhead: 0ms}
`;

describe("a server near saturation that starts empty", () => {
  test("is warned of, and with the warm-up suggested it is not", async () => {
    const [warning, ...others] = warningsOf(await simulate(scenarioOf(nearSaturation)));
    expect(others).toEqual([]);
    expect(warning).toMatch(
      /^the window begins before the steady state: in its first (\d+m) there are \d+ % fewer (waiting requests|requests in service) than later, which lowers the window's mean number of .* by [\d.]+ %; warmUp: \d+m would leave that out$/,
    );
    // The queue forgets its start within a few times 1 / (mu (1 - sqrt(rho))^2).
    const relaxation = 1 / (10 * (1 - Math.sqrt(0.95)) * (1 - Math.sqrt(0.95))) / 60;
    expect(suggested(warning!)).toBeGreaterThan(relaxation / 2);
    expect(suggested(warning!)).toBeLessThanOrEqual(10);
    const warm = await simulate(scenarioOf(nearSaturation, { warmUp: `${suggested(warning!)}m` }));
    expect(warningsOf(warm)).toEqual([]);
    const { mean, low, high } = (warm.candidates[0] as CandidateResult).latency.mean;
    const expected = mm1Response(0.95, 100).mean;
    expect(Math.abs(mean! - expected)).toBeLessThan((3 * (high! - low!)) / 2);
  }, 30_000);

  test("a warm-up that is too short is added to", async () => {
    const scenario = scenarioOf(nearSaturation, { duration: "5m", warmUp: "10s", "workload.arrivals.rate": "9.8/s" });
    const [warning] = warningsOf(await simulate(scenario));
    expect(warning).toMatch(/; warmUp: \w+ \(now 10s\) would leave that out$|lengthen it, such as duration: 20m$/);
  }, 30_000);
});

/** A fleet that starts with one machine and needs about seven. */
const growing = `
name: Growing
duration: 1h
replications: 5
workload: {arrivals: {kind: poisson, rate: 60/s}, work: {cpu: {kind: lognormal, mean: 80ms, p95: 180ms}}}
candidates:
  - {name: G, platform: aws-ec2, instance: m7g.large, slots: 64, instances: {min: 1, max: 20, target: 60% cpu, initial: 1}}
`;

describe("a fleet that starts too small", () => {
  test("is warned of; with the warm-up suggested it is not, nor where it starts with what it needs", async () => {
    const [warning] = warningsOf(await simulate(scenarioOf(growing)));
    expect(warning).toMatch(/; warmUp: (10|15|20)m would leave that out$/);
    expect(warningsOf(await simulate(scenarioOf(growing, { warmUp: `${suggested(warning!)}m` })))).toEqual([]);
    const ready = "{min: 1, max: 20, target: 60% cpu}";
    expect(warningsOf(await simulate(scenarioOf(growing, { "candidates[0].instances": ready })))).toEqual([]);
  }, 30_000);

  test("in a window that is too short for it the window is to be longer", async () => {
    const [warning] = warningsOf(await simulate(scenarioOf(growing, { duration: "15m" })));
    expect(warning).toMatch(/it may hold no steady state at all; lengthen it, such as duration: 1h$/);
  });

  test("its schedule of minimums is a calendar: nothing is compared", async () => {
    const scheduled = '{min: 1, max: 20, target: 60% cpu, initial: 1, schedule: [{cron: "30 0 * * *", min: 8}]}';
    expect(warningsOf(await simulate(scenarioOf(growing, { "candidates[0].instances": scheduled })))).toEqual([]);
  });
});

/** Everything here is as it will be from the start, or from a few requests on. */
const calm = `
name: Calm
duration: 5m
warmUp: 2m
workload: {arrivals: {kind: poisson, rate: 4/s}, work: {cpu: {kind: lognormal, mean: 40ms, p95: 90ms}, io: 30ms}}
candidates:
  - {name: functions, platform: aws-lambda, memory: 1GB, keepAlive: 30s}
  - {name: machine, platform: aws-ec2, instance: m7g.large, instances: 1, slots: 64}
`;

describe("false alarms are at most one in forty runs", () => {
  const bursty = "{kind: bursty, rate: 4/s, burstRate: 30/s, burst: 5s, calm: 60s}";
  test.each([
    ["poisson", 5, "{kind: poisson, rate: 4/s}"],
    ["poisson, of two replications", 2, "{kind: poisson, rate: 4/s}"],
    ["bursts", 3, bursty],
  ])(
    "%s",
    async (_, replications, arrivals) => {
      let alarms = 0;
      for (let seed = 1; seed <= 40; seed++) {
        const scenario = scenarioOf(calm, { seed, replications, "workload.arrivals": arrivals });
        if (warningsOf(await simulate(scenario)).length > 0) alarms++;
      }
      // Two or more would have a chance of one in a thousand at one alarm in a thousand runs.
      expect(alarms).toBeLessThanOrEqual(1);
    },
    60_000,
  );
});

test("traffic that changes by itself has no steady state to begin before", async () => {
  const day = {
    duration: "24h",
    warmUp: "0s",
    replications: 2,
    "workload.arrivals": "{kind: diurnal, mean: 1/s, peak: 3/s, at: 14h}",
  };
  const ramp = {
    duration: "10m",
    warmUp: "0s",
    "workload.arrivals": "{kind: ramping, startRate: 1/s, stages: [{target: 9/s, duration: 10m}]}",
  };
  for (const values of [day, ramp]) expect(warningsOf(await simulate(scenarioOf(calm, values)))).toEqual([]);
});

describe("by hand: a burst of cold starts at the start of ten minutes", () => {
  const scenario = scenarioOf(calm, { warmUp: "0s" });
  const series = (offered: number, first: number, later: number): SeriesRecord => {
    const flat = (value: number) => new Float64Array(10).fill(value);
    const coldStarts = flat(later);
    coldStarts[0] = first;
    const level = { concurrency: flat(1), instances: flat(5), queue: flat(0) };
    return { offered: flat(offered), coldStarts, p99: flat(1), throttled: flat(0), ...level };
  };
  /** Five replications of 28, 29, 30, 31 and 32 cold starts in the first minute. */
  const warn = (offered: number, later = 0, asked = scenario) =>
    transientWarning(asked.candidates[0]!, {
      scenario: asked,
      series: [28, 29, 30, 31, 32].map((first) => series(offered, first, later)),
      step: m,
      overloaded: false,
      duration: 10 * m,
    });

  test("is warned of where it is one in a thousand requests", () => {
    expect(warn(3000)).toBe(
      "the window begins before the steady state: in its first 1m there are cold starts and later none, which raises the window's number of cold starts by 100 %; warmUp: 1m would leave that out",
    );
    expect(warn(3000, 3)).toMatch(/there are 10 times as many cold starts as later, .* by 47 %;/); // 2.7 of 5.7
  });

  test("is not where it is less than one in ten thousand, which moves no percentile that is shown", () => {
    expect(warn(31_000)).toBeNull();
    expect(warn(29_000)).not.toBeNull();
  });

  test("is not where nearly as many come later", () => {
    // Three more in one tenth of 27.3 each: 0.3 of 27.3 is a little more than one percent, and well within chance.
    expect(warn(3000, 27)).toBeNull();
  });

  test("is not where a tenth holds fewer than a hundred requests", () => {
    expect(warn(99)).toBeNull();
    expect(warn(100)).not.toBeNull();
  });

  test("adds to the warm-up that there is", () => {
    expect(warn(3000, 0, scenarioOf(calm, { warmUp: "4m" }))).toMatch(/; warmUp: 5m \(now 4m\) would leave that out$/);
  });
});
