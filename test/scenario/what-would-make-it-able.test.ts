import { describe, expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

interface Asked {
  readonly rate?: string;
  readonly work?: string;
  readonly sizes?: string;
}

function candidateOf(keys: string, { rate = "40/s", work = "io: 100ms", sizes = "" }: Asked) {
  const outcome = parseScenario(`name: A
workload: {arrivals: {kind: poisson, rate: ${rate}}, work: {${work}}${sizes}}
candidates: [{name: L, ${keys}}]
`);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path}: ${message}`).join());
  return outcome.scenario.candidates[0]!;
}

const lambda = "platform: aws-lambda, memory: 1769MB";
const machine = "platform: aws-ec2, instance: m7g.large";
const task = "platform: aws-fargate, cpu: 1, memory: 2GB";
const pod = "platform: knative, cpu: 1, memory: 1GB, nodes: {instance: m7g.large}";

describe("a candidate that cannot do the work says what would", () => {
  test.each<[string, Asked, string]>([
    [lambda, { sizes: ", memory: 2GB" }, "the smallest setting that fits is memory: 2048MB"],
    [lambda, { sizes: ", memory: 11GB" }, "or a container or a machine"],
    [lambda, { work: "io: 31s" }, "set timeout above that, up to 15 min"],
    [lambda, { work: "io: 16m" }, "shorter requests, or a container or a machine"],
    [lambda, { sizes: ", request: 7MB" }, "or a container or a machine"],
    [
      `${lambda}, frontDoor: aws-alb`,
      { sizes: ", response: 2MB" },
      "set frontDoor to none, aws-http-api, aws-rest-api, aws-function-url or aws-cloudfront",
    ],
    [
      `${lambda}, timeout: 5m, frontDoor: aws-http-api`,
      { work: "io: 40s" },
      "set frontDoor to none, aws-function-url or aws-alb",
    ],
    [`${machine}, frontDoor: aws-alb`, { work: "io: 61s" }, "set frontDoor to none"],
    [
      "platform: gcp-cloud-run, frontDoor: gcp-api-gateway",
      { work: "io: 16s" },
      "set frontDoor to none or gcp-load-balancer",
    ],
    [machine, { sizes: ", memory: 9GB" }, "the smallest that holds it is m7g.xlarge (16GB)"],
    ["platform: azure-vm, instance: D2s_v5", { sizes: ", memory: 9GB" }, "(16GB)"],
    ["platform: gcp-compute-engine, instance: e2-standard-2", { sizes: ", memory: 9GB" }, "(16GB)"],
    [machine, { sizes: ", memory: 5000GB" }, "less memory, or instances of another platform"],
    [machine, { sizes: ", memory: 2GB, memoryPerRequest: 100MB" }, "the most slots that fit are 61"], // 6 x 1,024 / 100
    [task, { sizes: ", memory: 9GB" }, "set memory to 9GB, which comes with a cpu of 2"],
    [task, { sizes: ", memory: 61GB" }, "set memory to 64GB, which comes with a cpu of 16"],
    [task, { sizes: ", memory: 245GB" }, "less memory, or a machine"],
    [
      "platform: gcp-cloud-run",
      { sizes: ", memory: 5GB" },
      "set memory to 5GB or more, which comes with a cpu of 2 or more",
    ],
    ["platform: gcp-cloud-run", { sizes: ", memory: 33GB" }, "Cloud Run has at most 32GB: less memory, or a machine"],
    [pod, { sizes: ", memory: 2GB" }, "set memory to 2GB or more, on nodes that hold such a pod"],
    [`${pod.replace("}", ", count: 1}")}, minimumInstances: 9`, {}, "more or larger nodes, or a minimum of 1 pods"],
  ])("%s %o", (keys, asked, remedy) => {
    const { ineligibleBecause } = candidateOf(keys, asked);
    expect(ineligibleBecause).toHaveLength(1);
    expect(ineligibleBecause[0]).toContain(remedy);
  });
});

describe("what cannot even carry the mean load is warned of, with the least that could", () => {
  // Little's law: 40/s of 2.5 s are 100 at any time.
  const long: Asked = { work: "io: 2.5s" };

  test.each<[string, Asked, readonly string[]]>([
    [
      `${lambda}, concurrencyLimit: 99`,
      long,
      [
        "40 requests/s are about 100 in service at any time, and the account concurrency is 99",
        "account.limit of at least 100",
      ],
    ],
    [
      `${lambda}, reservedConcurrency: 60`,
      long,
      ["the reserved concurrency is 60", "reservedConcurrency of at least 100"],
    ],
    // Ten requests a second for each unit: 40/s need 4, though 0.01 s of each are 0.4 at any time.
    [
      `${lambda}, concurrencyLimit: 3`,
      { work: "io: 10ms" },
      ["more than 10 for each unit of concurrency", "at least 4 "],
    ],
    [
      `${machine}, slots: 30, instances: 3`,
      long,
      ["more than 3 instances carry", "allow at least 4, or larger ones, or 34 slots each"],
    ],
    [
      `${machine}, slots: 40, instances: {min: 1, max: 2, target: 50% slots}`,
      long,
      ["more than 2 instances carry", "at least 3"],
    ],
    // 40/s of 100 ms of CPU keep 4 vCPUs busy; a task has one.
    [`${task}, instances: 3`, { work: "cpu: 100ms" }, ["keep about 4 vCPUs busy", "allow at least 4, or larger ones"]],
    // 200,001 instances of 40 slots
    [
      `${machine}, slots: 1`,
      { rate: "20000/s", work: "io: 1s" },
      ["more than the one instance carries", "more than any setting allows"],
    ],
  ])("%s %o", (keys, asked, words) => {
    const { warnings, ineligibleBecause } = candidateOf(keys, asked);
    expect(ineligibleBecause).toEqual([]);
    expect(warnings).toHaveLength(1);
    for (const part of words) expect(warnings[0]).toContain(part);
  });

  test.each<[string, Asked]>([
    [`${lambda}, concurrencyLimit: 100`, long],
    [`${lambda}, concurrencyLimit: 4`, { work: "io: 10ms" }],
    // Of an hour each, at most the timeout of 1 s is taken: 40 at any time.
    [`${lambda}, concurrencyLimit: 40, timeout: 1s`, { work: "io: {kind: exponential, mean: 1h}" }],
    [`${machine}, slots: 25, instances: 4`, long],
    [`${task}, instances: 4`, { work: "cpu: 100ms" }],
  ])("enough is enough: %s %o", (keys, asked) => {
    expect(candidateOf(keys, asked).warnings).toEqual([]);
  });

  test("nothing is said of rates or work that only recorded data tell", () => {
    const recorded = { work: "io: {kind: empirical, file: a.csv, column: 0}" };
    expect(candidateOf(`${lambda}, concurrencyLimit: 1`, recorded).warnings).toEqual([]);
  });
});

test("functions with accounts of their own are judged one by one", () => {
  const text = (sharing: string) => `name: A
workload:
  sharing: ${sharing}
  functions:
    - {name: a, arrivals: {kind: poisson, rate: 10/s}, work: {io: 1s}}
    - {name: b, arrivals: {kind: poisson, rate: 30/s}, work: {io: 1s}}
candidates: [{name: L, ${lambda}, concurrencyLimit: 20}, {name: M, ${machine}, slots: 20}]
`;
  const warnings = (sharing: string) => {
    const outcome = parseScenario(text(sharing));
    if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join());
    return outcome.scenario.candidates.map((candidate) => candidate.warnings.join());
  };
  for (const warning of warnings("account")) expect(warning).toMatch(/^40 requests\/s are about 40 in service/);
  for (const warning of warnings("none"))
    expect(warning).toMatch(/^function "b": 30 requests\/s are about 30 in service/);
});
