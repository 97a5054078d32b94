import { describe, expect, test } from "vitest";
import { type Dimension, offerFile, type Product } from "./aws-lists.ts";
import { areSamplesHere, faultsOf, imported, pricesOf, reasonsOf, sampleText } from "./samples.ts";

describe.skipIf(!areSamplesHere)("AWS's own files (needs ../shared/data)", () => {
  test("Fargate: five rates of twelve SKUs, memory and vCPUs told apart though both come in hours", () => {
    const list = imported("aws", [sampleText("aws-ecs-fargate-us-east-1.json")]);
    expect(list.skus).toBe(12);
    // "0.0404800000", "0.0044450000", "0.0323800000", "0.0035600000", "0.0001110000" in the file.
    expect(pricesOf(list, "aws-fargate", "us-east-1")).toEqual({
      "vcpuHours x86_64": 0.04048,
      "memoryGbHours x86_64": 0.004445,
      "vcpuHours arm64": 0.03238,
      "memoryGbHours arm64": 0.00356,
      diskGbHours: 0.000111,
    });
    const vcpu = list.cards[0]!.rates.find(({ meter, variant }) => meter === "vcpuHours" && variant === "x86_64");
    expect(vcpu).toMatchObject({
      label: "vCPU",
      effectiveDate: "2025-08-28", // publicationDate 2025-08-28T17:27:23Z
      source: "AWS price list, AmazonECS offer, SKU 8CESGAFWKAJ98PME",
      confirmed: true,
    });
    // The tiered ECS Anywhere SKU and hours of ECS on EC2 at 0.00 are real, and no rate of Fargate.
    expect(reasonsOf(list)).toEqual({
      "ECS on machines of one's own, which costs nothing": 2,
      "Fargate for Windows": 3,
      "ECS Anywhere": 2,
    });
    expect([list.unknown, list.missing]).toEqual([[], []]);
  });

  test("EC2: the capacity block of the same machine at 0.00 is not its price", () => {
    const list = imported("aws", [sampleText("aws-ec2-us-east-1.json")]);
    expect(pricesOf(list, "aws-ec2", "us-east-1")).toEqual({ "instanceHours p4d.24xlarge": 32.7726 });
    expect(reasonsOf(list)).toEqual({ "capacity blocks": 1 });
  });

  test("EC2: an upfront fee alone is spread over its term; what has no price on demand is missing; gp3 is a disk", () => {
    const list = imported("aws", [sampleText("aws-ec2-us-east-2.json")]);
    // "Upfront Fee" 1161, 3yr, no hourly dimension: 1161 / (3 x 8760).
    expect(pricesOf(list, "aws-ec2", "us-east-2")).toEqual({ "committedHours m5.large reserved-3y": 1161 / 26280 });
    expect(pricesOf(list, "aws-ebs", "us-east-2")).toEqual({ diskGbMonths: 0.08 });
    expect(list.missing).toEqual(["aws-ec2, us-east-2: instanceHours m5.large on demand"]);
    expect(reasonsOf(list)).toEqual({ "machines with another system than Linux": 1 });
  });

  const c4 = () => sampleText("aws-ec2-c4-large-reserved.json");

  test("EC2: a file without a date is refused with the remedy", () => {
    expect(faultsOf("aws", [c4()])).toEqual([
      "list-1.json: the offer file has no publicationDate; say when it was downloaded, such as --date 2026-11-27",
    ]);
  });

  test("EC2: of several reservations standard without upfront is taken, else what comes next", () => {
    const list = imported("aws", [c4()], { date: "2016-12-01" });
    expect(pricesOf(list, "aws-ec2", "us-east-1")).toEqual({
      "instanceHours c4.large": 0.1,
      "committedHours c4.large reserved-1y": 0.063, // No Upfront
      // 539 + 26280 x 0.021 = 539 + 551.88 = 1090.88 over 26280 h; the convertible one would be 710 / 26280 + 0.027.
      "committedHours c4.large reserved-3y": 1090.88 / 26280,
    });
    expect(list.cards[0]!.rates.map(({ label }) => label)).toEqual([
      "c4.large, on demand",
      "c4.large, reserved for 1 year, standard, no upfront",
      "c4.large, reserved for 3 years, standard, partial upfront",
    ]);
    expect(reasonsOf(list)).toEqual({ "other offers of a price that is taken already": 2 });
    expect(new Set(list.cards[0]!.rates.map(({ effectiveDate }) => effectiveDate))).toEqual(new Set(["2016-12-01"]));
  });

  test("EC2: a partial payment is the fee over the term plus the hour", () => {
    const list = imported("aws", [c4()], { date: "2016-12-01", upfront: "partial" });
    // 263 / 8760 + 0.0300 = (263 + 262.8) / 8760 = 0.0600228...
    const price = pricesOf(list, "aws-ec2", "us-east-1")["committedHours c4.large reserved-1y"];
    expect(price).toBe(525.8 / 8760);
    expect((price as number).toFixed(7)).toBe("0.0600228");
  });

  test("several files of a provider make one file of cards", () => {
    const list = imported("aws", [
      sampleText("aws-ec2-us-east-1.json"),
      sampleText("aws-ec2-us-east-2.json"),
      sampleText("aws-ecs-fargate-us-east-1.json"),
    ]);
    expect(list.cards.map(({ name, region }) => `${name} ${region}`)).toEqual([
      "aws-ec2 us-east-1",
      "aws-ec2 us-east-2",
      "aws-ebs us-east-2",
      "aws-fargate us-east-1",
    ]);
    expect(list.skus).toBe(2 + 3 + 12);
    const only = imported("aws", [sampleText("aws-ec2-us-east-1.json"), sampleText("aws-ec2-us-east-2.json")], {
      region: "us-east-2",
    });
    expect(only.cards.map(({ name, region }) => `${name} ${region}`)).toEqual([
      "aws-ec2 us-east-2",
      "aws-ebs us-east-2",
    ]);
  });

  test("a region that the file has not", () => {
    expect(faultsOf("aws", [sampleText("aws-ec2-us-east-1.json")], { region: "eu-west-1" })).toEqual([
      'list-1.json: it has no price of the region "eu-west-1" (regions: us-east-1)',
    ]);
  });
});

