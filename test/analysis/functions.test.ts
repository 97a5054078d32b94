import { describe, expect, test } from "vitest";
import { disputedEnds } from "../../src/analysis/input-band/disputed-inputs.ts";
import type { CandidateResult, FunctionResult, Result } from "../../src/analysis/result.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import type { SimulateOptions } from "../../src/analysis/simulate-options.ts";
import { breakEven, json, resultSchema } from "../../src/index.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { functionsOf } from "../../src/workloads/functions-of.ts";

const lambda = { name: "functions", platform: "aws-lambda", memory: "128MB", coldStart: "0ms", overhead: "0ms" };
const machines = { name: "machines", platform: "aws-ec2", instance: "m7g.medium", slots: 2000, overhead: "0ms" };

function scenarioOf(workload: object, more: object = {}): Scenario {
  const written = { name: "functions", duration: "10m", replications: 2, workload, candidates: [lambda, machines] };
  const outcome = parseScenario(JSON.stringify({ ...written, ...more }));
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return outcome.scenario;
}

const every = (rate: string) => ({ kind: "constant", rate });
const poisson = (rate: string) => ({ kind: "poisson", rate });

function figuresOf(result: Result, name: string): CandidateResult {
  const found = result.candidates.find((candidate) => candidate.name === name);
  if (!found?.eligible) throw new Error(`${name} was not simulated`);
  return found;
}

const ofEach = (result: Result, name: string): readonly FunctionResult[] => figuresOf(result, name).functions!;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("what each function cost, by hand", () => {
  test("equal work at 1/s and 3/s: a quarter and three quarters", async () => {
    const work = { io: "100ms" };
    const functions = [
      { name: "a", arrivals: every("1/s"), work },
      { name: "b", arrivals: every("3/s"), work },
    ];
    const result = await simulate(scenarioOf({ functions }));
    const costs = ofEach(result, "functions").map(({ cost }) => cost!.monthly.mean!);
    // 730 h of 0.0000002 USD a request and 0.1 s of 0.125 GB at 0.0000166667 USD.
    const perRequest = 0.0000002 + 0.1 * 0.125 * 0.0000166667;
    expect(costs[0]).toBeCloseTo(730 * 3600 * perRequest, 9);
    expect(costs[1]).toBeCloseTo(3 * 730 * 3600 * perRequest, 9);
    expect(ofEach(result, "functions").map(({ requests }) => requests.offered.mean)).toEqual([600, 1800]);
    expect(ofEach(result, "machines").map(({ cost }) => cost)).toEqual([null, null]);
  });

  test("the free tier is the account's: who uses more of a meter has more of it", async () => {
    const functions = [
      { name: "short", arrivals: every("1/s"), work: { io: "100ms" } },
      { name: "long", arrivals: every("1/s"), work: { io: "300ms" } },
    ];
    const result = await simulate(scenarioOf({ functions }, { freeTier: true }));
    const { bill } = figuresOf(result, "functions");
    const amounts = (meter: string) =>
      sum(bill.lines.filter((line) => line.meter === meter).map(({ amount }) => amount));
    const [short, long] = ofEach(result, "functions").map(({ cost }) => cost!.monthly.mean!);
    expect(short).toBeCloseTo(amounts("requests") / 2 + amounts("gbSeconds") / 4, 9);
    expect(long).toBeCloseTo(amounts("requests") / 2 + (3 * amounts("gbSeconds")) / 4, 9);
  });

  test("machines of one's own have a price of their own, commitments included", async () => {
    const functions = ["a", "b"].map((name) => ({ name, arrivals: every("1/s"), work: { io: "10ms" } }));
    const reserved = { ...machines, purchase: "reserved-1y" };
    const workload = { functions, sharing: "none" };
    const result = await simulate(scenarioOf(workload, { candidates: [machines, { ...reserved, name: "reserved" }] }));
    for (const name of ["machines", "reserved"]) {
      const { bill, functions: each } = figuresOf(result, name);
      expect(each!.map(({ cost }) => cost!.monthly.mean)).toEqual([bill.total / 2, bill.total / 2]);
    }
    const one = await simulate(scenarioOf({ arrivals: every("1/s"), work: { io: "10ms" } }));
    expect(figuresOf(result, "machines").bill.total).toBeCloseTo(2 * figuresOf(one, "machines").bill.total, 9);
  });
});

