import { describe, expect, test } from "vitest";
import { issuesOf, monthlyBill } from "./monthly-bill.ts";

const halfACent = 0.005;

/** Monthly figures of price lists (730 h), as far as a machine's hours go. */
test.each([
  ["platform: azure-vm, instance: D2s_v5", "D2s_v5, pay as you go", 70.08],
  ["platform: azure-vm, instance: D4s_v5", "D4s_v5, pay as you go", 140.16],
  ["platform: azure-vm, instance: B2s", "B2s, pay as you go", 30.37],
  ["platform: azure-vm, instance: Standard_F2s_v2", "F2s_v2, pay as you go", 61.76],
  ["platform: azure-vm, instance: B1s", "B1s, pay as you go", 7.59],
  ["platform: azure-vm, instance: D2s_v5, purchase: reserved-1y", "D2s_v5, reserved for 1 year", (495.99 * 730) / 8760],
  ["platform: gcp-compute-engine, instance: e2-standard-2", "e2-standard-2, on demand", 48.92],
  ["platform: gcp-compute-engine, instance: e2-standard-8", "e2-standard-8, on demand", 195.67],
  ["platform: gcp-compute-engine, instance: e2-micro", "e2-micro, on demand", 6.11],
  ["platform: gcp-compute-engine, instance: c3-standard-8", "c3-standard-8, on demand", 294.35],
  ["platform: gcp-compute-engine, instance: n1-standard-16, purchase: spot", "n1-standard-16, spot", 169.39],
  ["platform: server, vcpus: 4, memory: 16GB, price: 40/month", "Server", 40],
  ["platform: server, vcpus: 4, memory: 16GB, price: 0.05/h", "Server", 36.5],
])("%s: %s costs %f USD a month", async (candidate, label, amount) => {
  const bill = await monthlyBill(candidate);
  expect(Math.abs(bill[label]! - amount)).toBeLessThan(halfACent);
});

test.each([
  ["e2-standard-2", "committed-use-1y", 30.82],
  ["e2-standard-2", "committed-use-3y", 22.01],
  ["c3-standard-4", "committed-use-1y", 92.72],
  ["n2-standard-2", "committed-use-1y", 44.67],
])("a committed %s (%s) costs %f USD, and nothing on demand", async (instance, purchase, amount) => {
  const bill = await monthlyBill(
    `platform: gcp-compute-engine, instance: ${instance}, purchase: ${purchase}, disk: 0GB, publicIpv4: false`,
  );
  expect(Object.keys(bill)).toHaveLength(1);
  expect(Math.abs(Object.values(bill)[0]! - amount)).toBeLessThan(halfACent);
});

test("a year of D2s_v5 reserved costs 495.99 USD", async () => {
  const month = "duration: 1h\nmonth: 8760h";
  const bill = await monthlyBill("platform: azure-vm, instance: D2s_v5, purchase: reserved-1y", month);
  expect(Math.abs(bill["D2s_v5, reserved for 1 year"]! - 495.99)).toBeLessThan(halfACent);
});

test("three of an Azure size, one of them reserved: two on demand, three disks of 32 GB, three addresses", async () => {
  const bill = await monthlyBill(
    "platform: azure-vm, instance: D2s_v5, instances: 3, purchase: reserved-1y, committed: 1",
  );
  const expected = {
    "D2s_v5, reserved for 1 year": (495.99 * 730) / 8760,
    "D2s_v5, pay as you go": 2 * 70.08,
    "Disk, standard SSD": 3 * 2.4,
    "Public IPv4 addresses": 3 * 3.65,
  };
  expect(Object.keys(bill)).toEqual(Object.keys(expected));
  for (const [label, amount] of Object.entries(expected)) {
    expect(Math.abs(bill[label]! - amount), label).toBeLessThan(halfACent);
  }
});

/** The total of a bill's lines that are machines' hours. */
const hoursOf = (bill: Readonly<Record<string, number>>, type: string) =>
  Object.entries(bill).reduce((sum, [label, amount]) => (label.startsWith(type) ? sum + amount : sum), 0);

