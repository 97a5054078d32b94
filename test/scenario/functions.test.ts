import { describe, expect, test } from "vitest";
import type { Issue } from "../../src/scenario/issue.ts";
import { scenarioJsonSchema, schemaAt } from "../../src/scenario/json-schema.ts";
import { type ParseOptions, parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { meanRate } from "../../src/workloads/arrivals/index.ts";
import type { SeveralFunctions } from "../../src/workloads/workload.ts";

const lines = {
  first: "    - {name: checkout, arrivals: {kind: poisson, rate: 40/s}, work: {cpu: 60ms}, memory: 180MB}",
  second: "    - {name: search, arrivals: {kind: constant, rate: 10/s}, work: {io: 30ms}, response: 30KB}",
};

const yaml = (list: readonly string[] = [lines.first, lines.second], more = "") => `name: two
workload:
  functions:
${list.join("\n")}
  memory: 120MB
  request: 2KB
${more}
candidates:
  - {name: Lambda, platform: aws-lambda, memory: 512MB}
  - {name: machines, platform: aws-ec2, instance: m7g.large}
`;

function scenarioOf(text: string, options: ParseOptions = {}): Scenario {
  const outcome = parseScenario(text, { file: "two.yaml", ...options });
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return outcome.scenario;
}

function issuesOf(text: string, options: ParseOptions = {}): readonly Issue[] {
  const outcome = parseScenario(text, { file: "two.yaml", ...options });
  return "issues" in outcome ? outcome.issues : [];
}

const functionsIn = ({ workload }: Scenario) => (workload as SeveralFunctions).functions;

describe("functions of a workload", () => {
  const scenario = scenarioOf(yaml());

  test("have arrivals and work of their own, and the workload's other keys where they say nothing", () => {
    const [checkout, search] = functionsIn(scenario);
    const MB = 1024 * 1024;
    expect(checkout).toMatchObject({ name: "checkout", memory: 180 * MB, request: 2048, response: 0, failures: 0 });
    expect(search).toMatchObject({ name: "search", memory: 120 * MB, request: 2048, response: 30 * 1024 });
    expect(search!.given).toEqual(["arrivals", "memory", "request", "response", "work"]);
    expect(scenario.workload).toMatchObject({ sharing: "account", arrivals: { kind: "sum" } });
    expect(meanRate(scenario.workload.arrivals)).toBe(50);
  });

  test("are set by their place or by their name", () => {
    const overrides = [
      { path: "workload.functions[0].arrivals.rate", value: "4/s" },
      { path: 'workload.functions["search"].arrivals.rate', value: "5/s" },
      { path: "workload.sharing", value: "none" },
    ];
    const changed = scenarioOf(yaml(), { overrides });
    expect(functionsIn(changed).map(({ arrivals }) => meanRate(arrivals))).toEqual([4, 5]);
    expect(changed.workload).toMatchObject({ sharing: "none" });
    expect(changed.duration).toBe(86_400_000_000);
  });

  test("may be disputed one by one", () => {
    const text = `${yaml()}uncertain: {'workload.functions["search"].work.io': [20ms, 50ms]}\n`;
    expect(scenarioOf(text).uncertain).toHaveLength(1);
    expect(
      issuesOf(`${yaml()}uncertain: {'workload.functions["serach"].work.io': [20ms, 50ms]}\n`)[0]!.message,
    ).toMatch(/no item named "serach"; did you mean "search"/);
  });

  test("one of them may replay a trace, with its durations", () => {
    const replay =
      "    - {name: replay, arrivals: {kind: trace, file: a.csv, columns: {timestamp: t, duration: d}}, work: {from: trace, cpu: 40%}}";
    const { duration, workload } = scenarioOf(yaml([lines.first, replay]));
    expect(duration).toBeNull();
    expect((workload as SeveralFunctions).functions[1]!.work).toEqual({ from: "trace", cpuShare: 0.4, parallel: 0 });
  });

  test("periods of all of them make the default window", () => {
    const weekly =
      "    - {name: w, arrivals: {kind: diurnal, mean: 5/s, peak: 9/s, at: 14h, weekend: 0.5}, work: {io: 1ms}}";
    expect(scenarioOf(yaml([lines.first, weekly])).duration).toBe(7 * 86_400_000_000);
  });

  test("unsaid sizes are listed with whose they are", () => {
    const names = scenario.candidates[0]!.assumptions.map(({ name }) => name);
    expect(names).toContain("response size (checkout)");
    expect(names).toContain("log size per request");
    expect(names).not.toContain("request size");
  });
});

describe("mistakes are told with their path, line and remedy", () => {
  test.each<[string, string, RegExp, number]>([
    ["[]", "workload.functions", /has 0 items: expected a list of 1 to 200 functions, such as \{name: checkout/, 3],
    ["checkout", "workload.functions", /functions is "checkout": expected a list/, 3],
    ["[{name: a, arrivals: {kind: poisson, rate: 1/s}}]", "workload.functions[0].work", /is missing/, 3],
    ["[{name: a, work: {io: 1s}}]", "workload.functions[0].arrivals", /is missing/, 3],
    [
      "[{arrivals: {kind: poisson, rate: 1/s}, work: {io: 1s}}]",
      "workload.functions[0].name",
      /is missing: a name is/,
      3,
    ],
    ["[3]", "workload.functions[0]", /3 is not accepted: expected a group of keys/, 3],
  ])("%s", (value, path, message, line) => {
    const text = yaml().replace(/functions:\n.*\n.*\n/, `functions: ${value}\n`);
    const issues = issuesOf(text);
    expect(issues.map((issue) => issue.path)).toEqual([path]);
    expect(issues[0]).toMatchObject({ file: "two.yaml", line });
    expect(issues[0]!.message).toMatch(message);
  });

  test.each<[string, string, string, RegExp]>([
    ["workload.functions[1].arrivals.rate", "0/s", "workload.functions[1].arrivals.rate", /must be above zero/],
    ["workload.functions[1].arrivals.kind", "possion", "workload.functions[1].arrivals.kind", /did you mean "poisson"/],
    [
      "workload.functions[1].colour",
      "red",
      "workload.functions[1].colour",
      /unknown key "colour" .*keys here: name, arrivals/,
    ],
    ["workload.functions[1].memroy", "1MB", "workload.functions[1].memroy", /did you mean "memory"/],
    ["workload.functions[1].sharing", "none", "workload.functions[1].sharing", /unknown key/],
    ["workload.sharing", "nobody", "workload.sharing", /expected one of account, none/],
    ["workload.sharnig", "none", "workload.sharnig", /unknown key "sharnig"; did you mean "sharing"/],
    [
      "workload.functions[1].name",
      "checkout",
      "workload.functions[1].name",
      /is the name of workload.functions\[0\] already/,
    ],
    ["workload.functions[1].name", "__proto__", "workload.functions[1].name", /programs keep for themselves/],
    ["workload.functions[1].name", "'a\u0007'", "workload.functions[1].name", /on one line/],
    ["workload.functions[1].work", "{io: 0ms}", "workload.functions[1].work", /cpu and io are both 0ms/],
    ["workload.functions[1].work", "{from: trace}", "workload.functions[1].work.from", /needs arrivals of kind trace/],
    ["workload.functions[1].memory", "0B", "workload.functions[1].memory", /at least 1B/],
    ["workload.memory", "0B", "workload.memory", /at least 1B/],
    ["workload.arrivals", "{kind: poisson, rate: 1/s}", "workload.arrivals", /stands beside functions, .*leave it out/],
    ["workload.work", "{io: 1s}", "workload.work", /stands beside functions, .*leave it out/],
    ["workload.functions[1].arrivals.rate", "100000000000/s", "workload.functions", /requests would be simulated/],
    [
      "workload.functions[7].memory",
      "1MB",
      "workload.functions[7].memory",
      /has 2 items, the last is workload.functions\[1\]/,
    ],
  ])("%s: %s", (path, value, at, message) => {
    const issues = issuesOf(yaml(), { overrides: [{ path, value }] });
    expect(issues.map((issue) => issue.path)).toEqual([at]);
    expect(issues[0]!.message).toMatch(message);
  });

  test("more than 200 functions", () => {
    const many = Array.from({ length: 201 }, (_, i) => lines.first.replace("checkout", `f${i}`));
    expect(issuesOf(yaml(many)).map(({ message }) => message)).toEqual([expect.stringContaining("has 201 items")]);
    expect(issuesOf(yaml(many.slice(1)))).toEqual([]);
  });

  test("traffic that has no period in common", () => {
    const every = (span: string) => `{kind: schedule, every: ${span}}`;
    const odd = ["86371s", "86381s"].map((span, i) => `    - {name: f${i}, arrivals: ${every(span)}, work: {io: 1ms}}`);
    const [issue] = issuesOf(yaml(odd));
    expect(issue).toMatchObject({ path: "workload.functions" });
    expect(issue!.message).toMatch(/the arrivals of all functions: .*no common multiple within a year/);
  });

  test("a fleet for each function whose size is left open", () => {
    const slo = '  sharing: none\nslo: ["p99 < 1s"]';
    const auto = yaml(undefined, slo).replace("instance: m7g.large", "instance: m7g.large, instances: auto");
    expect(issuesOf(auto)).toEqual([
      expect.objectContaining({
        path: "candidates[1].instances",
        message: expect.stringMatching(/each function has its own; write a number of machines, or sharing: account/),
      }),
    ]);
    expect(issuesOf(auto.replace("sharing: none", "sharing: account"))).toEqual([]);
  });
});

describe("who cannot serve them", () => {
  const because = (text: string, overrides: ParseOptions["overrides"] = []) =>
    scenarioOf(text, { overrides }).candidates.map(({ ineligibleBecause }) => ineligibleBecause);

  test("a function that does not fit is named", () => {
    const [lambda] = because(yaml(), [
      { path: "workload.functions[1].memory", value: "600MB" },
      { path: "workload.functions[0].work.cpu", value: "200s" },
    ]);
    expect(lambda).toHaveLength(2);
    expect(lambda![0]).toMatch(/^function "checkout": even the shortest request takes/);
    expect(lambda![1]).toMatch(/^function "search": needs 600MB of memory and has 512MB; .* 600MB$/);
  });

  test("machines that serve all hold a process of each, and any slot may hold the largest request", () => {
    const large = [
      { path: "workload.functions[0].memory", value: "5GB" },
      { path: "workload.functions[1].memory", value: "4GB" },
    ];
    const shared = because(yaml(), large)[1];
    expect(shared).toEqual([
      "one request beside the processes of 2 functions needs 9GB of memory and m7g.large has 8GB; the smallest that holds it is m7g.xlarge (16GB)",
    ]);
    expect(because(yaml(undefined, "  sharing: none"), large)[1]).toEqual([]);
    const perRequest = because(yaml(), [{ path: "workload.functions[1].memoryPerRequest", value: "100MB" }])[1];
    // (8192 - 180 - 120) / 100 MB
    expect(perRequest![0]).toMatch(/^100 slots need .*; the most slots that fit are 78$/);
  });

  test("what AWS would not set aside for each", () => {
    const settings = (text: string) => yaml().replace("memory: 512MB}", `memory: 512MB, ${text}}`);
    expect(because(settings("reservedConcurrency: 500"))[0]).toEqual([
      "2 functions with 500 reserved for each need 1000 of the account's 1000, of which 100 must stay unreserved; reserve at most 450 for each, or raise account.limit",
    ]);
    expect(because(settings("reservedConcurrency: 450"))[0]).toEqual([]);
    expect(because(settings("provisionedConcurrency: 501"))[0]).toEqual([
      "2 functions with 501 provisioned instances each need 1002 of the account's concurrency, of which 1000 is left; provision at most 500 for each, or raise account.limit",
    ]);
  });
});

describe("the published schema", () => {
  const schema = scenarioJsonSchema();
  const keysAt = (tree: unknown, path: readonly (string | number)[]) =>
    Object.keys(schemaAt(schema, tree, path)?.properties ?? {});

  test("knows both shapes of a workload, and chooses by its keys", () => {
    const several = { workload: { functions: [{ name: "a", arrivals: { kind: "bursty" } }], memory: "1MB" } };
    expect(keysAt(several, ["workload"])).toContain("sharing");
    expect(keysAt(several, ["workload"])).not.toContain("arrivals");
    expect(keysAt(several, ["workload", "functions", 0])).toEqual(expect.arrayContaining(["name", "arrivals", "work"]));
    expect(keysAt(several, ["workload", "functions", 0, "arrivals"])).toContain("burstRate");
    const one = { workload: { arrivals: { kind: "bursty" }, work: {} } };
    expect(keysAt(one, ["workload"])).toContain("arrivals");
    expect(keysAt(one, ["workload"])).not.toContain("functions");
  });
});
