import { describe, expect, test } from "vitest";
import type { CandidateResult } from "../../src/analysis/result.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import { bindsAt } from "../../src/report/explained/metrics/limits.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { equationsOf, expectArithmetic } from "../report/explained/expect-arithmetic.ts";

function scenarioOf(written: object): Scenario {
  const outcome = parseScenario(JSON.stringify({ name: "network", replications: 2, ...written }));
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return outcome.scenario;
}

async function resultOf(written: object) {
  const { candidates, notModelled } = await simulate(scenarioOf(written));
  const figures = candidates.map((candidate): CandidateResult => {
    if (!candidate.eligible) throw new Error(`${candidate.name} was not simulated`);
    return candidate;
  });
  return { figures, notModelled };
}

const cents = ({ bill }: CandidateResult, meters: readonly string[]) =>
  meters.map((meter) => bill.lines.find((line) => line.meter === meter)?.amount.toFixed(2));
const natMeters = ["natHours", "natGb", "ipv4Hours"];

const lambda = { platform: "aws-lambda", memory: "128MB", coldStart: "0ms", overhead: "0ms" };
const machines = { platform: "aws-ec2", instance: "m7g.medium", slots: 2000, overhead: "0ms", publicIpv4: false };

describe("NAT, a worked bill through a scenario", () => {
  // 3,276,800 requests a month of 730 h, each with 32 KB through the gateway: 100 GB. A tenth of the month is simulated.
  const workload = { arrivals: { kind: "constant", rate: "3276800/730h" }, work: { io: "1ms" } };
  const nat = { request: "32KB" };

  test("730 h cost 32.85, 100 GB cost 4.50, before functions and machines alike", async () => {
    const candidates = [
      { ...lambda, name: "L", nat },
      { ...machines, name: "M", nat },
    ];
    const { figures, notModelled } = await resultOf({ duration: "73h", workload, candidates });
    for (const one of figures) {
      expect(one.usage.natGb).toBeCloseTo(100, 9);
      expect(cents(one, natMeters)).toEqual(["32.85", "4.50", "3.65"]);
    }
    const gaps = notModelled.map(({ what }) => what);
    expect(gaps).toContain("traffic between zones and data stores");
    expect(gaps.filter((what) => what.includes("NAT"))).toEqual([]);
  });

  test("where only some candidates say something of it, the others look better for it", async () => {
    const candidates = [
      { ...lambda, name: "L", nat },
      { ...machines, name: "M" },
    ];
    const short = { duration: "1h", workload, candidates };
    const { notModelled } = await resultOf(short);
    expect(notModelled).toContainEqual({
      what: "NAT gateways of candidates that do not say whether they need any",
      favours: "those without the key nat",
    });
    const without = { ...short, candidates: [{ ...machines, name: "M" }] };
    expect((await resultOf(without)).notModelled).toContainEqual({
      what: "traffic between zones, NAT and data stores",
      favours: "neither",
    });
  });

  test("functions of one account have their gateways together, functions that share nothing each for itself", async () => {
    const functions = ["a", "b"].map((name) => ({ name, ...workload }));
    for (const [sharing, hours, data] of [
      ["account", "32.85", "9.00"],
      ["none", "65.70", "9.00"],
    ] as const) {
      const { figures } = await resultOf({
        duration: "73h",
        workload: { functions, sharing },
        candidates: [
          { ...lambda, name: "L", nat },
          { ...machines, name: "M", nat },
        ],
      });
      for (const one of figures) expect(cents(one, ["natHours", "natGb"])).toEqual([hours, data]);
    }
  });
});

describe("connections to a database", () => {
  const limitOf = ({ limits }: CandidateResult) => limits.find(({ limit }) => limit === "database connections");
  /** Ten a second for 950 ms each: ten instances at work, none ever idle for long. */
  const workload = { arrivals: { kind: "constant", rate: "10/s" }, work: { io: "950ms" } };

  test("of every function that exists: beyond what the database takes the report warns, and nothing is refused", async () => {
    const candidates = [
      { ...lambda, name: "L", connectionsPerInstance: 24, databaseConnections: 100 },
      { ...lambda, name: "fits", connectionsPerInstance: 24, databaseConnections: 240 },
    ];
    const { figures } = await resultOf({ duration: "10m", workload, candidates });
    const [passed, fits] = figures;
    expect(passed!.instances.peak.mean).toBe(10);
    const { bindsAt, ...limit } = limitOf(passed!)!;
    expect(limit).toEqual({ limit: "database connections", value: 100, peak: 240, headroom: -1.4, perInstance: 24 });
    // Ten instances at ten a second, and the database has room for 100 / 24 of them.
    expect(bindsAt).toBeCloseTo(100 / 24, 1);
    expect(passed!.warnings).toEqual([
      "at its peak 10 instances hold 240 connections; the database takes 100, and what becomes of the others is not simulated",
    ]);
    expect([passed!.requests.throttled.mean, passed!.requests.rejected.mean]).toEqual([0, 0]);
    expect(limitOf(fits!)).toMatchObject({ peak: 240, headroom: 0 });
    expect(fits!.warnings).toEqual([]);
  });

  test("a fixed number of machines takes no more as the traffic grows; an objective on the headroom sees them", async () => {
    const candidates = [{ ...machines, name: "M", instances: 3, connectionsPerInstance: 20, databaseConnections: 75 }];
    const { figures } = await resultOf({ duration: "10m", workload, slo: ["headroom > 25%"], candidates });
    expect(limitOf(figures[0]!)).toEqual({
      limit: "database connections",
      value: 75,
      peak: 60,
      headroom: expect.closeTo(0.2, 12),
      bindsAt: null,
      perInstance: 20,
    });
    expect(figures[0]!.slo[0]).toMatchObject({ passed: false, observed: { mean: expect.closeTo(0.2, 12) } });
  });

  test("what binds it can be followed step by step", async () => {
    const result = await simulate(
      scenarioOf({
        duration: "10m",
        workload: { arrivals: { kind: "poisson", rate: "10/s" }, work: { io: "950ms" } },
        candidates: [
          { ...lambda, name: "L", connectionsPerInstance: 24, databaseConnections: 1000 },
          { ...machines, name: "M", instances: 3, connectionsPerInstance: 24, databaseConnections: 1000 },
        ],
      }),
    );
    const [ofFunctions, ofMachines] = bindsAt.workings(result);
    expectArithmetic(ofFunctions!);
    const steps = equationsOf(ofFunctions!).filter(({ label }) => label.startsWith("database connections"));
    expect(steps.at(-1)?.value).toBeCloseTo(limitOf(result.candidates[0] as CandidateResult)!.bindsAt!, 6);
    expect(ofMachines!.steps).toContain("database connections: it does not grow with the traffic.");
  });

  test("stays a limit where the number of machines is found", async () => {
    const candidates = [
      { ...machines, name: "M", instances: "auto", connectionsPerInstance: 20, databaseConnections: 75 },
    ];
    const { figures } = await resultOf({ duration: "10m", workload, slo: ["p99 < 2s"], candidates });
    expect(limitOf(figures[0]!)).toMatchObject({ peak: 40, value: 75 });
  });
});
