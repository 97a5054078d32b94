import { describe, expect, test } from "vitest";
import { simulate } from "../../src/analysis/simulate.ts";
import { sweep } from "../../src/analysis/sweep/sweep.ts";
import { rateCard } from "../../src/pricing/rate-card.ts";
import { rateCardFileText } from "../../src/pricing/rate-card-file.ts";
import { canonicalScenario } from "../../src/scenario/canonical.ts";
import { changeScenario } from "../../src/scenario/change-scenario.ts";
import { type Parsed, type ParseOptions, parseScenario } from "../../src/scenario/parse-scenario.ts";
import { sweepPlan } from "../../src/scenario/vary/sweep-plan.ts";

const origin = { source: "a negotiated contract", effectiveDate: "2026-10-01" };

const vcpu = { meter: "vcpuHours", label: "vCPU of ours", variant: "x86_64", price: 0.03, ...origin } as const;
const fargate = rateCard("aws-fargate", "us-east-1", [vcpu]);
const dear = rateCard("aws-fargate", "us-east-1", [
  { meter: "vcpuHours", label: "dear vCPU", variant: "x86_64", price: 0.06, ...origin },
  { meter: "memoryGbHours", label: "any memory", price: 0.009, ...origin },
]);

const files: Readonly<Record<string, string>> = {
  "ours.json": rateCardFileText([fargate]),
  "dear.json": rateCardFileText([dear]),
  "lambda.json": rateCardFileText([
    rateCard("aws-lambda", "us-east-1", [{ meter: "requests", label: "Requests", price: 1, ...origin }]),
  ]),
  "elsewhere.json": rateCardFileText([rateCard("aws-fargate", "eu-west-1", [vcpu])]),
  "spot.json": rateCardFileText([rateCard("aws-fargate", "us-east-1", [{ ...vcpu, variant: "riscv" }])]),
  "arm.json": rateCardFileText([rateCard("aws-fargate", "us-east-1", [{ ...vcpu, variant: "arm64" }])]),
  "misspelt.json": rateCardFileText([rateCard("aws-fargat", "us-east-1", [vcpu])]),
  "broken.json": '{"name": "aws-fargate", "region": "us-east-1", "currency": "USD", "rates": [{"meter": "vcpuHour"}]}',
  "cut.json": '{"name": "aws-',
};

const readText = (file: string): string => {
  const text = files[file];
  if (text === undefined) throw new Error(`cannot read the card file ${file}: there is no such file`);
  return text;
};

function textOf(keys: string, candidate = ""): string {
  return `name: cards
duration: 1h
replications: 2
${keys}
workload: {arrivals: {kind: constant, rate: 1/s}, work: {cpu: 10ms}}
candidates:
  - {name: F, platform: aws-fargate, cpu: 1, memory: 2GB, publicIpv4: false, instances: 2${candidate}}
`;
}

function parse(keys: string, options: ParseOptions & { readonly candidate?: string } = {}) {
  const { candidate = "", ...rest } = options;
  return parseScenario(textOf(keys, candidate), { file: "cards.yaml", readText, ...rest });
}

function parsed(...args: Parameters<typeof parse>): Parsed {
  const outcome = parse(...args);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome;
}

function issuesOf(...args: Parameters<typeof parse>): readonly string[] {
  const outcome = parse(...args);
  return "issues" in outcome ? outcome.issues.map(({ path, message, line }) => `${line} ${path}: ${message}`) : [];
}

const pricesOf = ({ scenario }: Parsed) =>
  Object.fromEntries(scenario.candidates[0]!.rates.map(({ meter, tiers }) => [meter, tiers[0]?.price]));

