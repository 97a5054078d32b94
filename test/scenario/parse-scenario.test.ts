import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Issue } from "../../src/scenario/issue.ts";
import { type ParseOptions, parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

const minimal = `
name: Minimal
workload:
  arrivals: {kind: poisson, rate: 40/s}
  work: {io: 45ms}
candidates:
  - {name: L, platform: aws-lambda, memory: 512MB}
  - {name: M, platform: aws-ec2, instance: m7g.large}
`;

function scenarioOf(text: string, options: ParseOptions = {}): Scenario {
  const outcome = parseScenario(text, { file: "x.yaml", ...options });
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome.scenario;
}

function issuesOf(text: string, options: ParseOptions = {}): readonly Issue[] {
  const outcome = parseScenario(text, { file: "x.yaml", ...options });
  return "issues" in outcome ? outcome.issues : [];
}

/** The issues of the minimal scenario with some values set. */
function issuesWith(...assignments: readonly (readonly [path: string, value: string])[]): readonly Issue[] {
  return issuesOf(minimal, { overrides: assignments.map(([path, value]) => ({ path, value })) });
}

describe("a minimal scenario", () => {
  const scenario = scenarioOf(minimal);

  test("gets the defaults of the contract", () => {
    expect(scenario).toMatchObject({
      question: null,
      seed: 1,
      duration: 86_400_000_000,
      warmUp: 0,
      replications: 5,
      precision: null,
      month: 730 * 3_600_000_000,
      freeTier: 0,
      material: 0.05,
      slo: [],
      workload: {
        arrivals: { kind: "poisson", rate: 40 },
        work: { from: "distributions", cpu: { kind: "constant", value: 0 }, io: { kind: "constant", value: 45_000 } },
        memory: null,
        request: 0,
        response: 0,
        logs: 0,
        init: null,
        given: ["arrivals", "work"],
      },
    });
    expect(scenario.candidates.map(({ name, platform, region }) => [name, platform, region])).toEqual([
      ["L", "aws-lambda", "us-east-1"],
      ["M", "aws-ec2", "us-east-1"],
    ]);
  });

  test("has a price for every meter that its candidates need", () => {
    for (const { priceNeeds, rates } of scenario.candidates) {
      const needed = new Set(priceNeeds.flatMap(({ meters }) => meters));
      expect(new Set(rates.map(({ meter }) => meter))).toEqual(needed);
    }
  });

  test("is plain data", () => {
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
  });
});

describe("units are resolved and keys may be overridden", () => {
  test.each([
    ["freeTier", "true", { freeTier: 1 }],
    ["freeTier", "40%", { freeTier: 0.4 }],
    ["month", "30d", { month: 2_592_000_000_000 }],
    ["duration", "90m", { duration: 5_400_000_000 }],
    ["slo", "[p99 < 1s]", { slo: [{ text: "p99 < 1s", metric: "p99", comparison: "<", value: 1000 }] }],
    ["workload.arrivals", "{kind: diurnal, mean: 5/s, peak: 9/s, at: 14h}", { duration: 86_400_000_000 }],
    [
      "workload.arrivals",
      "{kind: diurnal, mean: 5/s, peak: 9/s, at: 14h, weekend: 0.5}",
      { duration: 604_800_000_000 },
    ],
    ["workload.arrivals", "{kind: trace, file: a.csv, columns: {timestamp: t}}", { duration: null }],
  ])("%s: %s", (path, value, expected) => {
    expect(scenarioOf(minimal, { overrides: [{ path, value }] })).toMatchObject(expected);
  });

  test("a price of the user's own takes the place of the card's", () => {
    const overrides = [{ path: 'candidates["L"].prices', value: "{gbSeconds: 0.00002}" }];
    const rates = scenarioOf(minimal, { overrides }).candidates[0]?.rates ?? [];
    expect(rates.find(({ meter }) => meter === "gbSeconds")).toMatchObject({
      tiers: [{ upTo: null, price: 0.00002 }],
      setBy: "user",
    });
    expect(rates.find(({ meter }) => meter === "requests")?.setBy).toBe("card");
  });

  test("JSON is the same as YAML", () => {
    const json = `{"name": "Minimal", "workload": {"arrivals": {"kind": "poisson", "rate": "40/s"}, "work": {"io": "45ms"}},
      "candidates": [{"name": "L", "platform": "aws-lambda", "memory": "512MB"}, {"name": "M", "platform": "aws-ec2", "instance": "m7g.large"}]}`;
    expect(scenarioOf(json)).toEqual(scenarioOf(minimal));
  });

  test("a value knows where it was written", () => {
    const outcome = parseScenario(minimal, {
      file: "x.yaml",
      overrides: [{ path: "seed", value: "2", flag: "--seed" }],
    });
    if ("issues" in outcome) throw new Error("unexpected issues");
    expect(outcome.locate("workload.arrivals.rate")).toEqual({ file: "x.yaml", line: 4 });
    expect(outcome.locate("workload.memory")).toEqual({ file: "x.yaml", line: 3 });
    expect(outcome.locate("seed")).toEqual({ file: "--seed", line: null });
  });
});

/** One row for each mistake that the issue of bad input names, and for the traps beside them. */
describe("a mistake is told with its path, its value, what is allowed and the nearest name", () => {
  test.each([
    ["colour", "red", "colour", /unknown key "colour" \(keys here: name, question, seed, /],
    ["freeTeir", "true", "freeTeir", /did you mean "freeTier"/],
    ["workload.requets", "2KB", "workload.requets", /did you mean "request"/],
    ["candidates[0].memroy", "1GB", "candidates[0].memroy", /did you mean "memory"/],
    ["candidates[0].slots", "1", "candidates[0].slots", /unknown key "slots"/],
    [
      "candidates[0].platform",
      "aws-lamda",
      "candidates[0].platform",
      /did you mean "aws-lambda"\? \(platforms: aws-lambda, .*aws-ec2\b/,
    ],
    [
      "candidates[0].region",
      "us-eats-1",
      "candidates[0].region",
      /did you mean "us-east-1"\? \(regions: eu-west-1, us-east-1/,
    ],
    ["candidates[0].memory", "512", "candidates[0].memory", /512 is not accepted: a size is text with a unit/],
    ["candidates[0].memory", "512mb", "candidates[0].memory", /"512mb" is not accepted: a size is a number and a unit/],
    ["candidates[0].memory", "64MB", "candidates[0].memory", /from 128MB to 10240MB/],
    ["candidates[0].memory", "11GB", "candidates[0].memory", /from 128MB to 10240MB/],
    ["candidates[0].timeout", "16m", "candidates[0].timeout", /1ms to 900s/],
    [
      "candidates[0].architecture",
      "arm",
      "candidates[0].architecture",
      /did you mean "arm64"\? \(expected one of x86_64, arm64\)/,
    ],
    ["candidates[0].concurrencyLimit", "0", "candidates[0].concurrencyLimit", /a whole number from 1 to 1000000/],
    ["candidates[0].runtime", "nodejs22", "candidates[0].runtime", /did you mean "nodejs22\.x"/],
    ["candidates[1].instance", "m7g.larg", "candidates[1].instance", /did you mean "m7g\.large"/],
    ["candidates[1].instances", "0", "candidates[1].instances", /a whole number from 1 to 10000/],
    ["candidates[0].prices", "{gbSecond: 1}", "candidates[0].prices.gbSecond", /did you mean "gbSeconds"/],
    ["candidates[0].prices", "{gbSeconds: -1}", "candidates[0].prices.gbSeconds", /a number from 0 to 1000000000/],
    [
      "candidates[0].prices",
      "{lbHours: 1}",
      "candidates[0].prices.lbHours",
      /nothing of this candidate is billed by lbHours/,
    ],
    [
      "workload.arrivals.kind",
      "possion",
      "workload.arrivals.kind",
      /"possion" is not an arrival process; did you mean "poisson"/,
    ],
    [
      "workload.arrivals.rate",
      "-40/s",
      "workload.arrivals.rate",
      /"-40\/s" is not accepted: a rate is a number \/ a unit/,
    ],
    ["workload.arrivals.rate", "40", "workload.arrivals.rate", /a rate is text/],
    ["workload.arrivals", "{kind: poisson}", "workload.arrivals.rate", /needs "rate"/],
    ["workload.work.io", "45", "workload.work.io", /distribution|duration/],
    ["workload.work.io", "0ms", "workload.work", /cpu and io are both 0ms/],
    ["workload.work.cpu", "{kind: lognormal, mean: 60ms}", "workload.work.cpu", /needs one of sigma, p90, p95, p99/],
    ["workload.work.cpu", "{kind: lognormal, p95: 60ms}", "workload.work.cpu", /needs one of mean, median/],
    ["workload.work.cpu", "{kind: gama, mean: 60ms}", "workload.work.cpu.kind", /did you mean "gamma"/],
    ["workload.work", "{from: trace}", "workload.work.from", /arrivals of kind trace with columns\.duration/],
    ["month", "0h", "month", /"0h" is not accepted: it is longer than 0s/],
    ["duration", "0s", "duration", /"0s" is not accepted: it is longer than 0s/],
    ["duration", "5 parsecs", "duration", /a duration is a number and a unit/],
    ["replications", "0", "replications", /0 is not accepted: write a whole number from 1 to 1000/],
    ["replications", "1001", "replications", /from 1 to 1000/],
    ["replications", "2.5", "replications", /a whole number/],
    ["seed", "-1", "seed", /a whole number of at least 0/],
    ["freeTier", "maybe", "freeTier", /true, false, or the share/],
    ["material", "200%", "material", /from 0% to 100%/],
    ["name", "''", "name", /1 to 80 characters/],
    ["name", "'a\u0007'", "name", /on one line/],
    ["candidates", "[]", "candidates", /has 0 items: expected a list of 1 to 50/],
    ["candidates", "{}", "candidates", /expected a list/],
    ["candidates[1].name", "L", "candidates[1].name", /is the name of candidates\[0\] already/],
    ["candidates[1].name", "' L '", "candidates[1].name", /"L" is the name of candidates\[0\] already/],
    ["candidates[1].name", "__proto__", "candidates[1].name", /programs keep for themselves; choose another/],
    ["candidates[1].name", "' toString'", "candidates[1].name", /programs keep for themselves/],
    ["slo", "[p99]", "slo[0]", /not an objective/],
    ["slo", "[p97 < 1s]", "slo[0]", /"p97" is not a metric; did you mean/],
    ["slo", "p99 < 1s", "slo", /expected a list/],
    ["workload.arrivals.rate", "100000000000/s", "workload.arrivals", /requests would be simulated, at most/],
    ["__proto__", "{}", "__proto__", /unknown key/],
  ])("%s: %s", (path, value, at, message) => {
    const issues = issuesWith([path, value]);
    expect(issues.map((issue) => issue.path)).toContain(at);
    expect(issues.find((issue) => issue.path === at)?.message).toMatch(message);
    expect(issues).toHaveLength(1);
  });

  test.each([
    ["name", "name", 2, /is missing: a name is text/],
    ["workload", "workload", 1, /is missing: expected a group of keys|is missing: a group of keys/],
    ["candidates", "candidates", 1, /is missing: expected a list/],
  ])("%s is missing", (key, at, line, message) => {
    const lines = minimal.split("\n");
    const start = lines.findIndex((text) => text.startsWith(`${key}:`));
    const end = lines.findIndex((text, index) => index > start && /^\S/.test(text));
    const without = [...lines.slice(0, start), ...(end < 0 ? [] : lines.slice(end))].join("\n");
    const issue = issuesOf(without).find(({ path }) => path.startsWith(at));
    expect(issue?.message).toMatch(message);
    expect(issue?.line).toBeLessThanOrEqual(line);
  });

  test("a duration that cuts a period names the right one", () => {
    const [issue] = issuesWith(
      ["workload.arrivals", "{kind: diurnal, mean: 5/s, peak: 9/s, at: 14h}"],
      ["duration", "36h"],
    );
    expect(issue).toMatchObject({ path: "duration", message: expect.stringMatching(/^36h .*1d or 2d/) });
  });

  test("a price that no card has asks for the user's own, and takes it", () => {
    const far = minimal.replace("platform: aws-lambda,", "platform: aws-lambda, region: mars-north-1,");
    expect(issuesOf(far)[0]).toMatchObject({ path: "candidates[0].region", value: "mars-north-1", line: 7 });
    const meters = scenarioOf(minimal)
      .candidates[0]?.rates.map(({ meter }) => `${meter}: 0.1`)
      .join(", ");
    const own = far.replace("memory: 512MB", `memory: 512MB, prices: {${meters}}`);
    expect(scenarioOf(own).candidates[0]?.rates.every(({ setBy }) => setBy === "user")).toBe(true);
  });
});

test("every mistake is told at once, in order of lines, each with its own line", () => {
  const wrong = [
    "name: A", // 1
    "seed: x", // 2
    "replications: 0", // 3
    "workload:", // 4
    "  arrivals: {kind: possion, rate: 40/s}", // 5
    "  work:", // 6
    "    cpu: {kind: lognormal, mean: 60ms}", // 7
    "    io: -3s", // 8
    "slo:", // 9
    "  - p99 < 1s", // 10
    "  - p99 < banana", // 11
    "candidates:", // 12
    "  - name: L", // 13
    "    platform: aws-lambda", // 14
    "    memory:", // 15
    "      512", // 16
    "  - name: L", // 17
    "    platform: aws-lamda", // 18
  ].join("\n");
  expect(issuesOf(wrong).map(({ file, line, path }) => [file, line, path])).toEqual([
    ["x.yaml", 2, "seed"],
    ["x.yaml", 3, "replications"],
    ["x.yaml", 5, "workload.arrivals.kind"],
    ["x.yaml", 7, "workload.work.cpu"],
    ["x.yaml", 8, "workload.work.io"],
    ["x.yaml", 11, "slo[1]"],
    ["x.yaml", 15, "candidates[0].memory"],
    ["x.yaml", 17, "candidates[1].name"],
    ["x.yaml", 18, "candidates[1].platform"],
  ]);
});

describe("what later versions bring is refused as not supported yet", () => {
  test.each([["candidates[0].io", "10ms"]])("%s: %s", (path, value) => {
    expect(issuesWith([path, value])).toEqual([
      expect.objectContaining({ path, message: expect.stringMatching(/not supported yet/) }),
    ]);
  });
});

test("a recorded file that is missing is an issue among the others", () => {
  const text = minimal.replace("{kind: poisson, rate: 40/s}", "{kind: trace, file: none.csv, columns: {timestamp: t}}");
  const fileProblem = (file: string) => (file === "none.csv" ? "there is no such file" : null);
  expect(issuesOf(`${text}colour: red\n`, { fileProblem }).map(({ path, line }) => [path, line])).toEqual([
    ["workload.arrivals.file", 4],
    ["colour", 9],
  ]);
});

test.each(["", "5", "- a\n- b\n", "null"])("%j is no scenario", (text) => {
  expect(issuesOf(text)[0]?.message).toMatch(/a scenario is a group of keys/);
});

test("no text makes it throw", () => {
  const words = fc.constantFrom(
    "name",
    "workload",
    ":",
    " ",
    "\n",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "5",
    "&a",
    "*a",
    "|",
    "'",
    "40/s",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string())), (parts) => {
      const outcome = parseScenario(parts.join(""), { file: null });
      expect("issues" in outcome && outcome.issues.length).toBeGreaterThan(0);
    }),
  );
});

test("no value at any key makes it throw", () => {
  const paths = [
    "seed",
    "duration",
    "slo",
    "workload",
    "workload.arrivals",
    "workload.work.cpu",
    "candidates",
    "candidates[0]",
  ];
  const more = ["candidates[0].memory", "candidates[0].keepAlive", "candidates[0].coldStart", "candidates[1].boot"];
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constantFrom("{}", "[]", "{kind: constant}", "~", "1e400", ".nan"),
  );
  fc.assert(
    fc.property(fc.constantFrom(...paths, ...more), value, (path, written) => {
      const outcome = parseScenario(minimal, { overrides: [{ path, value: String(written) }] });
      expect("scenario" in outcome || outcome.issues.every(({ message }) => message.length > 5)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
