import { describe, expect, test } from "vitest";
import { parseScenario, type Result, type Scenario, simulate } from "../../../src/index.ts";
import { mmcResponse } from "./mmc-response.ts";

/*
 * Exponential work, one shared queue and as many slots as vCPUs are M/M/c, so the fewest machines that meet an
 * objective on the latency follow from Erlang's C. The work is 100 ms; the bounds lie well between the law's values
 * for n machines and for one fewer, further than the simulation's noise reaches.
 */
interface Row {
  /** Offered load in erlangs: requests a second x 0.1 s. */
  readonly load: number;
  readonly instance: "m7g.medium" | "m7g.large" | "m7g.xlarge";
  readonly metric: "mean" | "p95" | "p99";
  /** Milliseconds. */
  readonly bound: number;
}

const vcpus = { "m7g.medium": 1, "m7g.large": 2, "m7g.xlarge": 4 } as const;
const seconds = { mean: 600, p95: 900, p99: 1800 } as const;

const rows: readonly Row[] = [
  { load: 4, instance: "m7g.large", metric: "mean", bound: 130 },
  { load: 4, instance: "m7g.medium", metric: "p95", bound: 370 },
  { load: 4, instance: "m7g.medium", metric: "p99", bound: 540 },
  { load: 1.5, instance: "m7g.medium", metric: "mean", bound: 160 },
  { load: 1.5, instance: "m7g.medium", metric: "p95", bound: 900 },
  { load: 10, instance: "m7g.large", metric: "mean", bound: 113 },
  { load: 0.7, instance: "m7g.medium", metric: "p99", bound: 900 },
  { load: 0.7, instance: "m7g.medium", metric: "p95", bound: 1500 },
  { load: 2.6, instance: "m7g.medium", metric: "p99", bound: 800 },
  { load: 7, instance: "m7g.medium", metric: "p95", bound: 380 },
  { load: 30, instance: "m7g.large", metric: "mean", bound: 120 },
  { load: 20, instance: "m7g.xlarge", metric: "p95", bound: 330 },
];

describe("an auto fleet of exponential work has Erlang C's number of machines", () => {
  test.each(rows)("$load erlangs on $instance, $metric < $bound ms", async (row) => {
    const result = await simulate(mmc(row));
    expect(machinesOf(result)).toBe(byLaw(row));
  });
});

describe("what decides the number", () => {
  test("the ceiling, where it asks for more machines than the objective", async () => {
    // 3.5 erlangs at 80 % need 4.375 machines of one vCPU; four would be busy 87.5 % of the time.
    const row = { load: 3.5, instance: "m7g.medium", metric: "p99", bound: 3000 } as const;
    const result = await simulate(mmc(row, { ceiling: "80%" }));
    expect(machinesOf(result)).toBe(5);
    expect(explanationOf(result)).toMatch(/^5: 4 miss hourly CPU of at most 80 % \(8[78](\.\d+)? %\)$/);
  });

  test("the objective, with how close one fewer comes", async () => {
    const result = await simulate(mmc({ load: 4, instance: "m7g.medium", metric: "mean", bound: 130 }));
    expect(explanationOf(result)).toMatch(/^6: 5 miss mean < 130ms \(1\d\d(\.\d+)? ms\)$/);
  });

  test("the minimum, where it carries the load", async () => {
    const result = await simulate(
      mmc({ load: 0.5, instance: "m7g.medium", metric: "mean", bound: 900 }, { minimum: 3 }),
    );
    expect(explanationOf(result)).toBe("3: the minimum carries the load");
  });
});

describe("machines to spare", () => {
  test("come on top of those that carry the load", async () => {
    const row = { load: 4, instance: "m7g.medium", metric: "mean", bound: 130 } as const;
    const result = await simulate(mmc(row, { redundancy: 2 }));
    expect(machinesOf(result)).toBe(byLaw(row) + 2);
    expect(explanationOf(result)).toMatch(/^8, 2 of them to spare: 5 miss/);
  });
});

describe("an objective that no number of machines meets", () => {
  test("makes the candidate ineligible and says how close it comes; the others run", async () => {
    // The work alone has its p95 at 100 ms x ln 20 = 299.6 ms.
    const scenario = mmc({ load: 2, instance: "m7g.medium", metric: "p95", bound: 200 });
    const [auto] = scenario.candidates;
    const fixed = { ...auto!, name: "fixed", settings: fixedSize(auto!.settings, 4) };
    const result = await simulate({ ...scenario, candidates: [auto!, fixed] });
    const [first, second] = result.candidates;
    expect(first).toMatchObject({ eligible: false });
    expect(first!.ineligibleBecause[0]).toMatch(
      /^misses p95 < 200ms \((29|30)\d ms\) at \d+ machines, and more do not help; faster machines, or a looser objective$/,
    );
    expect(second).toMatchObject({ name: "fixed", eligible: true });
  });

  test("or whose bill passes an objective on the cost", async () => {
    const scenario = mmc({ load: 4, instance: "m7g.medium", metric: "mean", bound: 130 }, { slo: ["cost < 100"] });
    const result = await simulate(scenario);
    expect(result.candidates[0]!.ineligibleBecause[0]).toMatch(
      /^misses cost < 100 \(\d+ USD\) with the 6 machines that it needs; cheaper machines, or a looser objective$/,
    );
  });
});

interface More {
  readonly minimum?: number;
  readonly ceiling?: string;
  readonly redundancy?: number;
  readonly slo?: readonly string[];
}

function mmc({ load, instance, metric, bound }: Row, more: More = {}): Scenario {
  const { minimum = 1, ceiling = "100%", redundancy, slo = [] } = more;
  const outcome = parseScenario(
    JSON.stringify({
      name: "sized",
      duration: `${seconds[metric]}s`,
      warmUp: "30s",
      replications: 3,
      workload: {
        arrivals: { kind: "poisson", rate: `${load * 10}/s` },
        work: { cpu: { kind: "exponential", mean: "100ms" } },
      },
      slo: [`${metric} < ${bound}ms`, ...slo],
      candidates: [
        {
          name: "fleet",
          platform: "aws-ec2",
          instance,
          instances: { auto: { minimum, ceiling } },
          ...(redundancy === undefined ? {} : { redundancy }),
          slots: vcpus[instance],
          balancing: "shared-queue",
          overhead: "0ms",
        },
      ],
    }),
  );
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return outcome.scenario;
}

function byLaw({ load, instance, metric, bound }: Row): number {
  for (let count = 1; ; count++) {
    const response = mmcResponse(load, count * vcpus[instance]);
    const value = metric === "mean" ? response.mean : response.percentile(metric === "p95" ? 0.95 : 0.99);
    if (value * 100 < bound) return count;
  }
}

function machinesOf(result: Result): number | null {
  const [candidate] = result.candidates;
  return candidate!.eligible ? candidate!.instances.mean.mean : null;
}

function explanationOf(result: Result): string | undefined {
  const [candidate] = result.candidates;
  return candidate!.eligible ? candidate!.assumptions.find(({ name }) => name === "machines (auto)")?.value : undefined;
}

function fixedSize(settings: unknown, count: number): unknown {
  return { ...(settings as object), instances: { kind: "fixed", count } };
}
