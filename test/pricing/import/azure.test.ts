import { describe, expect, test } from "vitest";
import { areSamplesHere, faultsOf, imported, pricesOf, reasonsOf, sampleText } from "./samples.ts";

describe.skipIf(!areSamplesHere)("Azure's own pages (needs ../shared/data)", () => {
  test("Functions: three cards; executions come by tens, and tiers are counted in them", () => {
    const list = imported("azure", [sampleText("azure-functions-eastus.json")]);
    // Standard Total Executions: unit "10", 0 from 0, 0.000002 from 100000: free to 1,000,000, then 0.20 a million.
    expect(pricesOf(list, "azure-functions-consumption", "eastus")).toEqual({
      requests: { free: 1_000_000, price: 0.0000002 },
      gbSeconds: { free: 400_000, price: 0.000016 },
    });
    // On Demand: 25000 x 10 executions and 100000 GB-s are free; always ready has no free units.
    expect(pricesOf(list, "azure-functions-flex", "eastus")).toEqual({
      requests: { free: 250_000, price: 0.0000004 },
      gbSeconds: { free: 100_000, price: 0.000026 },
      alwaysReadyGbSeconds: 0.000004,
      alwaysReadyDurationGbSeconds: 0.000016,
      alwaysReadyRequests: 0.0000004,
    });
    expect(pricesOf(list, "azure-functions-premium", "eastus")).toEqual({ vcpuHours: 0.173, memoryGbHours: 0.0123 });
    expect([list.unknown, list.leftOut, list.missing, list.warnings]).toEqual([[], [], [], []]);
    // 13 items are 9 meters: four have two tiers each.
    expect([list.skus, list.rates]).toEqual([9, 9]);
    const vcpu = list.cards.flatMap(({ rates }) => rates).find(({ meter }) => meter === "vcpuHours");
    expect(vcpu).toMatchObject({
      effectiveDate: "2019-11-11",
      source: "Azure Retail Prices API, meter df5a0f19-e5ba-4d46-95cd-0fb29c69e7cd",
    });
  });

  test("a day that is given takes the place of the days on which prices began", () => {
    const list = imported("azure", [sampleText("azure-functions-eastus.json")], { date: "2026-11-27" });
    const dates = list.cards.flatMap(({ rates }) => rates.map(({ effectiveDate }) => effectiveDate));
    expect(new Set(dates)).toEqual(new Set(["2026-11-27"]));
  });

  test("machines: Linux on demand and spot of nine rows that share a size", () => {
    const list = imported("azure", [sampleText("azure-vm-d2s-v3-eastus.json")]);
    expect(pricesOf(list, "azure-vm", "eastus")).toEqual({
      "instanceHours D2s_v3": 0.096, // its isPrimaryMeterRegion is false
      "instanceHours D2s_v3 spot": 0.018816,
    });
    expect(reasonsOf(list)).toEqual({
      "machines with Windows": 6,
      "machines of low priority, which spot has replaced": 1,
    });
  });

  const reservations = () => sampleText("azure-vm-reservations-page-1.json");

  test("a reservation's price is that of the whole term, though its unit is an hour", () => {
    const list = imported("azure", [reservations()]);
    expect(pricesOf(list, "azure-vm", "canadaeast")).toEqual({
      "committedHours E20s_v6 reserved-1y": 7870 / 8760, // 0.8984 an hour
      "committedHours E20s_v6 reserved-3y": 14851 / 26280,
    });
    expect(pricesOf(list, "azure-vm", "qatarcentral")).toEqual({
      "committedHours E4-2ads_v5 reserved-1y": 1663 / 8760,
      "committedHours E4-2ads_v5 reserved-3y": 3214 / 26280,
    });
    expect(list.cards).toHaveLength(6);
    expect(list.missing).toContain("azure-vm, canadaeast: instanceHours E20s_v6 on demand");
  });

  test("a page that is not the last warns, and does not with the last one beside it", () => {
    expect(imported("azure", [reservations()]).warnings).toEqual([
      "list-1.json: the list goes on (NextPageLink is set): fetch the next pages and name them too, import azure page-1.json page-2.json",
    ]);
    const both = imported("azure", [reservations(), sampleText("azure-vm-d2s-v3-eastus.json")]);
    expect(both.warnings).toEqual([]);
    expect(both.cards).toHaveLength(7);
    const twice = imported("azure", [reservations(), reservations()]);
    expect(twice.cards).toEqual(imported("azure", [reservations()]).cards);
  });

  test("a query without a match", () => {
    expect(faultsOf("azure", [sampleText("azure-empty-page.json")])).toEqual([
      "list-1.json: the page has no items: no price fits the query's filter",
    ]);
  });

  test("another provider's file is told", () => {
    expect(faultsOf("azure", [sampleText("aws-ec2-us-east-1.json")])).toEqual([
      "list-1.json: it is not a page of Azure's Retail Prices; it looks like an AWS offer file: import aws",
    ]);
    expect(faultsOf("aws", [sampleText("google-network-tiers.json")])).toEqual([
      "list-1.json: it is not an AWS offer file; it looks like a page of Google's Cloud Billing catalogue: import gcp",
    ]);
    expect(faultsOf("gcp", [sampleText("azure-empty-page.json")])).toEqual([
      "list-1.json: it is not a page of Google's Cloud Billing catalogue; it looks like a page of Azure's Retail Prices: import azure",
    ]);
    expect(faultsOf("gcp", ["[1]"])).toEqual(["list-1.json: it is not a page of Google's Cloud Billing catalogue"]);
  });

  test("a page that was cut short says where", () => {
    const cut = reservations().slice(0, 2000);
    const lines = cut.split("\n").length;
    expect(faultsOf("azure", [cut])).toEqual([
      `list-1.json: the JSON ends too early, on line ${lines} with 4 brackets open: the file was cut short, fetch it again`,
    ]);
  });
});