describe("laws", () => {
  const sizes = { response: "20KB", logs: "1KB" };
  const mixed = {
    functions: [
      { name: "a", arrivals: poisson("5/s"), work: { cpu: { kind: "exponential", mean: "30ms" } }, failures: "2%" },
      {
        name: "b",
        arrivals: { kind: "bursty", rate: "4/s", burstRate: "20/s", burst: "10s", calm: "40s" },
        work: { io: "80ms" },
      },
      { name: "c", arrivals: every("1/2s"), work: { cpu: "5ms" }, memory: "20MB", logs: "9KB" },
    ],
    ...sizes,
  };
  const candidates = [
    {
      name: "L",
      platform: "aws-lambda",
      memory: "512MB",
      concurrencyLimit: 3,
      frontDoor: "aws-alb",
      operations: { hours: 2 },
    },
    { name: "M", platform: "aws-ec2", instance: "m7g.medium", slots: 3, queue: 5, frontDoor: "aws-http-api" },
  ];

  for (const sharing of ["account", "none"]) {
    test(`sharing ${sharing}: counts, costs and histograms of the functions make the total`, async () => {
      const result = await simulate(scenarioOf({ ...mixed, sharing }, { candidates, replications: 3 }));
      for (const name of ["L", "M"]) {
        const { requests, coldStarts, cost, functions } = figuresOf(result, name);
        const total = (read: (one: FunctionResult) => number) => sum(functions!.map(read));
        for (const outcome of ["offered", "completed", "throttled", "rejected", "timedOut", "failed"] as const) {
          expect(total((one) => one.requests[outcome].mean!)).toBeCloseTo(requests[outcome].mean!, 9);
        }
        expect(total((one) => one.coldStarts.count.mean!)).toBeCloseTo(coldStarts.count.mean!, 9);
        if (name === "M" && sharing === "account") continue;
        expect(total(({ cost: own }) => own!.monthly.mean!)).toBeCloseTo(cost.monthly.mean!, 9);
      }
      expect(result.checks.map(({ law, holds }) => [law, holds])).toEqual([
        ["Little", true],
        ["Little", true],
      ]);
      expect(() => resultSchema.parse(JSON.parse(json(result)))).not.toThrow();
    });
  }

  test("one function in a list is the function alone, where nothing is left to chance", async () => {
    const one = { arrivals: every("7/s"), work: { cpu: "40ms", io: "30ms" }, ...sizes };
    const plain = await simulate(scenarioOf(one));
    for (const sharing of ["account", "none"]) {
      const listed = await simulate(scenarioOf({ functions: [{ name: "only", ...one }], sharing }));
      for (const name of ["functions", "machines"]) {
        const { functions, assumptions: _, limits: __, ...figures } = figuresOf(listed, name);
        const { assumptions: ___, limits: ____, ...expected } = figuresOf(plain, name);
        expect(figures).toEqual(expected);
        expect(functions![0]!.latency).toEqual(figures.latency);
        const cost = functions![0]!.cost?.monthly;
        if (cost !== undefined) expect(cost).toEqual(figures.cost.monthly);
      }
      expect(figuresOf(listed, "functions").limits.map(({ value, peak }) => [value, peak])).toEqual(
        figuresOf(plain, "functions").limits.map(({ value, peak }) => [value, peak]),
      );
    }
  });

  test("where no limit binds, sharing changes no count", async () => {
    const unlimited = [{ ...candidates[0], concurrencyLimit: 1000 }];
    const counts = async (sharing: string) => {
      const result = await simulate(scenarioOf({ ...mixed, sharing }, { candidates: unlimited }));
      return ofEach(result, "L").map(({ requests, coldStarts, latency }) => ({ requests, coldStarts, latency }));
    };
    expect(await counts("account")).toEqual(await counts("none"));
  });

  test("a spike that occurs so often a month counts so often for its function", async () => {
    const spike = { kind: "spike", rate: "1/s", at: "5m", peak: "5000/s", duration: "30s", occurs: "2/month" };
    const functions = [
      { name: "calm", arrivals: every("1/s"), work: { io: "100ms" } },
      { name: "spiky", arrivals: spike, work: { io: "100ms" } },
    ];
    const result = await simulate(
      scenarioOf({ functions }, { duration: "24h", replications: 1, candidates: [lambda] }),
    );
    const { bill } = figuresOf(result, "functions");
    const [calm, spiky] = ofEach(result, "functions").map(({ cost }) => cost!.monthly.mean!);
    expect(calm! + spiky!).toBeCloseTo(bill.total, 9);
    // Two spikes of 30 s at 4,999/s above the base, on 730 h at 1/s; the base's requests of a day are Poisson, so that
    // their number is within 1.2 % (3.5 standard deviations of 1 / sqrt(86,400)) of its mean.
    const exact = 1 + (2 * 30 * 4999) / (730 * 3600);
    expect(Math.abs(spiky! / calm! / exact - 1)).toBeLessThan(0.012);
  });
});

