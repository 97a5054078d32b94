import { describe, expect, test } from "vitest";
import { amountOf } from "../../../src/pricing/import/gcp-catalogue.ts";
import { decimalText } from "../../../src/units/decimal.ts";
import { areSamplesHere, faultsOf, imported, pricesOf, reasonsOf, sampleText } from "./samples.ts";

test("an amount is units and nanos, both with their sign", () => {
  const text = (units: string, nanos: number) => decimalText(amountOf({ units, nanos }));
  expect(text("2", 933_908_000)).toBe("2.933908"); // a GPU an hour
  expect(text("327", 173_848_364)).toBe("327.173848364"); // a core in rupiah
  expect(text("0", 400)).toBe("0.0000004"); // a request
  expect(text("-1", -750_000_000)).toBe("-1.75");
  expect(text("9007199254740993", 1)).toBe("9007199254740993.000000001"); // no double holds it
});

describe.skipIf(!areSamplesHere)("Google's own pages (needs ../shared/data)", () => {
  const machines = [
    { name: "n4a-standard-4", vcpus: 4, gigabytes: 16 },
    { name: "n4d-highcpu-2", vcpus: 2, gigabytes: 4 },
  ];

  test("Compute Engine: a machine is its vCPUs and its memory, on demand and by spot", () => {
    const list = imported("gcp", [sampleText("google-compute-engine-skus.json")], { machines });
    expect(pricesOf(list, "gcp-compute-engine", "us-central1")).toEqual({
      // Core nanos 26460000, RAM nanos 3010000: 4 x 0.02646 + 16 x 0.00301 = 0.10584 + 0.04816.
      "instanceHours n4a-standard-4": 0.154,
      // 4 x 0.01055 + 16 x 0.001201 = 0.0422 + 0.019216.
      "instanceHours n4a-standard-4 spot": 0.061416,
      // 2 x 0.02911 + 4 x 0.00331 = 0.05822 + 0.01324.
      "instanceHours n4d-highcpu-2": 0.07146,
      // 2 x 0.01553 + 4 x 0.001767 = 0.03106 + 0.007068.
      "instanceHours n4d-highcpu-2 spot": 0.038128,
    });
    expect(reasonsOf(list)).toEqual({
      "machines of one's own shape": 4,
      "hardware of one's own": 2,
      "reservations of capacity, which cost nothing beside the machines": 2,
    });
    expect(list.cards[0]!.rates[0]).toMatchObject({
      label: "n4a-standard-4, on demand",
      effectiveDate: "2026-09-22",
      source: "Cloud Billing catalogue, SKU 36AC-06EF-9B3D and 2F59-FB4B-2285: 4 x 0.02646 + 16 x 0.00301 USD",
    });
  });

  test("families without a machine type are named", () => {
    expect(faultsOf("gcp", [sampleText("google-compute-engine-skus.json")])).toEqual([
      "list-1.json: none of its 16 SKUs is a rate that a card has (4 machines of one's own shape; 2 hardware of one's own; " +
        "2 reservations of capacity, which cost nothing beside the machines; " +
        "8 families of machines that evenpoint does not have (n4a, n4d))",
    ]);
  });

  test("a page with other currencies names them", () => {
    expect(faultsOf("gcp", [sampleText("google-compute-currencies-page.json")])).toEqual([
      "list-1.json: 4 of 7 SKUs are priced in IDR, and cards are in USD: ask for currencyCode=USD; there is no rate of exchange",
    ]);
  });

  test("the rows in dollars of that page: not the last one, and a GPU is no machine", () => {
    const page = JSON.parse(sampleText("google-compute-currencies-page.json"));
    const dollars = { ...page, skus: page.skus.slice(0, 3) };
    const list = imported("gcp", [dollars], { machines: [{ name: "a2-some-12", vcpus: 12, gigabytes: 85 }] });
    // 12 x 0.031611 + 85 x 0.004237 = 0.379332 + 0.360145 in each of three regions.
    for (const region of ["us-central1", "us-east1", "us-west1"]) {
      expect(pricesOf(list, "gcp-compute-engine", region)).toEqual({ "instanceHours a2-some-12": 0.739477 });
    }
    expect(list.warnings[0]).toMatch(/^list-1\.json: the list goes on \(nextPageToken is set\): fetch the next pages/);
    expect(reasonsOf(list)).toEqual({ "GPUs and TPUs": 1 });
  });

  test("network: tiers of the destination that was asked for; nothing is taken without", () => {
    const text = sampleText("google-network-tiers.json");
    const list = imported("gcp", [text], { destination: "Africa", region: "us-east1" });
    expect(pricesOf(list, "gcp-internet-egress", "us-east1")).toEqual({
      egressGb: [
        [1024, 0.12],
        [10240, 0.11],
        [null, 0.08],
      ],
    });
    expect(list.cards).toHaveLength(1);
    expect(list.cards[0]!.rates[0]).toMatchObject({
      label: "Internet egress to Africa, by VPN",
      effectiveDate: "2021-11-26",
    });
    expect(faultsOf("gcp", [text])[0]).toMatch(/other parts of the world, of which --destination names one/);
  });

  test("Cloud Run: both price tiers by region, requests everywhere, free seconds in dollars of tier 1", () => {
    const list = imported("gcp", [sampleText("google-cloud-run-skus.json")]);
    const requests = { free: 2_000_000, price: 0.0000004 };
    expect(pricesOf(list, "gcp-cloud-run", "us-central1")).toEqual({
      "requests request-based": requests,
      "vcpuSeconds request-based": 0.000024,
      "memoryGbSeconds request-based": 0.0000025,
      "idleVcpuSeconds request-based": 0.0000025,
    });
    expect(pricesOf(list, "gcp-cloud-run", "europe-west2")).toEqual({
      "requests request-based": requests,
      "vcpuSeconds request-based": 0.0000336,
      "memoryGbSeconds request-based": 0.0000035,
      "idleVcpuSeconds request-based": 0.0000035,
    });
    // 180000 x 0.000024 = 4.32 and 360000 x 0.0000025 = 0.9, in both tiers.
    for (const region of ["us-central1", "europe-west2"]) {
      const card = list.cards.find((one) => one.name === "gcp-cloud-run" && one.region === region);
      expect(card?.credits?.map(({ amount, meters }) => [meters[0], amount])).toEqual([
        ["vcpuSeconds", 4.32],
        ["memoryGbSeconds", 0.9],
      ]);
    }
    expect(list.missing).toContain("gcp-cloud-run, us-central1: instanceVcpuSeconds instance-based");
  });

  test("one region of the second price tier keeps the dollars of the first", () => {
    const list = imported("gcp", [sampleText("google-cloud-run-skus.json")], { region: "europe-west3" });
    expect(list.cards.map(({ name, region }) => `${name} ${region}`)).toEqual(["gcp-cloud-run europe-west3"]);
    expect(list.cards[0]!.credits?.map(({ amount }) => amount)).toEqual([4.32, 0.9]);
  });

  test("functions of the first generation: GHz-s, and invocations of the whole world", () => {
    const list = imported("gcp", [sampleText("google-cloud-run-skus.json")], { region: "us-central1" });
    expect(pricesOf(list, "gcp-functions-1st-gen", "us-central1")).toEqual({
      requests: { free: 2_000_000, price: 0.0000004 },
      ghzSeconds: 0.00001,
    });
    const card = list.cards.find(({ name }) => name === "gcp-functions-1st-gen");
    expect(card?.credits?.map(({ amount, meters }) => [meters, amount])).toEqual([
      [["ghzSeconds", "idleGhzSeconds"], 2], // 200000 x 0.00001
    ]);
    expect(list.missing).toContain("gcp-functions-1st-gen, us-central1: gbSeconds");
  });
});