const item = {
  currencyCode: "USD",
  tierMinimumUnits: 0,
  retailPrice: 0.1,
  armRegionName: "eastus",
  effectiveStartDate: "2026-01-01T00:00:00Z",
  meterId: "m1",
  meterName: "D2s v5",
  productName: "Virtual Machines Dsv5 Series",
  skuName: "D2s v5",
  serviceName: "Virtual Machines",
  unitOfMeasure: "1 Hour",
  type: "Consumption",
  armSkuName: "Standard_D2s_v5",
};

function page(items: readonly unknown[], envelope: Readonly<Record<string, unknown>> = {}) {
  return { BillingCurrency: "USD", Items: items, NextPageLink: null, Count: items.length, ...envelope };
}

describe("pages made by hand", () => {
  test("another currency, in the envelope or in an item, is named", () => {
    const remedy = "ask for currencyCode='USD'; there is no rate of exchange";
    const fault = `list-1.json: its prices are in EUR, and cards are in USD: ${remedy}`;
    expect(faultsOf("azure", [page([item], { BillingCurrency: "EUR" })])).toEqual([fault]);
    expect(faultsOf("azure", [page([{ ...item, currencyCode: "EUR" }])])).toEqual([fault]);
  });

  test("another service is named where nothing else is there, and left out where something is", () => {
    const storage = { ...item, serviceName: "Storage", meterId: "m2" };
    expect(faultsOf("azure", [page([storage])])).toEqual([
      "list-1.json: no card comes from the service Storage (services: Functions, Virtual Machines)",
    ]);
    expect(reasonsOf(imported("azure", [page([item, storage])]))).toEqual({ 'meters of the service "Storage"': 1 });
  });

  test("a price without a date is refused with the remedy", () => {
    const { effectiveStartDate: _, ...undated } = item;
    expect(faultsOf("azure", [page([undated])])).toEqual([
      "meter m1 has no effectiveStartDate; say when it was downloaded, such as --date 2026-11-27",
    ]);
    const list = imported("azure", [page([undated])], { date: "2026-11-27" });
    expect(list.cards[0]!.rates[0]!.effectiveDate).toBe("2026-11-27");
  });

  test("of prices that follow each other the last one holds", () => {
    const later = { ...item, effectiveStartDate: "2026-06-01T00:00:00Z", retailPrice: 0.2 };
    const list = imported("azure", [page([later, item])]);
    expect(pricesOf(list, "azure-vm", "eastus")).toEqual({ "instanceHours D2s_v5": 0.2 });
  });

  test.each([
    [{ unitOfMeasure: "1 Day" }, /its unit "1 Day" is not the one expected/],
    [{ unitOfMeasure: "7 Hour" }, /its unit "7 Hour" is not the one expected/],
    [{ tierMinimumUnits: 5 }, /its tiers do not begin at 0, or contradict each other/],
    [{ armSkuName: "" }, /it names no size that begins with Standard_/],
    [{ armRegionName: "" }, /it names no region/],
    [{ retailPrice: -1 }, /it is not of the known form/],
    [{ type: "Reservation", reservationTerm: "5 Years" }, /1 reservations for 5 Years/],
    [{ type: "DevTestConsumption" }, /1 prices of the type DevTestConsumption/],
    [{ productName: "Virtual Machines D Series Cloud Services" }, /1 machines of another service/],
    [
      { serviceName: "Functions", productName: "Functions", meterName: "New Thing" },
      /no such meter of Functions is known/,
    ],
  ])("%j gives no rate, and says why", (change, why) => {
    const [fault = ""] = faultsOf("azure", [page([{ ...item, ...change }])]);
    expect(fault).toMatch(/^list-1\.json: its one SKU is no rate that a card has/);
    expect(fault).toMatch(why);
  });

  test("several free and paid tiers: what is free comes off before the others are counted", () => {
    const tier = (tierMinimumUnits: number, retailPrice: number) => ({
      ...item,
      ...{ serviceName: "Functions", productName: "Functions", meterName: "Standard Total Executions" },
      ...{ unitOfMeasure: "100", tierMinimumUnits, retailPrice },
    });
    const list = imported("azure", [page([tier(50, 0.03), tier(0, 0), tier(10, 0.05)])]);
    // 1,000 are free; the next 4,000 cost 0.0005 each, those after them 0.0003.
    expect(pricesOf(list, "azure-functions-consumption", "eastus")).toEqual({
      requests: {
        free: 1000,
        price: [
          [4000, 0.0005],
          [null, 0.0003],
        ],
      },
    });
  });
});