const ladder = (unit: string): readonly Dimension[] => [
  { unit, from: "15000000000", upTo: "Inf", price: "0.0000133334" },
  { unit, from: "0", upTo: "6000000000", price: "0.0000166667" },
  { unit, from: "6000000000", upTo: "15000000000", price: "0.0000150000" },
];

function lambda(group: string, usagetype: string, onDemand: readonly Dimension[]): Product {
  const isGlobal = usagetype.startsWith("Global-");
  const region: Readonly<Record<string, string>> = isGlobal ? { location: "Any" } : { regionCode: "us-east-1" };
  return { family: "Serverless", attributes: { group: `AWS-Lambda-${group}`, usagetype, ...region }, onDemand };
}

const lambdaProducts = {
  DURATION: lambda("Duration", "Lambda-GB-Second", ladder("seconds")),
  REQUESTS: lambda("Requests", "Request", [{ unit: "Requests", price: "0.0000002000" }]),
  KEPT: lambda("Provisioned-Concurrency-ARM", "Lambda-Provisioned-Concurrency-ARM", [
    { unit: "Lambda-GB-Second", price: "0.0000033334" },
  ]),
  STORAGE: lambda("Storage-Duration", "Lambda-Storage-GB-Second", [{ unit: "GB-Seconds", price: "0.0000000309" }]),
  EDGE: lambda("Edge-Requests", "Lambda-Edge-Request", [{ unit: "Request", price: "0.0000006" }]),
  ODD: lambda("Durable-Operations", "Lambda-Durable", [{ unit: "Operations", price: "0.000008" }]),
  FREE_SECONDS: lambda("Duration", "Global-Lambda-GB-Second", [{ unit: "seconds", upTo: "400000", price: "0.0" }]),
  FREE_REQUESTS: lambda("Requests", "Global-Request", [{ unit: "Requests", upTo: "1000000", price: "0.0" }]),
};

