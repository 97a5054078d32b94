import { describe, expect, test } from "vitest";
import { nextReplications } from "../../../src/analysis/precision/next-replications.ts";
import { widestInterval } from "../../../src/analysis/precision/widest-interval.ts";
import type { CandidateResult, Result } from "../../../src/analysis/result.ts";
import { breakEven, json, type Override, parseScenario, type Scenario, simulate, text } from "../../../src/index.ts";

const scenarioText = (arrivals: string) => `
name: Precise
duration: 5m
replications: {precision: 2%, max: 60}
workload:
  arrivals: ${arrivals}
  work: {cpu: {kind: lognormal, mean: 40ms, p95: 90ms}, io: 30ms}
candidates:
  - {name: functions, platform: aws-lambda, memory: 1GB}
  - {name: machine, platform: aws-ec2, instance: m7g.large, slots: 64}
`;

function asked(arrivals: string, ...set: readonly (readonly [path: string, value: string])[]): Scenario {
  const overrides = set.map(([path, value]): Override => ({ path, value }));
  const outcome = parseScenario(scenarioText(arrivals), { overrides });
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome.scenario;
}

const poisson = "{kind: poisson, rate: 10/s}";
const spike = "{kind: spike, rate: 5/s, at: 1m, peak: 20/s, duration: 30s, occurs: 4/month}";

/** The answer without what tells that a precision was asked. */
function figures({ precision: _, scenario, ...rest }: Result) {
  const { digest: __, ...run } = scenario;
  const { command: ___, ...answer } = rest;
  return { ...answer, scenario: run };
}

const widest = ({ candidates }: Result) => widestInterval(candidates as readonly CandidateResult[])!.relative;

describe.each([
  ["random traffic", poisson, 0.02],
  ["a spike of its own frequency, whose calm windows are run as often", spike, 0.03],
] as const)("%s", (_, arrivals, halfWidth) => {
  const precision = ["replications.precision", String(halfWidth)] as const;

  test("is simulated until the widest interval is narrow enough, and not once more", async () => {
    const precise = await simulate(asked(arrivals, precision));
    const { replications } = precise.scenario;
    expect(replications).toBeGreaterThan(5);
    expect(replications).toBeLessThan(60);
    expect(precise.precision).toMatchObject({ asked: halfWidth, met: true, max: 60, reached: widest(precise) });
    expect(precise.precision!.reached).toBeLessThanOrEqual(halfWidth);

    // Each look, from a run with just so many replications.
    let done = 5;
    while (done < replications) {
      const { precision: __, ...plain } = await simulate(asked(arrivals, ["replications", String(done)]));
      const next = nextReplications({ done, widest: widest(plain), halfWidth, max: 60 });
      expect(next).toBeGreaterThan(done);
      done = next!;
    }
    expect(done).toBe(replications);
    expect(figures(precise)).toEqual(figures(await simulate(asked(arrivals, ["replications", String(done)]))));
  });
});

test("where every replication is the same, the first batch is enough", async () => {
  const same: [string, string][] = [
    ["workload.work", "{cpu: 40ms, io: 30ms}"],
    ["candidates", "[{name: machine, platform: aws-ec2, instance: m7g.large, overhead: 1ms}]"],
  ];
  const first = await simulate(asked("{kind: constant, rate: 10/s}", ...same));
  expect(first.precision).toMatchObject({ reached: 0, met: true });
  expect(first.scenario.replications).toBe(5);
  const own = await simulate(asked("{kind: constant, rate: 10/s}", ...same, ["replications.initial", "3"]));
  expect(own.scenario.replications).toBe(3);
});

describe("where the most replications come first", () => {
  const scenario = asked(poisson, ["replications", "{precision: 0.1%, max: 7}"]);

  test("the result, a warning of the candidate and the report say so", async () => {
    const result = await simulate(scenario);
    expect(result.scenario.replications).toBe(7);
    expect(result.precision).toMatchObject({ asked: 0.001, met: false, max: 7, reached: widest(result) });
    const { candidate, metric, reached } = result.precision!;
    const warned = (result.candidates as CandidateResult[]).filter(({ warnings }) => warnings.length > 0);
    expect(warned.map(({ name }) => name)).toEqual([candidate]);
    const [warning] = warned[0]!.warnings;
    expect(warning).toMatch(
      /^(cost|mean|p50|p95|p99) is known to ± [\d.]+ %, not the 0\.1 % asked: the most replications, 7, came first; raise replications\.max or lengthen the duration$/,
    );
    expect(warning!.startsWith(`${metric} `)).toBe(true);
    expect(Number(/± ([\d.]+) %/.exec(warning!)?.[1]) / (100 * reached!)).toBeCloseTo(1, 1);
    const report = text(result, { color: false, width: 1000 });
    expect(report).toContain(`7 times, the most allowed, without reaching the ± 0.1 % asked (the widest: ${metric} of`);
    expect(report).toContain(`Warning: ${candidate}: ${warning}`);
  });

  test("twice gives the same bytes", async () => {
    expect(json(await simulate(scenario))).toBe(json(await simulate(scenario)));
  });
});

test("nothing that could be judged is said, and is no reason to go on", async () => {
  const result = await simulate(
    asked(
      "{kind: constant, rate: 10/s}",
      ["candidates", "[{name: functions, platform: aws-lambda, memory: 128MB}]"],
      ["workload.memory", "1GB"],
    ),
  );
  expect(result.candidates[0]?.eligible).toBe(false);
  expect(result.scenario.replications).toBe(5);
  expect(result.precision).toEqual({ asked: 0.02, reached: null, metric: null, candidate: null, met: false, max: 60 });
});

test("the digest tells the precision that is asked, and without one is as it was", async () => {
  const hash = (canonical: string) => canonical;
  const digest = async (value: string) =>
    (await simulate(asked(poisson, ["replications", value]), { hash })).scenario.digest!;
  const [wide, wider, plain] = [await digest("{precision: 20%}"), await digest("{precision: 30%}"), await digest("5")];
  expect(new Set([wide, wider, plain]).size).toBe(3);
  expect(plain).not.toContain("precision");
});

test("a break-even curve takes as many replications as the scenario's own rate took", async () => {
  const range = { from: 10, to: 18 };
  const scenario = asked(poisson, ["replications", "{precision: 8%, initial: 2}"]);
  const precise = await breakEven(scenario, range);
  const { replications } = precise.scenario;
  expect(replications).toBeGreaterThan(2);
  expect(precise.precision?.met).toBe(true);
  const plain = await breakEven(asked(poisson, ["replications", String(replications)]), range);
  expect(precise.breakEven!.crossings.length).toBeGreaterThan(0);
  expect(figures(precise)).toEqual(figures(plain));
}, 60_000);
