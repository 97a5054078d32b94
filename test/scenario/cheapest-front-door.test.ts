import { describe, expect, test } from "vitest";
import type { EdgeSettings } from "../../src/platforms/edge-settings.ts";
import { changeScenario } from "../../src/scenario/change-scenario.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

const lambda = "platform: aws-lambda, memory: 512MB";
const machine = "platform: aws-ec2, instance: m7g.large";
const azure = "platform: azure-vm, instance: D2s_v5";
const cloudRun = "platform: gcp-cloud-run";

interface Asked {
  readonly rate?: string;
  readonly sizes?: string;
  readonly io?: string;
  readonly top?: string;
  readonly arrivals?: string;
}

function parse(keys: string, { rate = "40/s", sizes = "", io = "45ms", top = "", arrivals }: Asked = {}) {
  return parseScenario(`name: A
${top}
workload: {arrivals: ${arrivals ?? `{kind: poisson, rate: ${rate}}`}, work: {io: ${io}}${sizes}}
candidates:
  - {name: L, ${keys}, frontDoor: cheapest}
`);
}

function scenarioOf(keys: string, asked?: Asked) {
  const outcome = parse(keys, asked);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path}: ${message}`).join());
  return outcome.scenario;
}

function chosen(keys: string, asked?: Asked) {
  const [candidate] = scenarioOf(keys, asked).candidates;
  const listed = candidate!.assumptions.find(({ name }) => name === "front door");
  return [(candidate!.settings as EdgeSettings).frontDoor, listed?.value];
}

function issuesOf(keys: string, asked?: Asked) {
  const outcome = parse(keys, asked);
  return "issues" in outcome ? outcome.issues.map(({ path, message }) => `${path}: ${message}`) : [];
}

describe("the front door whose own lines cost least at the scenario's mean rate", () => {
  // A month of 730 h at 40/s has 105.12 million requests.
  test("a balancer's hours and addresses against calls: a busy machine", () => {
    // HTTP API 105.12 USD; REST API 105.12 x 3.5 = 367.9; balancer 730 x 0.0225 = 16.425, two addresses 7.30, and
    // capacity units by connections: 4 new a second of 25 = 0.16, 240 active of 3,000 = 0.08; 0.16 x 730 x 0.008 = 0.9344.
    expect(chosen(machine)).toEqual([
      "aws-alb",
      "cheapest: aws-alb 24.7 USD a month at 40 requests/s; aws-http-api 105.1; aws-rest-api 367.9",
    ]);
  });

  test("and a quiet one", () => {
    // 0.1/s: 262,800 calls, 0.2628 and 0.9198 USD; the balancer's 23.725 + 0.0004 x 730 x 0.008
    expect(chosen(machine, { rate: "0.1/s" })).toEqual([
      "aws-http-api",
      "cheapest: aws-http-api 0.263 USD a month at 0.1 requests/s; aws-rest-api 0.92; aws-alb 23.7",
    ]);
  });

  test("a function's own address costs nothing", () => {
    expect(chosen(lambda)[0]).toBe("aws-function-url");
  });

  test("a shorter month has fewer calls, and half as many hours", () => {
    // 365 h at 1/s: 1.314 million calls
    const [door, value] = chosen(machine, { rate: "1/s", top: "month: 365h" });
    expect(door).toBe("aws-http-api");
    expect(value).toMatch(/aws-http-api 1.31 USD .*; aws-rest-api 4.6; aws-alb 11.9$/);
  });

  test("rules of a load balancer may be said, and count", () => {
    // 60 rules of which 10 are free, at 40/s: 2,000 of 1,000 evaluations, two units: 2 x 730 x 0.008 = 11.68
    expect(chosen(`${machine}, loadBalancer: {rules: 60}`)[1]).toContain("aws-alb 35.4 USD");
    expect(issuesOf(`${azure}, loadBalancer: {connectionSeconds: 5}`)).toHaveLength(1);
  });

  test("the free tier's share counts: Azure's first million calls", () => {
    // 2/s are 5,256,000 calls: 18.396 USD, with the free million 14.896; the balancer 18.25 and an address 3.65
    expect(chosen(azure, { rate: "2/s" })[1]).toBe(
      "cheapest: azure-api-management 18.4 USD a month at 2 requests/s; azure-load-balancer 21.9",
    );
    expect(chosen(azure, { rate: "2/s", top: "freeTier: true" })[1]).toContain("azure-api-management 14.9 USD");
    expect(chosen(azure, { rate: "2.4/s" })[0]).toBe("azure-load-balancer"); // 22.0752
    expect(chosen(azure, { rate: "2.4/s", top: "freeTier: true" })[0]).toBe("azure-api-management"); // 18.5752
  });

  test("where front doors differ in the price of data out, that counts", () => {
    // 0.1/s with 1 GB / 1,024 each: 262,800 calls free of 2 million; 256.640625 GB x 0.105 against x 0.12 and the balancer
    const asked = { rate: "0.1/s", sizes: ", response: 1MB", top: "freeTier: true" };
    // 26.947; the balancer 18.25 + 256.64 x 0.008 + 30.797 = 51.10
    expect(chosen(cloudRun, asked)).toEqual([
      "gcp-api-gateway",
      "cheapest: gcp-api-gateway 26.9 USD a month at 0.1 requests/s; gcp-load-balancer 51.1",
    ]);
  });

  test("a spike's mean and the sum of several functions are the rate", () => {
    // 1/s, and once in a day of 24 h one hour at 25/s: 2/s
    const arrivals = "{kind: spike, rate: 1/s, at: 12h, peak: 25/s, duration: 1h}";
    expect(chosen(machine, { arrivals })[1]).toContain("at 2 requests/s");
  });
});

describe("several functions", () => {
  const text = (sharing: string) => `name: A