describe("a scenario's card files", () => {
  test("come before the shipped cards, price by price; what they have not is the shipped card's", () => {
    expect(pricesOf(parsed(""))).toEqual({ vcpuHours: 0.04048, memoryGbHours: 0.004445 });
    expect(pricesOf(parsed("rateCards: [ours.json]"))).toEqual({ vcpuHours: 0.03, memoryGbHours: 0.004445 });
    // A price without a variant is the card's only one of that meter: it holds for every variant.
    expect(pricesOf(parsed("rateCards: [dear.json]"))).toEqual({ vcpuHours: 0.06, memoryGbHours: 0.009 });
  });

  test("come in their order, and a price of the candidate's own before all of them", () => {
    expect(pricesOf(parsed("rateCards: [ours.json, dear.json]"))).toEqual({ vcpuHours: 0.03, memoryGbHours: 0.009 });
    expect(pricesOf(parsed("rateCards: [dear.json, ours.json]"))).toEqual({ vcpuHours: 0.06, memoryGbHours: 0.009 });
    const own = parsed("rateCards: [ours.json]", { candidate: ", prices: {vcpuHours: 7}" });
    expect(pricesOf(own)).toEqual({ vcpuHours: 7, memoryGbHours: 0.004445 });
  });

  test("are what a discount of the shipped card is taken off", () => {
    const spot = parsed("rateCards: [ours.json]", { candidate: ", purchase: spot" });
    expect(pricesOf(spot).vcpuHours).toBe(0.03 * (1 - 0.67));
    expect(spot.scenario.candidates[0]!.rates[0]!.working).toBe("0.03 USD less 67 %");
  });

  test("keep source and date, in the bill and among the assumptions", async () => {
    const { scenario } = parsed("rateCards: [ours.json]");
    const [candidate] = (await simulate(scenario, {})).candidates;
    if (candidate?.eligible !== true) throw new Error("the candidate is not eligible");
    const line = candidate.bill.lines.find(({ meter }) => meter === "vcpuHours");
    // Two tasks of one vCPU in a month of 730 h.
    expect(line).toMatchObject({ label: "vCPU of ours", quantity: 1460, price: 0.03, ...origin });
    expect(line?.amount).toBeCloseTo(43.8, 9);
    expect(candidate.assumptions).toContainEqual({
      name: "price: vCPU of ours",
      value: "0.03 USD",
      source: "a negotiated contract",
      date: "2026-10-01",
      setBy: "user",
      confirmed: true,
    });
  });

  test("are in the digest by their prices, not by their names", () => {
    const digest = (keys: string) => canonicalScenario(parsed(keys).scenario, {});
    expect(digest("rateCards: [ours.json]")).not.toBe(digest(""));
    expect(digest("rateCards: [ours.json]")).not.toBe(digest("rateCards: [dear.json]"));
    const renamed = (file: string) => (file === "renamed.json" ? files["ours.json"]! : readText(file));
    const other = parsed("rateCards: [renamed.json]", { readText: renamed });
    expect(canonicalScenario(other.scenario, {})).toBe(digest("rateCards: [ours.json]"));
  });
});

describe("whatever asks a scenario anew has its card files", () => {
  test("a change of what is disputed", () => {
    const { scenario } = parsed("rateCards: [ours.json]");
    const changed = changeScenario(scenario, [{ path: "candidates[0].instances", value: 3 }]);
    expect(changed?.candidates[0]?.rates[0]?.tiers).toEqual([{ upTo: null, price: 0.03 }]);
    const without = changeScenario(scenario, [{ path: "rateCards", value: [] }]);
    expect(without?.candidates[0]?.rates[0]?.tiers).toEqual([{ upTo: null, price: 0.04048 }]);
  });

  test("an uncertain input, card files themselves among them", () => {
    const { scenario } = parsed('uncertain: {rateCards: [["ours.json"], ["dear.json"]]}');
    const at = (value: unknown) => changeScenario(scenario, [{ path: "rateCards", value }])?.candidates[0]?.rates[0];
    expect(at(["ours.json"])?.tiers).toEqual([{ upTo: null, price: 0.03 }]);
    expect(at(["dear.json"])?.tiers).toEqual([{ upTo: null, price: 0.06 }]);
    expect(issuesOf('uncertain: {rateCards: [["ours.json"], ["none.json"]]}')).toEqual([
      "4 uncertain.rateCards[1]: cannot read the card file none.json: there is no such file",
    ]);
  });

  test("a value that is set, and a sweep", async () => {
    const overrides = [{ path: "rateCards", value: "[dear.json]" }];
    expect(pricesOf(parsed("rateCards: [ours.json]", { overrides })).vcpuHours).toBe(0.06);
    const text = textOf("");
    const { scenario } = parsed("");
    const plan = sweepPlan(["rateCards=[ours.json],[dear.json]"], { tree: scenario.written, readText });
    if ("issues" in plan) throw new Error(plan.issues.map(({ message }) => message).join("\n"));
    const result = await sweep((more) => parseScenario(text, { readText, overrides: more }), plan, {});
    const costs = result.cells.map(({ candidates }) => (candidates[0] as { cost: { monthly: { mean: number } } }).cost);
    // 1,460 vCPU-h at 0.03 and 0.06; 2,920 GB-h at 0.004445 and 0.009.
    expect(costs[0]!.monthly.mean).toBeCloseTo(43.8 + 12.9794, 6);
    expect(costs[1]!.monthly.mean).toBeCloseTo(87.6 + 26.28, 6);
    const wrong = sweepPlan(["rateCards=[none.json],[ours.json]"], { tree: scenario.written, readText });
    expect("issues" in wrong && wrong.issues.map(({ message }) => message)).toEqual([
      "cannot read the card file none.json: there is no such file",
    ]);
  });

  test("each file is read once, however often the scenario is parsed", () => {
    let count = 0;
    const counting = (file: string) => {
      count += 1;
      return readText(file);
    };
    for (let i = 0; i < 3; i++) parsed("rateCards: [ours.json, dear.json]", { readText: counting });
    expect(count).toBe(2);
  });
});