describe("break-even", () => {
  test("every function's rate is scaled alike: one division, as for one function", async () => {
    const functions = [
      { name: "a", arrivals: every("1/s"), work: { io: "100ms" } },
      { name: "b", arrivals: every("3/s"), work: { io: "200ms" } },
    ];
    const { breakEven: found } = await breakEven(scenarioOf({ functions }, { duration: "1m" }));
    const [crossing, ...others] = found!.crossings;
    expect(others).toEqual([]);
    const perRequest = 0.0000002 + ((100 + 3 * 200) / 4000) * 0.125 * 0.0000166667;
    const fleet = 0.0408 * 730 + 8 * 0.08 + 0.005 * 730;
    const exact = fleet / (730 * 3600 * perRequest);
    expect(Math.abs(crossing!.at.mean! / exact - 1)).toBeLessThan(0.005);
  });

  test("a dispute about the work is about everybody's, but for recorded durations", () => {
    const replay = { kind: "trace", file: "a.csv", columns: { timestamp: "t", duration: "d" } };
    const functions = [
      { name: "a", arrivals: every("1/s"), work: { cpu: "100ms", io: "50ms" } },
      { name: "b", arrivals: replay, work: { from: "trace" } },
    ];
    const scenario = scenarioOf({ functions });
    const ends = disputedEnds(scenario).filter(({ because }) => because.includes("more work per request"));
    expect(ends).toHaveLength(1);
    const varied = functionsOf(ends[0]!.apply(scenario)!.workload).map(({ work }) => work);
    expect(varied[0]).toMatchObject({ cpu: { value: 120_000 }, io: { value: 60_000 } });
    expect(varied[1]).toEqual({ from: "trace", cpuShare: 0, parallel: 0 });
    const listed = { uncertain: { "workload.functions[0].work.cpu": ["90ms", "110ms"] } };
    const own = disputedEnds(scenarioOf({ functions }, listed)).map(({ because }) => because);
    expect(own).toEqual(expect.arrayContaining(["workload.functions[0].work.cpu = 90ms"]));
    expect(own.filter((because) => because.includes("work per request"))).toEqual([]);
  });
});

describe("recorded traffic", () => {
  const files: Readonly<Record<string, string>> = {
    "a.csv": "t,d\n0,0.2\n10,0.4\n59,0.3\n",
    "b.csv": "t\n0\n30\n59.5\n",
  };
  async function* pieces(text: string): AsyncGenerator<string> {
    yield text;
  }
  const openTrace: SimulateOptions["openTrace"] = (file) => ({ chunks: pieces(files[file]!), sha256: () => file });
  const replay = (file: string, duration?: string) => {
    const columns = duration === undefined ? { timestamp: "t" } : { timestamp: "t", duration };
    return { kind: "trace", file, columns };
  };

  test("each function replays its own file, beside others that are drawn; the shortest is the window", async () => {
    const functions = [
      { name: "a", arrivals: replay("a.csv", "d"), work: { from: "trace" } },
      { name: "b", arrivals: replay("b.csv"), work: { io: "100ms" } },
      { name: "c", arrivals: every("1/s"), work: { io: "1ms" } },
    ];
    const { duration: _, ...scenario } = scenarioOf({ functions });
    const result = await simulate({ ...scenario, duration: null, replications: 1 }, { openTrace });
    expect(result.scenario.durationSeconds).toBe(59.000001);
    const each = ofEach(result, "functions");
    // b's last request lies outside the 59 s that a covers; c has one at every whole second from 0 to 59.
    expect(each.map(({ requests }) => requests.offered.mean)).toEqual([3, 2, 60]);
    expect(each.map(({ latency }) => latency.mean.mean)).toEqual([300, 100, 1]);
  });
});