describe("public addresses", () => {
  const addressesOf = (bill: Readonly<Record<string, number>>) =>
    Object.entries(bill).filter(([label]) => label.startsWith("Public IPv4"));
  const month = (count: number, price: number) => expect.closeTo(count * 730 * price, 6);

  test("machines and tasks behind a NAT gateway have none; the gateway has one", async () => {
    for (const candidate of [
      "platform: aws-ec2, instance: m7g.large, instances: 3",
      "platform: azure-vm, instance: D2s_v5, instances: 3",
      "platform: gcp-compute-engine, instance: e2-standard-2, instances: 3, purchase: spot",
      "platform: aws-fargate, cpu: 1, memory: 2GB, instances: 3",
    ]) {
      const bill = await monthlyBill(`${candidate}, nat: {}`);
      expect(addressesOf(bill), candidate).toEqual([["Public IPv4 addresses", month(1, 0.005)]]);
    }
  });

  test("what is written beside a gateway stays, but not on Google Cloud, whose gateways serve no such machines", async () => {
    const both = "instances: 3, nat: {}, publicIpv4: true";
    const bill = await monthlyBill(`platform: aws-ec2, instance: m7g.large, ${both}`);
    expect(addressesOf(bill)).toEqual([["Public IPv4 addresses", month(4, 0.005)]]);
    expect(issuesOf(`platform: gcp-compute-engine, instance: e2-standard-2, ${both}`)).toEqual([
      expect.stringMatching(
        /^publicIpv4: .*Cloud NAT serves machines without an external address only; leave publicIpv4/,
      ),
    ]);
  });

  test("that of a spot machine of Google's costs half, of others as much as any", async () => {
    const google = await monthlyBill(
      "platform: gcp-compute-engine, instance: e2-standard-2, instances: 2, purchase: spot",
    );
    expect(addressesOf(google)).toEqual([["Public IPv4 addresses, spot machines", month(2, 0.0025)]]);
    const azure = await monthlyBill("platform: azure-vm, instance: D2s_v5, instances: 2, purchase: spot");
    expect(addressesOf(azure)).toEqual([["Public IPv4 addresses", month(2, 0.005)]]);
  });
});

describe("sustained use where no price is listed", () => {
  const elsewhere = "platform: gcp-compute-engine, instance: n1-standard-16, region: europe-west1";

  test("the scenario's price of an hour carries through to the quarters: 30 % off 730 h", async () => {
    const bill = await monthlyBill(`${elsewhere}, prices: {instanceHours: 1}`);
    expect(hoursOf(bill, "n1-standard-16") + bill.instanceHours!).toBeCloseTo(0.7 * 730, 9);
  });

  test("the issue names the region that has the price, and the one price that is to be given", () => {
    const issues = issuesOf(elsewhere);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(
      /^prices.instanceHours: .*regions with one: us-central1.*prices: \{instanceHours: 0.01\}/,
    );
  });
});

test("sustained use: n1-standard-16 all month is 388.36 USD, 30 % off, by quarters as Google prints them", async () => {
  const bill = await monthlyBill("platform: gcp-compute-engine, instance: n1-standard-16");
  expect(Math.abs(hoursOf(bill, "n1-standard-16") - 388.36)).toBeLessThan(halfACent);
  const quarters = [138.7, 110.96, 83.22, 55.48];
  const lines = Object.entries(bill).filter(([label]) => label.startsWith("n1-"));
  expect(lines).toHaveLength(4);
  for (const [index, [label, amount]] of lines.entries()) {
    expect(Math.abs(amount - quarters[index]!), label).toBeLessThan(halfACent);
  }
});

test("sustained use: n2-standard-8 at Google's own percentages of each quarter (Infracost rounds to 20 %: 226.87)", async () => {
  const bill = await monthlyBill("platform: gcp-compute-engine, instance: n2-standard-8");
  const byHand = 182.5 * 0.38848 * (1 + 0.8678 + 0.733 + 0.6);
  expect(Math.abs(hoursOf(bill, "n2-standard-8") - byHand)).toBeLessThan(halfACent);
  expect(Math.abs(0.8 * 730 * 0.38848 - 226.87)).toBeLessThan(halfACent);
});

test("two of n1-standard-16 of which one is committed: the other alone has sustained use; spot has none", async () => {
  const machines = "platform: gcp-compute-engine, instance: n1-standard-16, instances: 2";
  const committed = await monthlyBill(`${machines}, purchase: committed-use-1y, committed: 1`);
  const expected = 554.8 * 0.63 + 388.36;
  expect(Math.abs(hoursOf(committed, "n1-standard-16") - expected)).toBeLessThan(halfACent);
  const spot = await monthlyBill(`${machines}, purchase: spot`);
  expect(Object.keys(spot).filter((label) => label.startsWith("n1-"))).toEqual(["n1-standard-16, spot"]);
  expect(Math.abs(hoursOf(spot, "n1-standard-16") - 2 * 169.39)).toBeLessThan(2 * halfACent);
});

test("a group that needs a second machine for a quarter of the day has 182.5 h of it, all at full price", async () => {
  const schedule = "[{cron: 0 6 * * *, min: 2}, {cron: 0 12 * * *, min: 1}]";
  const group = `platform: gcp-compute-engine, instance: n1-standard-16, boot: 0s, disk: 0GB, publicIpv4: false, instances: {min: 1, max: 2, schedule: ${schedule}, initial: 1}`;
  const bill = await monthlyBill(group, "duration: 1d");
  // Wanted from 6:00 to 12:00; at 12:00 the schedule comes before the group's look at itself, which gives it up at once.
  expect(Math.abs(hoursOf(bill, "n1-standard-16") - (388.36 + 0.76 * 182.5))).toBeLessThan(halfACent);
});
