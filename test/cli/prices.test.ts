import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rateCards } from "../../src/pricing/cards/index.ts";
import { rateCard } from "../../src/pricing/rate-card.ts";
import { rateCardFileText } from "../../src/pricing/rate-card-file.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { offerFile } from "../pricing/import/aws-lists.ts";
import { areSamplesHere, samplePath } from "../pricing/import/samples.ts";
import { evenpoint } from "./evenpoint.ts";
import { inProcess } from "./in-process.ts";

const folder = temporaryFolder();

function write(name: string, content: unknown): string {
  const path = join(folder.path, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const scenario = (cards: string, region = "us-east-1") => `name: fargate
duration: 1h
replications: 2
rateCards: [${cards}]
workload: {arrivals: {kind: constant, rate: 1/s}, work: {cpu: 10ms}}
candidates:
  - {name: F, platform: aws-fargate, region: ${region}, cpu: 1, memory: 2GB, publicIpv4: false, instances: 2}
`;

const balancers = offerFile("AWSELB", {
  HOURS: {
    family: "Load Balancer-Application",
    attributes: { regionCode: "eu-west-2", usagetype: "EUW2-LoadBalancerUsage" },
    onDemand: [{ price: "0.0264600000" }],
  },
  STRANGE: { family: "Load Balancer-Application", attributes: { regionCode: "eu-west-2", usagetype: "EUW2-New" } },
});

describe("evenpoint prices import", () => {
  test.skipIf(!areSamplesHere)(
    "Fargate's own price list bills a scenario, end to end (needs ../shared/data)",
    async () => {
      const output = join(folder.path, "fargate.json");
      const args = ["prices", "import", "aws", samplePath("aws-ecs-fargate-us-east-1.json"), "--output", output];
      const written = await inProcess(args);
      expect([written.code, written.stdout]).toEqual([0, ""]);
      expect(written.stderr).toContain("5 rates from 12 SKUs: aws-fargate us-east-1\n");
      expect(written.stderr).toContain("  3 x Fargate for Windows\n");
      expect(written.stderr).toContain(`next: name it in a scenario, rateCards: [${output}]\n`);
      const file = write("imported.yaml", scenario("fargate.json"));
      const { code, stdout, stderr } = await inProcess(["run", file, "--format", "json"]);
      expect([code, stderr]).toEqual([0, ""]);
      const lines = JSON.parse(stdout).candidates[0].bill.lines;
      const [vcpu, memory] = lines;
      // Two tasks, 730 h: 1,460 vCPU-h x 0.04048 and 2,920 GB-h x 0.004445.
      expect(vcpu).toMatchObject({
        quantity: 1460,
        price: 0.04048,
        amount: 59.1008,
        source: "AWS price list, AmazonECS offer, SKU 8CESGAFWKAJ98PME",
        effectiveDate: "2025-08-28",
      });
      expect(memory).toMatchObject({ quantity: 2920, price: 0.004445, amount: 12.9794, effectiveDate: "2025-08-28" });
      const again = await inProcess(args);
      expect([again.code, again.stderr]).toEqual([
        2,
        `error: ${output} exists already; choose another name, or --force to overwrite it\n`,
      ]);
      expect((await inProcess([...args, "--force"])).code).toBe(0);
      const check = await inProcess(["prices", "--check", output]);
      expect(check.stdout).toContain(
        "0 of 5 figures are older than a year: from before 2024-08-28, counted from the newest figure of 2025-08-28.\n",
      );
    },
  );

  test("prints the card, and on standard error all that is not on it", async () => {
    const { code, stdout, stderr } = await inProcess(["prices", "import", "aws", write("elb.json", balancers)]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      name: "aws-alb",
      region: "eu-west-2",
      currency: "USD",
      rates: [
        {
          meter: "lbHours",
          variant: null,
          label: "Load balancer",
          tiers: [{ upTo: null, price: 0.02646 }],
          free: 0,
          source: "AWS price list, AWSELB offer, SKU HOURS",
          effectiveDate: "2026-09-19",
          confirmed: true,
        },
      ],
    });
    expect(stderr).toBe(
      [
        "1 rate from 2 SKUs: aws-alb eu-west-2",
        "unknown, not guessed:",
        "  STRANGE EUW2-New: no such usage type of a load balancer is known",
        "not in the list; the shipped card's hold, where there are any:",
        "  aws-alb, eu-west-2: lcuHours",
        "next: name it in a scenario, rateCards: [PRICES.json]",
        "",
      ].join("\n"),
    );
  });

  test("reads standard input", async () => {
    const { code, stdout } = await inProcess(["prices", "import", "aws", "-"], { input: JSON.stringify(balancers) });
    expect([code, JSON.parse(stdout).name]).toEqual([0, "aws-alb"]);
    const wrong = await inProcess(["prices", "import", "gcp", "-"], { input: JSON.stringify(balancers) });
    expect([wrong.code, wrong.stdout, wrong.stderr]).toEqual([
      2,
      "",
      "error: standard input: it is not a page of Google's Cloud Billing catalogue; it looks like an AWS offer file: import aws\n",
    ]);
  });

  test.each([
    [["aws", "none.json"], /^error: cannot read none\.json: there is no such file\n$/],
    [["amazon", "none.json"], /argument 'provider'\. Allowed choices are aws, azure, gcp\.\n$/],
    [["aws"], /missing required argument 'file'/],
    [["aws", "elb.json", "--date", "2026"], /^error: --date 2026: write the day of the download as YYYY-MM-DD/],
    [["aws", "elb.json", "--date", "2026-02-30"], /^error: --date 2026-02-30: write the day/],
    [
      ["aws", "elb.json", "--output", "card.yaml"],
      /^error: --output card\.yaml: a card file's name ends with \.json\n$/,
    ],
    [["aws", "elb.json", "--output", "elb.json"], /^error: --output elb\.json: that is the price list itself/],
    [
      ["aws", "elb.json", "--region", "eu-west-1"],
      /^error: elb\.json: it has no price of the region "eu-west-1"; did you mean "eu-west-2"\? \(regions: eu-west-2\)\n$/,
    ],
    [
      ["aws", "cut.json"],
      /^error: cut\.json: the JSON ends too early, on line 1 with 5 brackets open: the file was cut short, fetch it again\n$/,
    ],
    [["aws", "table.json"], /^error: table\.json: it is not JSON: it begins with "FormatVersion,v1\.0\\n"\n$/],
    [["aws", "."], /^error: cannot read \.: it is a folder, not a file\n$/],
  ])("refuses %j in one sentence", async (args, message) => {
    write("elb.json", balancers);
    write("cut.json", JSON.stringify(balancers).slice(0, 200));
    write("table.json", "FormatVersion,v1.0\n");
    const { code, stdout, stderr } = await inProcess(["prices", "import", ...args], { cwd: folder.path });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
  });
});

test("a price list that memory could not hold is refused before it is read", async () => {
  const path = write("huge.json", "");
  truncateSync(path, 513 * 1024 * 1024);
  const { code, stderr, milliseconds } = await evenpoint(["prices", "import", "aws", "huge.json"], {
    cwd: folder.path,
  });
  rmSync(path);
  expect([code, stderr]).toEqual([
    2,
    "error: huge.json has 513 MB, and a price list has at most 512 MB: fetch the file of one region, or filter it for the SKUs that are needed\n",
  ]);
  expect(milliseconds).toBeLessThan(10_000);
});

describe("a scenario with card files", () => {
  const card = () => rateCard("aws-fargate", "mars-1", fargateAt(0.5));
  const fargateAt = (price: number) =>
    (["vcpuHours", "memoryGbHours"] as const).map((meter) => {
      return { meter, label: meter, price, source: "a contract", effectiveDate: "2026-11-01" };
    });

  test("may be in a region that no shipped card knows, relative to its own folder", async () => {
    write("mars.json", rateCardFileText([card()]));
    const file = write("mars.yaml", scenario("mars.json", "mars-1"));
    const { code, stdout, stderr } = await inProcess(["run", file, "--format", "json"]);
    expect([code, stderr]).toEqual([0, ""]);
    // (1,460 vCPU-h + 2,920 GB-h) x 0.5.
    expect(JSON.parse(stdout).candidates[0].bill.total).toBe(2190);
  });

  test("that is missing is an issue at its line, and one that nobody needs a warning", async () => {
    const missing = await inProcess(["validate", write("missing.yaml", scenario("nowhere.json"))]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toMatch(
      /missing\.yaml:4: rateCards\[0\]: cannot read the card file nowhere\.json: there is no such file\n1 issue\n$/,
    );
    write("mars.json", rateCardFileText([card()]));
    const unneeded = await inProcess(["validate", write("unneeded.yaml", scenario("mars.json"))]);
    expect(unneeded.code).toBe(0);
    expect(unneeded.stderr).toMatch(
      /^warning: .*unneeded\.yaml:4: rateCards\[0\]: "mars\.json": no candidate is billed by its card aws-fargate of mars-1; they need it of us-east-1\n$/,
    );
    expect(unneeded.stdout).toMatch(/unneeded\.yaml: valid\n$/);
  });

  test("is not overwritten by the answer", async () => {
    const prices = rateCardFileText([rateCard("aws-fargate", "us-east-1", fargateAt(1))]);
    const path = write("prices.json", prices);
    const file = write("kept.yaml", scenario("prices.json"));
    const { code, stderr } = await inProcess(["run", file, "--output", path]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: --output/);
    expect(readFileSync(path, "utf8")).toBe(prices);
  });

  test("with --set, what-if and sweep", async () => {
    write("one.json", rateCardFileText([rateCard("aws-fargate", "us-east-1", fargateAt(1))]));
    const file = write("asked.yaml", scenario(""));
    const run = await inProcess(["run", file, "--format", "json", "--set", "rateCards=[one.json]"]);
    expect(JSON.parse(run.stdout).candidates[0].bill.total).toBe(4380);
    const sweep = await inProcess(["sweep", file, "--format", "json", "--vary", "rateCards=[],[one.json]"]);
    expect(sweep.code).toBe(0);
    const whatIf = await inProcess(["what-if", file, "--format", "json", "--set", "rateCards=[one.json]"]);
    expect([whatIf.code, whatIf.stderr]).toEqual([0, ""]);
  });
});

describe("evenpoint prices", () => {
  test("--check counts from the newest figure, and ends well", async () => {
    const old = rateCard("acme", "north", [
      { meter: "lbHours", label: "b", price: 1, source: "an old page", effectiveDate: "2024-01", confirmed: false },
      { meter: "lcuHours", label: "c", price: 1, source: "a page", effectiveDate: "2026-03-01" },
    ]);
    const file = write("acme.json", rateCardFileText([old]));
    const text = await inProcess(["prices", "--check", file]);
    expect([text.code, text.stdout]).toEqual([
      0,
      // From 2024-01-31 to 2026-03-01 there are 25 whole months.
      [
        "acme, north",
        "  lbHours    2024-01  25 months  an old page  UNCONFIRMED",
        "",
        "1 of 2 figures are older than a year: from before 2025-03-01, counted from the newest figure of 2026-03-01.",
        "1 are UNCONFIRMED: no source was found for them.",
        "",
      ].join("\n"),
    ]);
    const json = await inProcess(["prices", "--check", file, "--format", "json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      newest: "2026-03-01",
      before: "2025-03-01",
      figures: 2,
      unconfirmed: 1,
      stale: [{ card: "acme", region: "north", meter: "lbHours", effectiveDate: "2024-01", ageMonths: 25 }],
    });
  });

  test("--check without files looks at the shipped cards, of one region if that is asked", async () => {
    const all = await inProcess(["prices", "--check", "--format", "json"]);
    const one = await inProcess(["prices", "--check", "--format", "json", "--region", "eu-west-1"]);
    const figures = (region?: string) =>
      rateCards
        .filter((card) => region === undefined || card.region === region)
        .flatMap(({ rates, discounts = [], credits = [] }) => [...rates, ...discounts, ...credits]).length;
    expect([JSON.parse(all.stdout).figures, JSON.parse(one.stdout).figures]).toEqual([figures(), figures("eu-west-1")]);
    const nowhere = await inProcess(["prices", "--check", "--region", "eu-wets-1"]);
    expect([nowhere.code, nowhere.stderr]).toEqual([
      2,
      expect.stringMatching(/^error: there is no region "eu-wets-1"; did you mean "eu-west-1"\?/),
    ]);
  });

  test("what a list or a card file says does not reach the terminal as it is", async () => {
    const evil = "\u001b[31mX\u009b\u202e";
    const list = offerFile("AWSELB", {
      [evil]: {
        family: "Load Balancer-Application",
        attributes: { regionCode: "eu-west-2", usagetype: "EUW2-LoadBalancerUsage" },
        onDemand: [{ price: "0.02" }],
      },
      NEW: { family: "Load Balancer-Application", attributes: { regionCode: "eu-west-2", usagetype: evil } },
    });
    const imported = await inProcess(["prices", "import", "aws", write("evil.json", list)]);
    const card = JSON.parse(imported.stdout);
    card.rates.push({ ...card.rates[0], meter: "lcuHours", effectiveDate: "2028" });
    const checked = await inProcess(["prices", "--check", write("evil-card.json", card)]);
    const refused = await inProcess(["prices", "import", "aws", write("s3.json", { ...list, offerCode: evil })]);
    const shown = "\\u001b[31mX\\u009b\\u202e";
    expect(imported.stderr).toContain(`  NEW ${shown}: no such usage type`);
    expect(checked.stdout).toContain(`SKU ${shown}\n`);
    expect(refused.stderr).toContain(`from the service ${shown} (`);
    for (const text of [imported.stderr, checked.stdout, refused.stderr]) {
      for (const character of "\u001b\u009b\u202e") expect(text).not.toContain(character);
    }
  });

  test.each([
    [["--region", "eu-west-1"], "prices --region import: write it behind import"],
    [["--check"], "prices --check import: import has no such flag"],
    [["--format", "json"], "prices --format import: import has no such flag"],
  ])("flags of prices before import are not ignored: %j", async (flags, message) => {
    const { code, stdout, stderr } = await inProcess([
      "prices",
      ...flags,
      "import",
      "aws",
      write("elb.json", balancers),
    ]);
    expect([code, stdout, stderr]).toEqual([2, "", `error: ${message}\n`]);
  });

  test("--check of a file that is no card says what is wrong with it", async () => {
    const { code, stderr } = await inProcess(["prices", "--check", write("odd.json", '{"name": "acme"}')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/odd\.json: region is missing: it must be text of 1 to 100 characters/);
  });

  test("names one card at a time", async () => {
    const { code, stderr } = await inProcess(["prices", "aws-lambda", "aws-ec2"]);
    expect([code, stderr]).toEqual([2, "error: prices aws-lambda aws-ec2: name one card, or none for all of them\n"]);
    const one = await inProcess(["prices", "aws-lambda", "--region", "us-east-1"]);
    expect([one.code, one.stdout.split("\n")[0]]).toEqual([0, "aws-lambda, us-east-1"]);
  });
});
