import { describe, expect, test } from "vitest";
import { frontDoorFieldOf } from "../../src/platforms/front-doors/front-door-field.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

const lambda = "platform: aws-lambda, memory: 512MB";
const machine = "platform: aws-ec2, instance: m7g.large";

function parse(keys: string) {
  return parseScenario(`name: A
workload: {arrivals: {kind: poisson, rate: 1/s}, work: {io: 45ms}}
candidates:
  - {name: L, ${keys}}
`);
}

function issuesOf(keys: string) {
  const outcome = parse(keys);
  return "issues" in outcome ? outcome.issues.map(({ path, message }) => `${path}: ${message}`) : [];
}

function candidateOf(keys: string) {
  const outcome = parse(keys);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path}: ${message}`).join());
  return outcome.scenario.candidates[0]!;
}

describe("frontDoor", () => {
  test.each([
    [
      `${machine}, frontDoor: gcp-load-balancer`,
      '"gcp-load-balancer" cannot stand before machines and containers of AWS; choose none, aws-http-api, aws-rest-api, aws-alb or cheapest',
    ],
    [
      `${machine}, frontDoor: aws-function-url`,
      '"aws-function-url" cannot stand before machines and containers of AWS; choose none, aws-http-api, aws-rest-api, aws-alb or cheapest',
    ],
    [
      `${lambda}, frontDoor: aws-htp-api`,
      '"aws-htp-api" is not a front door; did you mean "aws-http-api"? (before functions and services of AWS: none, aws-http-api, aws-rest-api, aws-function-url, aws-alb, aws-cloudfront, cheapest)',
    ],
  ])("%s", (keys, message) => {
    expect(issuesOf(keys)).toEqual([`candidates[0].frontDoor: ${message}`]);
  });

  test("of another provider, before Google's and Azure's machines", () => {
    const told = (provider: "azure" | "gcp") =>
      frontDoorFieldOf(provider, "machines")
        .safeParse("aws-alb")
        .error?.issues.map(({ message }) => message);
    expect(told("gcp")).toEqual([
      '"aws-alb" cannot stand before machines and containers of Google Cloud; choose none, gcp-load-balancer or cheapest',
    ]);
    expect(told("azure")).toEqual([
      '"aws-alb" cannot stand before machines and containers of Azure; choose none, azure-load-balancer, azure-api-management or cheapest',
    ]);
    expect(frontDoorFieldOf("gcp", "functions").parse("gcp-load-balancer")).toBe("gcp-load-balancer");
    expect(frontDoorFieldOf("azure", "functions").safeParse("azure-load-balancer").success).toBe(false);
  });
});

describe("loadBalancer", () => {
  const azure = "platform: azure-vm, instance: D2s_v5";

  test.each([
    [
      `${machine}, loadBalancer: {rules: 7}`,
      [
        "rules: the bill of frontDoor: none does not depend on it; leave it out, or set frontDoor: aws-alb, whose bill does",
      ],
    ],
    [
      `${lambda}, frontDoor: aws-http-api, loadBalancer: {connectionSeconds: 5, requestsPerConnection: 2}`,
      [
        "connectionSeconds: the bill of frontDoor: aws-http-api does not depend on it; leave it out, or set frontDoor: aws-alb, whose bill does",
        "requestsPerConnection: the bill of frontDoor: aws-http-api does not depend on it; leave it out, or set frontDoor: aws-alb, whose bill does",
      ],
    ],
    [
      `${azure}, frontDoor: azure-load-balancer, loadBalancer: {requestsPerConnection: 5}`,
      ["requestsPerConnection: the bill of frontDoor: azure-load-balancer does not depend on it; leave it out"],
    ],
    [`${azure}, frontDoor: azure-load-balancer, loadBalancer: {rules: 7}`, []],
    [`${machine}, frontDoor: aws-alb, loadBalancer: {requestsPerConnection: 2, connectionSeconds: 5, rules: 7}`, []],
  ] as const)("%s", (keys, messages) => {
    expect(issuesOf(keys).toSorted()).toEqual(messages.map((message) => `candidates[0].loadBalancer.${message}`));
  });

  test("where functions share nothing its rules are those of each function's balancer, which is listed", () => {
    const workload = (sharing: string) =>
      `{sharing: ${sharing}, functions: [{name: a, arrivals: {kind: poisson, rate: 1/s}, work: {io: 45ms}}, {name: b, arrivals: {kind: poisson, rate: 1/s}, work: {io: 45ms}}]}`;
    const rulesOf = (sharing: string) => {
      const text = `name: A\nworkload: ${workload(sharing)}\ncandidates: [{name: L, ${azure}, frontDoor: azure-load-balancer, loadBalancer: {rules: 7}}]\n`;
      const outcome = parseScenario(text);
      if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join());
      return outcome.scenario.candidates[0]!.assumptions.find(({ name }) => name === "load balancer rules")?.value;
    };
    expect(rulesOf("none")).toBe("7, of which 5 have one price together, at each function's own balancer");
    expect(rulesOf("account")).toBe("7, of which 5 have one price together");
  });
});

describe("nat", () => {
  test("is part of the settings, one gateway unless it is said otherwise", () => {
    for (const keys of [lambda, machine]) {
      expect(candidateOf(`${keys}, nat: {request: 3KB}`).settings).toMatchObject({
        nat: { gateways: 1, request: 3072 },
      });
      expect(candidateOf(keys).settings).toMatchObject({ nat: null });
    }
  });

  test.each([
    ["nat: {gateways: 0}", /candidates\[0\]\.nat\.gateways: 0 is not accepted: expected a whole number from 1 to 1000/],
    ["nat: {request: 3}", /candidates\[0\]\.nat\.request: 3 is not accepted: a size is text with a unit/],
    ["nat: {requests: 3KB}", /candidates\[0\]\.nat\.requests: unknown key "requests"; did you mean "request"\?/],
    ["nat: true", /candidates\[0\]\.nat: true is not accepted: expected a group of keys/],
  ])("%s", (key, message) => {
    expect(issuesOf(`${lambda}, ${key}`)).toEqual([expect.stringMatching(message)]);
  });

  test("a price of the scenario's own takes the place of the card's", () => {
    const { rates } = candidateOf(`${lambda}, region: eu-west-1, nat: {gateways: 2}, prices: {natHours: 0.05}`);
    const prices = Object.fromEntries(rates.map(({ meter, tiers, setBy }) => [meter, [tiers[0]?.price, setBy]]));
    expect(prices).toMatchObject({ natHours: [0.05, "user"], natGb: [0.048, "card"], ipv4Hours: [0.005, "card"] });
  });
});

describe("connections to a database", () => {
  const both = "connectionsPerInstance: 2, databaseConnections: 100";

  test.each([lambda, machine])("are a limit of any platform, and the scenario's own statement: %s", (keys) => {
    const { limits, assumptions } = candidateOf(`${keys}, ${both}`);
    expect(limits.at(-1)).toEqual({
      limit: "database connections",
      value: 100,
      measuredBy: "peakInstances",
      perInstance: 2,
    });
    expect(assumptions).toContainEqual(
      expect.objectContaining({
        name: "database connections",
        value: "2 held by every instance that exists, busy or idle; the database takes 100",
        setBy: "user",
        confirmed: true,
      }),
    );
  });

  test.each([
    [
      "connectionsPerInstance: 2",
      /candidates\[0\]\.connectionsPerInstance: .*connectionsPerInstance needs databaseConnections, the most that the database takes/,
    ],
    [
      "databaseConnections: 100",
      /candidates\[0\]\.databaseConnections: .*databaseConnections needs connectionsPerInstance, how many of them each instance holds/,
    ],
    [
      "connectionsPerInstance: 0, databaseConnections: 100",
      /candidates\[0\]\.connectionsPerInstance: 0 is not accepted: expected a whole number from 1 to 100000/,
    ],
  ])("%s", (keys, message) => {
    expect(issuesOf(`${lambda}, ${keys}`)).toEqual([expect.stringMatching(message)]);
  });
});