describe("a mistake with a card file is one sentence", () => {
  test.each([
    ["rateCards: [none.json]", "4 rateCards[0]: cannot read the card file none.json: there is no such file"],
    [
      "rateCards: [broken.json]",
      '4 rateCards[0]: "broken.json": rates[0].meter: "vcpuHour" is no meter; did you mean "vcpuHours"?',
    ],
    [
      "rateCards: [cut.json]",
      '4 rateCards[0]: "cut.json": the JSON ends too early, on line 1 with 2 brackets open: the file was cut short, fetch it again',
    ],
    ["rateCards: ours.json", '4 rateCards: "ours.json" is not accepted: expected a list of 0 to 20 items'],
    [
      "rateCards: [7]",
      "4 rateCards[0]: 7 is not accepted: a card file is named by its path, such as prices/fargate.json",
    ],
  ])("%s", (keys, issue) => {
    expect(issuesOf(keys)[0]).toBe(issue);
  });

  test("a card of a name that nobody knows has the nearest one", () => {
    expect(issuesOf("rateCards: [misspelt.json]")).toEqual([
      expect.stringMatching(
        /^4 rateCards\[0\]: "misspelt\.json": no platform is billed by a card "aws-fargat"; did you mean "aws-fargate"\? \(cards: aws-lambda, /,
      ),
    ]);
  });

  test("without a reader of files it is said that one is needed", () => {
    const outcome = parseScenario(textOf("rateCards: [ours.json]"));
    expect("issues" in outcome && outcome.issues.map(({ message }) => message)).toEqual([
      '"ours.json": card files need a reader of files: give parseScenario the option readText',
    ]);
  });
});

describe("a card that no candidate is billed by is a warning", () => {
  test.each([
    ["lambda.json", '"lambda.json": no candidate is billed by its card aws-lambda; theirs are aws-fargate'],
    [
      "elsewhere.json",
      '"elsewhere.json": no candidate is billed by its card aws-fargate of eu-west-1; they need it of us-east-1',
    ],
    [
      "spot.json",
      '"spot.json": no candidate is billed by its card aws-fargate: it has none of the prices that they need, vcpuHours x86_64, memoryGbHours x86_64',
    ],
  ])("%s", (file, message) => {
    const { warnings } = parsed(`rateCards: [ours.json, ${file}]`);
    expect(warnings).toEqual([{ path: "rateCards[1]", value: file, message, file: "cards.yaml", line: 4 }]);
  });

  test("a price for other variants only, of a card that is used", () => {
    const candidate = ", architecture: arm64";
    const message = '"ours.json": it prices vcpuHours for x86_64 and not for arm64, where the shipped price holds';
    const { scenario, warnings } = parsed("rateCards: [ours.json, dear.json]", { candidate });
    expect(warnings.map((warning) => [warning.path, warning.message])).toEqual([
      [
        "rateCards[0]",
        '"ours.json": no candidate is billed by its card aws-fargate: it has none of the prices that they need, vcpuHours arm64, memoryGbHours arm64',
      ],
      ["rateCards[1]", message.replace("ours", "dear")],
    ]);
    expect(scenario.candidates[0]!.rates.map(({ meter, setBy }) => [meter, setBy])).toEqual([
      ["vcpuHours", "card"],
      ["memoryGbHours", "user"],
    ]);
    expect(parsed("rateCards: [dear.json, arm.json]", { candidate }).warnings).toEqual([]);
    expect(parsed("rateCards: [dear.json]", { candidate: `${candidate}, prices: {vcpuHours: 0.02}` }).warnings).toEqual(
      [],
    );
  });

  test("others are none", () => {
    expect(parsed("rateCards: [ours.json, dear.json]").warnings).toEqual([]);
    expect(parsed("").warnings).toEqual([]);
  });
});