describe("AWS Lambda (an offer file made by hand)", () => {
  test("has its tiers in order, and its free units from the products of no region", () => {
    const list = imported("aws", [offerFile("AWSLambda", lambdaProducts)]);
    expect(pricesOf(list, "aws-lambda", "us-east-1")).toEqual({
      "gbSeconds x86_64": {
        free: 400_000,
        price: [
          [6_000_000_000, 0.0000166667],
          [15_000_000_000, 0.000015],
          [null, 0.0000133334],
        ],
      },
      "requests x86_64": { free: 1_000_000, price: 0.0000002 },
      "provisionedGbSeconds arm64": 0.0000033334,
      "ephemeralGbSeconds x86_64": 0.0000000309,
    });
    expect(reasonsOf(list)).toEqual({ "Lambda@Edge": 1 });
    expect(list.unknown.map(({ sku }) => sku)).toEqual(["ODD"]);
    expect(list.missing).toContain("aws-lambda, us-east-1: gbSeconds arm64");
    expect(list.skus).toBe(8);
  });

  test("a ladder that comes once for each spelling of its unit counts once", () => {
    const DURATION = lambda("Duration", "Lambda-GB-Second", [...ladder("seconds"), ...ladder("Lambda-GB-Second")]);
    const list = imported("aws", [offerFile("AWSLambda", { ...lambdaProducts, DURATION })]);
    const once = imported("aws", [offerFile("AWSLambda", lambdaProducts)]);
    expect(pricesOf(list, "aws-lambda", "us-east-1")).toEqual(pricesOf(once, "aws-lambda", "us-east-1"));
  });

  test("spellings that disagree are not guessed from", () => {
    const other = { unit: "Second", price: "0.5" };
    const DURATION = lambda("Duration", "Lambda-GB-Second", [...ladder("seconds"), other]);
    const list = imported("aws", [offerFile("AWSLambda", { ...lambdaProducts, DURATION })]);
    expect(pricesOf(list, "aws-lambda", "us-east-1")).not.toHaveProperty("gbSeconds x86_64");
    expect(list.unknown.find(({ sku }) => sku === "DURATION")?.description).toBe(
      "Lambda-GB-Second: it has other prices for each of its units (seconds, Second)",
    );
  });

  test("tiers with a gap, and an unexpected unit, are not guessed from either", () => {
    const gap = ladder("seconds").slice(0, 2);
    const list = imported("aws", [
      offerFile("AWSLambda", {
        ...lambdaProducts,
        DURATION: lambda("Duration", "Lambda-GB-Second", gap),
        REQUESTS: lambda("Requests", "Request", [{ unit: "Hrs", price: "1" }]),
      }),
    ]);
    const why = Object.fromEntries(list.unknown.map(({ sku, description }) => [sku, description]));
    expect(why.DURATION).toBe("Lambda-GB-Second: its tiers leave a gap or overlap");
    expect(why.REQUESTS).toBe('Request: its unit "Hrs" is not the one expected');
  });

  test("a list without the free units says so", () => {
    const { FREE_SECONDS: _, ...others } = lambdaProducts;
    const list = imported("aws", [offerFile("AWSLambda", others)]);
    expect(list.missing).toContain("aws-lambda: free units of gbSeconds");
    expect(list.missing).not.toContain("aws-lambda: free units of requests");
  });
});