interface Rates {
  readonly description: string;
  readonly usageType?: string;
  readonly unit?: string;
  readonly nanos?: number;
  readonly family?: string;
  readonly service?: string;
  readonly times?: readonly (string | undefined)[];
}

function sku({ description, usageType = "OnDemand", unit = "h", nanos = 1, ...rest }: Rates) {
  const { family = "Compute", service = "Compute Engine", times = ["2026-09-22T07:00:00Z"] } = rest;
  return {
    skuId: description.slice(0, 20),
    description,
    category: { serviceDisplayName: service, resourceFamily: family, usageType },
    serviceRegions: ["us-central1"],
    pricingInfo: times.map((effectiveTime, i) => ({
      ...(effectiveTime === undefined ? {} : { effectiveTime }),
      pricingExpression: {
        usageUnit: unit,
        tieredRates: [{ startUsageAmount: 0, unitPrice: { currencyCode: "USD", units: "0", nanos: nanos * (i + 1) } }],
      },
    })),
  };
}

const n2 = [{ name: "n2-standard-2", vcpus: 2, gigabytes: 8 }];
const page = (...skus: readonly unknown[]) => ({ skus });

describe("pages made by hand", () => {
  test("commitments, N1 without its name, and memory that is missing", () => {
    const list = imported(
      "gcp",
      [
        page(
          sku({
            description: "Commitment v1: N2 Cpu in Americas for 1 Year",
            usageType: "Commit1Yr",
            nanos: 19_915_000,
          }),
          sku({
            description: "Commitment v1: N2 Ram in Americas for 1 Year",
            usageType: "Commit1Yr",
            nanos: 2_669_000,
            unit: "GiBy.h",
          }),
          sku({ description: "Commitment v1: Cpu in Americas for 3 Year", usageType: "Commit3Yr", nanos: 14_225_000 }),
          sku({
            description: "Commitment v1: Ram in Americas for 3 Year",
            usageType: "Commit3Yr",
            nanos: 1_907_000,
            unit: "GiBy.h",
          }),
          sku({ description: "N2 Instance Core running in Americas", nanos: 31_611_000 }),
        ),
      ],
      { machines: [...n2, { name: "n1-standard-4", vcpus: 4, gigabytes: 15 }] },
    );
    expect(pricesOf(list, "gcp-compute-engine", "us-central1")).toEqual({
      // 2 x 0.019915 + 8 x 0.002669 = 0.03983 + 0.021352.
      "committedHours n2-standard-2 committed-use-1y": 0.061182,
      // 4 x 0.014225 + 15 x 0.001907 = 0.0569 + 0.028605.
      "committedHours n1-standard-4 committed-use-3y": 0.085505,
    });
    expect(list.missing).toContain("gcp-compute-engine, us-central1: n2 on demand, of which the list lacks its memory");
  });

  const halves = (times: readonly (string | undefined)[]) =>
    page(
      sku({ description: "N2 Instance Core running in Americas", nanos: 10_000_000, times }),
      sku({ description: "N2 Instance Ram running in Americas", nanos: 1_000_000, unit: "GiBy.h", times }),
    );

  test("of a timeline the last entry holds, or the last until the day that is given", () => {
    const timeline = halves(["2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z"]);
    const price = (date: string | null) =>
      pricesOf(imported("gcp", [timeline], { machines: n2, date }), "gcp-compute-engine", "us-central1");
    // 2 x 0.01 + 8 x 0.001 = 0.028; the second entry has twice that.
    expect(price(null)).toEqual({ "instanceHours n2-standard-2": 0.056 });
    expect(price("2026-05-31")).toEqual({ "instanceHours n2-standard-2": 0.028 });
    expect(price("2026-06-01")).toEqual({ "instanceHours n2-standard-2": 0.056 });
    expect(faultsOf("gcp", [timeline], { machines: n2, date: "2025-01-01" })[0]).toMatch(
      /its price holds from after 2025-01-01 on/,
    );
  });

  test("a price without a date is refused with the remedy", () => {
    expect(faultsOf("gcp", [halves([undefined])], { machines: n2 })).toEqual([
      "SKU N2 Instance Core run has no effectiveTime; say when it was downloaded, such as --date 2026-11-27",
    ]);
    const list = imported("gcp", [halves([undefined])], { machines: n2, date: "2026-11-27" });
    expect(list.cards[0]!.rates[0]!.effectiveDate).toBe("2026-11-27");
  });

  test.each([
    [{ description: "N2 Instance Core running in Americas", unit: "mo" }, /its unit "mo" is not h/],
    [{ description: "N2 Instance Core running in Americas", usageType: "Commit1Yr" }, /its usage type is Commit1Yr/],
    [
      { description: "Micro Instance with burstable CPU running in Americas" },
      /no machine's vCPU or memory is known by it/,
    ],
    [{ description: "N2 Instance Core running in Americas", nanos: -5 }, /its price is below zero/],
    [{ description: "SSD backed PD Capacity", family: "Storage" }, /SKUs of the family Storage/],
    [
      { description: "Services Oddity (Request-based billing)", service: "Cloud Run" },
      /no such SKU of Cloud Run is known/,
    ],
    [{ description: "Services CPU (Request-based billing)", service: "Cloud Run" }, /its unit "h" is not s/],
    [{ description: "Jobs CPU in us-central1", service: "Cloud Run" }, /Cloud Run's jobs, worker pools and GPUs/],
  ])("%j gives no rate, and says why", (rates, why) => {
    expect(faultsOf("gcp", [page(sku(rates))], { machines: n2 })[0]).toMatch(why);
  });

  test("no SKUs, and another service", () => {
    expect(faultsOf("gcp", [page()])).toEqual(["list-1.json: the page has no SKUs"]);
    expect(faultsOf("gcp", [page(sku({ description: "Log Storage", service: "Cloud Logging" }))])).toEqual([
      "list-1.json: no card comes from the service Cloud Logging (services: Cloud Run, Cloud Run Functions, Compute Engine)",
    ]);
    expect(faultsOf("gcp", [{ skus: 3 }])[0]).toMatch(/it is no whole page of Google's Cloud Billing catalogue/);
  });

  test("internet egress stays in its part of the world unless a destination is named, and a plain one comes before a VPN", () => {
    const out = (description: string, nanos: number) => sku({ description, family: "Network", unit: "GiBy", nanos });
    const list = page(
      out("Network Vpn Internet Egress from Americas to EMEA", 130_000_000),
      out("Network Internet Data Transfer Out from Americas to EMEA", 110_000_000),
      out("Network Internet Data Transfer Out from Americas to Americas", 120_000_000),
      out("Network Inter Zone Egress", 10_000_000),
    );
    const price = (destination: string | null) =>
      pricesOf(imported("gcp", [list], { destination }), "gcp-internet-egress", "us-central1");
    expect(price(null)).toEqual({ egressGb: 0.12 });
    expect(price("emea")).toEqual({ egressGb: 0.11 });
  });
});
