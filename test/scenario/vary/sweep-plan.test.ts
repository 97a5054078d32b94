import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";
import { type SweepPlan, type SweepPlanOptions, sweepPlan } from "../../../src/scenario/vary/sweep-plan.ts";

const parsed = parseScenario(readFileSync("scenarios/quick-start.yaml", "utf8"), { file: "quick-start.yaml" });
if ("issues" in parsed) throw new Error("the quick start cannot be read");
const tree = parsed.scenario.written;

function planOf(varies: readonly string[], options: SweepPlanOptions = {}): SweepPlan {
  const outcome = sweepPlan(varies, options);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome;
}

function issuesOf(varies: readonly string[], options: SweepPlanOptions = {}) {
  const outcome = sweepPlan(varies, options);
  return "issues" in outcome ? outcome.issues : [];
}

describe("cells", () => {
  test("every point with every other, the first axis slowest", () => {
    const { mode, cells } = planOf(["a=1,2", "b=x,y;c=3,4"]);
    expect(mode).toBe("crossed");
    expect(cells.map(({ points }) => points)).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    expect(cells[1]!.overrides).toEqual([
      { path: "a", value: "1", flag: "--vary" },
      { path: "b", value: "y", flag: "--vary" },
      { path: "c", value: "4", flag: "--vary" },
    ]);
  });

  test("one at a time, the others keep the scenario's own value", () => {
    const { mode, cells } = planOf(["a=1,2", "b=x,y,z"], { oneAtATime: true });
    expect(mode).toBe("one at a time");
    expect(cells.map(({ points }) => points)).toEqual([
      [0, null],
      [1, null],
      [null, 0],
      [null, 1],
      [null, 2],
    ]);
    expect(cells[4]!.overrides).toEqual([{ path: "b", value: "z", flag: "--vary" }]);
  });

  test("a hundred by a hundred is as much as there may be", () => {
    expect(planOf(["a=1..100:100", "b=1..100:100"]).cells).toHaveLength(10_000);
    expect(issuesOf(["a=1..101:101", "b=1..100:100"]).map(({ message }) => message)).toEqual([
      "101 x 100 points are 10100 cells; a sweep has at most 10000: take fewer points, or vary one at a time (--one-at-a-time)",
    ]);
    expect(planOf(["a=1..101:101", "b=1..100:100"], { oneAtATime: true }).cells).toHaveLength(201);
  });
});

describe("flags that do not go together", () => {
  test("no flag at all", () => {
    expect(issuesOf([])[0]).toMatchObject({ file: "--vary", message: expect.stringMatching(/add --vary path=a,b,c/) });
  });

  test("every flag's mistakes at once", () => {
    expect(issuesOf(["a", "b=", "c=1"]).map(({ message }) => message)).toEqual([
      expect.stringMatching(/has no path and values/),
      expect.stringMatching(/no value is given/),
    ]);
  });

  test.each([
    [["seed=1,2", "seed=3"], /varied twice; write all its values into one flag/],
    [["seed=1,2", "replications=3;seed=4"], /varied twice/],
    [
      ['candidates["Lambda 1 GB"].memory=1GB', "candidates[0].memory=2GB"],
      /varied twice \(candidates\["Lambda 1 GB"\].memory is the same place\)/,
    ],
    [["workload.work.io=1ms", "workload.work={cpu: 1ms}"], /sets all of workload.work and so undoes workload.work.io/],
  ])("%j", (varies, message) => {
    expect(issuesOf(varies, { tree })).toEqual([
      expect.objectContaining({ file: "--vary", message: expect.stringMatching(message) }),
    ]);
  });

  test("a group of keys may be set before one of them", () => {
    const varies = ["workload.work={cpu: 1ms},{cpu: 2ms}", "workload.work.io=1ms,2ms"];
    expect(planOf(varies, { tree }).cells).toHaveLength(4);
  });
});

describe("the scenario is asked before any run", () => {
  test.each([
    ["workload.arrivals.raet=1/s,2/s", "workload.arrivals.raet", /"raet"; did you mean "rate"/],
    ["workload.arrivals.rate=1/s,fast", "workload.arrivals.rate", /a rate is a number/],
    ['candidates["Lambda 1 BG"].memory=1GB', 'candidates["Lambda 1 BG"].memory', /did you mean "Lambda 1 GB"/],
    ["candidates[0].memory=1GB,100MB", "candidates[0].memory", /whole number of MB from 128MB/],
    ["seed.x=1", "seed.x", /seed is 1 and holds no keys/],
  ])("%s", (vary, path, message) => {
    expect(issuesOf(["replications=2,3", vary], { tree })).toEqual([
      expect.objectContaining({ path, file: "--vary", message: expect.stringMatching(message) }),
    ]);
  });

  test("a mistake elsewhere names the values that make it, for the place where it stands", () => {
    const [issue] = issuesOf(["duration=1h,10m"], { tree: withWindows("10%", "1h") });
    expect(issue).toMatchObject({ path: "slo[0]", file: null, line: null });
    expect(issue!.message).toMatch(/\(with duration=10m\)$/);
  });

  test("the tree stays as it is", () => {
    const before = JSON.stringify(tree);
    planOf(["workload.arrivals.rate=1/s..20/s:4", "candidates[0].memory=512MB,1GB"], { tree });
    expect(JSON.stringify(tree)).toBe(before);
  });

  test("of thousands of cells each point is checked still", () => {
    const varies = ["seed=1..60:60", "replications=1..60:60", "workload.arrivals.rate=1/s,x"];
    expect(issuesOf(varies, { tree }).map(({ path }) => path)).toEqual(["workload.arrivals.rate"]);
  });
});

/** The quick start with an objective over windows, which a shorter duration does not hold. */
function withWindows(share: string, window: string): unknown {
  const text = readFileSync("scenarios/quick-start.yaml", "utf8");
  const slo = `slo: ["p99 < 1s in ${share} of ${window} windows"]`;
  const outcome = parseScenario(text.replace(/^slo:.*$/m, slo).replace("warmUp: 10m", "warmUp: 0s"));
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome.scenario.written;
}