describe("AWSELB (an offer file made by hand)", () => {
  const balancer = (family: string, usagetype: string, price: string, unit: string): Product => {
    return { family, attributes: { regionCode: "eu-west-2", usagetype }, onDemand: [{ unit, price }] };
  };

  test("an Application Load Balancer's hours and capacity units, not those of others", () => {
    const list = imported("aws", [
      offerFile("AWSELB", {
        A: balancer("Load Balancer-Application", "EUW2-LoadBalancerUsage", "0.0264600000", "Hrs"),
        B: balancer("Load Balancer-Application", "EUW2-LCUUsage", "0.0084000000", "LCU-Hrs"),
        C: balancer("Load Balancer-Network", "EUW2-LoadBalancerUsage", "0.02646", "Hrs"),
        D: balancer("Load Balancer-Application", "EUW2-Outposts-LCUUsage", "0.0105", "LCU-Hrs"),
        E: balancer("Load Balancer-Application", "EUW2-TSUsage", "0.0056", "Hrs"),
      }),
    ]);
    expect(pricesOf(list, "aws-alb", "eu-west-2")).toEqual({ lbHours: 0.02646, lcuHours: 0.0084 });
    expect(reasonsOf(list)).toEqual({ "load balancers of other kinds": 1, "load balancers on Outposts": 1 });
    expect(list.unknown).toEqual([
      { sku: "E", description: "EUW2-TSUsage: no such usage type of a load balancer is known" },
    ]);
    expect(list.missing).toEqual([]);
  });
});

describe("AWS files that cannot be read", () => {
  const hour = (currency: string): Product => ({
    family: "Load Balancer-Application",
    attributes: { regionCode: "cn-north-1", usagetype: "LoadBalancerUsage" },
    onDemand: [{ price: "0.15", currency }],
  });

  test("another currency is named", () => {
    expect(faultsOf("aws", [offerFile("AWSELB", { SKU: hour("CNY") })])).toEqual([
      "list-1.json: SKU SKU is priced in CNY: cards are in USD, and there is no rate of exchange",
    ]);
  });

  test("another service is named, with those that are known", () => {
    expect(faultsOf("aws", [offerFile("AmazonRDS", { SKU: hour("USD") })])).toEqual([
      "list-1.json: no card comes from the service AmazonRDS (services: AmazonEC2, AmazonECS, AWSELB, AWSLambda)",
    ]);
  });

  test("a list without products, a half envelope, a negative price", () => {
    expect(faultsOf("aws", [offerFile("AWSELB", {})])[0]).toMatch(/^list-1\.json: it lists no products: fetch/);
    expect(faultsOf("aws", [{ offerCode: "AWSELB", products: {} }])).toEqual([
      "list-1.json: it is no whole AWS offer file: terms is missing or of another form",
    ]);
    const negative = { ...hour("USD"), onDemand: [{ price: "-0.15" }] };
    expect(faultsOf("aws", [offerFile("AWSELB", { SKU: negative })])).toEqual([
      'list-1.json: SKU SKU has the price "-0.15", which is no number of at least 0',
    ]);
  });

  test("a product that says no region asks for it, and takes the one that is given", () => {
    const product = { ...hour("USD"), attributes: { usagetype: "LoadBalancerUsage", location: "Somewhere" } };
    const list = [offerFile("AWSELB", { SKU: product })];
    expect(faultsOf("aws", list)[0]).toMatch(/it does not say its region; say it with --region/);
    expect(pricesOf(imported("aws", list, { region: "x-1" }), "aws-alb", "x-1")).toEqual({ lbHours: 0.15 });
  });

  test("usage types of eu-west-1 begin with EU, without a digit", () => {
    const attributes = { regionCode: "eu-west-1", usagetype: "EU-LoadBalancerUsage" };
    const list = imported("aws", [offerFile("AWSELB", { SKU: { ...hour("USD"), attributes } })]);
    expect(pricesOf(list, "aws-alb", "eu-west-1")).toEqual({ lbHours: 0.15 });
  });

  test("two prices of one thing are neither of them taken", () => {
    const list = imported("aws", [
      offerFile("AWSELB", {
        A: hour("USD"),
        B: { ...hour("USD"), onDemand: [{ price: "0.2" }] },
        C: { ...hour("USD"), attributes: { regionCode: "cn-north-1", usagetype: "LCUUsage" } },
      }),
    ]);
    expect(pricesOf(list, "aws-alb", "cn-north-1")).toEqual({ lcuHours: 0.15 });
    expect(list.unknown.map(({ sku }) => sku)).toEqual(["A", "B"]);
    expect(list.unknown[0]?.description).toBe("Load balancer: several SKUs give different prices of it");
  });
});