workload:
  sharing: ${sharing}
  functions:
    - {name: a, arrivals: {kind: poisson, rate: 10/s}, work: {io: 45ms}}
    - {name: b, arrivals: {kind: poisson, rate: 30/s}, work: {io: 45ms}}
candidates: [{name: L, ${machine}, frontDoor: cheapest}]
`;
  test.each([
    ["account", "aws-alb 24.7 USD"], // one balancer, as before
    ["none", "aws-alb 48.4 USD"], // 2 x 23.725 + 0.9344
  ])("sharing %s", (sharing, words) => {
    const outcome = parseScenario(text(sharing));
    if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join());
    const listed = outcome.scenario.candidates[0]!.assumptions.find(({ name }) => name === "front door");
    expect(listed?.value).toContain(words);
  });
});

describe("what does not fit is left out, with the reason", () => {
  test("a response of 11 MB, and work of a minute", () => {
    const [door, value] = chosen(machine, { sizes: ", response: 11MB" });
    expect(door).toBe("aws-alb");
    expect(value).toMatch(/aws-http-api not: a response of 11MB exceeds the 10MB/);
    expect(chosen(machine, { rate: "0.1/s", io: "50s" })[0]).toBe("aws-alb");
  });

  test("more requests than it lets through", () => {
    const [door, value] = chosen(machine, { rate: "10001/s" });
    expect(door).toBe("aws-alb");
    expect(value).toContain("aws-http-api not: it lets 10,000 requests/s through");
  });

  test("a price that no card has, until the scenario has one", () => {
    const asked = { rate: "40/s" };
    const own = "prices: {instanceHours: 0.1, diskGbMonths: 0.1";
    const ireland = `${machine}, region: eu-west-1`;
    const [door, value] = chosen(`${ireland}, ${own}}`, asked);
    expect(door).toBe("aws-http-api");
    expect(value).toContain("aws-alb not: no rate card has its price of lcuHours in eu-west-1");
    expect(chosen(`${ireland}, ${own}, lcuHours: 0.0088, apiRequests: 0.0000011}`, asked)[0]).toBe("aws-alb");
  });

  test("none fits: one issue that says why each does not", () => {
    expect(issuesOf(machine, { io: "61s" })).toEqual([
      expect.stringMatching(
        /^candidates\[0\]\.frontDoor: none of the front doors fits: aws-http-api: .*30 s at most.*; aws-rest-api: .*29 s.*; aws-alb: .*60 s/,
      ),
    ]);
  });

  test("rates that only a trace knows", () => {
    const asked = { arrivals: "{kind: trace, file: a.csv, format: csv, columns: {timestamp: t}}" };
    expect(issuesOf(machine, asked)).toEqual([
      expect.stringMatching(
        /frontDoor: which front door is cheapest depends on the rate, .* name one of aws-http-api, aws-rest-api, aws-alb/,
      ),
    ]);
  });

  test("where there is none to choose from, cheapest is not a front door", () => {
    expect(issuesOf("platform: server, vcpus: 2, memory: 4GB, price: 40/month")).toEqual([
      'candidates[0].frontDoor: "cheapest" is not a front door (before machines and containers of a host of your own: none)',
    ]);
  });
});

test("a changed rate chooses anew, an unchanged one keeps the choice", () => {
  const scenario = scenarioOf(machine);
  const doorAt = (rate: string) => {
    const changed = changeScenario(scenario, [{ path: "workload.arrivals.rate", value: rate }]);
    return (changed?.candidates[0]?.settings as EdgeSettings | undefined)?.frontDoor;
  };
  expect([doorAt("0.1/s"), doorAt("40/s")]).toEqual(["aws-http-api", "aws-alb"]);
});

test("a platform with one front door has no other choice", () => {
  const [door, value] = chosen("platform: gcp-compute-engine, instance: e2-standard-2");
  expect([door, value]).toEqual(["gcp-load-balancer", "cheapest: gcp-load-balancer 18.3 USD a month at 40 requests/s"]);
});
