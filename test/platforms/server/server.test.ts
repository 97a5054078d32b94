import { describe, expect, test } from "vitest";
import { parseHostPrice } from "../../../src/platforms/server/price-field.ts";
import { resolveServer } from "../../../src/platforms/server/resolve-server.ts";
import { type ServerGiven, serverSchema } from "../../../src/platforms/server/settings.ts";
import { findRates } from "../../../src/pricing/find-rates.ts";
import { bytesPerGigabyte } from "../../../src/units/size.ts";
import type { OneFunction } from "../../../src/workloads/workload.ts";
import { h, handMadeWorkload } from "../hand-made.ts";
import { issuesOf, monthlyBill } from "../machines/monthly-bill.ts";

const host = { vcpus: 4, memory: "16GB", price: "40/month" };

const given = (changes: object = {}): ServerGiven => serverSchema.parse({ ...host, ...changes });

const resolve = (changes: object = {}, workload: Partial<OneFunction> = {}) =>
  resolveServer(given(changes), handMadeWorkload(workload), 730 * h);

test.each([
  ["40/month", { amount: 40, per: "month" }],
  ["0.05/h", { amount: 0.05, per: "h" }],
  ["0/month", { amount: 0, per: "month" }],
  ["40", null],
  ["40 USD/month", null],
  ["-1/h", null],
  ["40/year", null],
])("a price of %s", (text, price) => {
  expect(parseHostPrice(text)).toEqual(price);
});

test("a host has what the scenario says and no disk, address or commitment that would be billed", () => {
  const { settings, description, priceNeeds } = resolve({ instances: 2, slots: 8, speed: 1.2, siblingSpeed: 0.7 });
  expect(settings).toMatchObject({
    vcpus: 4,
    memory: 16 * bytesPerGigabyte,
    instances: { kind: "fixed", count: 2 },
    slots: 8,
    speed: 1.2,
    siblingSpeed: 0.7,
    disk: 0,
    publicIpv4: false,
    committed: 0,
    credits: null,
  });
  expect(description).toBe("Own servers: 2 with 4 vCPU and 16GB each, 8 requests in service per machine.");
  expect(priceNeeds.flatMap(({ meters }) => meters)).toEqual(["instanceHours"]);
  expect(resolve().settings.siblingSpeed).toBe(1);
});

describe("the price", () => {
  test("by the month is shared out over its hours, and says so", () => {
    const [rate] = findRates(resolve().priceNeeds, {}).rates;
    expect(rate).toMatchObject({
      meter: "instanceHours",
      label: "Server",
      tiers: [{ upTo: null, price: 40 / 730 }],
      setBy: "user",
      source: "scenario",
      confirmed: true,
      working: "40 USD / 730 h a month",
    });
  });

  test("by the hour is taken as it is; the scenario's `prices` come before it", () => {
    const { priceNeeds } = resolve({ price: "0.05/h" });
    expect(findRates(priceNeeds, {}).rates[0]?.tiers).toEqual([{ upTo: null, price: 0.05 }]);
    expect(findRates(priceNeeds, { instanceHours: 0.07 }).rates[0]?.tiers).toEqual([{ upTo: null, price: 0.07 }]);
  });

  test.each([
    ["duration: 1h", 80],
    ["duration: 1h\nmonth: 720h", 80],
    ["duration: 30m\nmonth: 744h", 80],
  ])("two hosts of 40 USD cost 80 in any month (%j)", async (keys, total) => {
    const bill = await monthlyBill("platform: server, vcpus: 4, memory: 16GB, price: 40/month, instances: 2", keys);
    expect(bill.Server).toBeCloseTo(total, 9);
    expect(Object.keys(bill)).toEqual(["Server"]);
  });
});

test("what goes out to the internet has the user's price, or is asked for", () => {
  const response = 1000;
  const { priceNeeds } = resolve({ egress: 0.01 }, { response });
  const egress = findRates(priceNeeds, {}).rates.find(({ meter }) => meter === "egressGb");
  expect(egress).toMatchObject({ setBy: "user", tiers: [{ upTo: null, price: 0.01 }], free: 0 });
  expect(findRates(resolve({}, { response }).priceNeeds, {}).missing.map(({ meter }) => meter)).toEqual(["egressGb"]);
  expect(findRates(resolve({}, { response: 0 }).priceNeeds, {}).missing).toEqual([]);
});

test("memory that is too small names the server", () => {
  expect(resolve({}, { memory: 17 * bytesPerGigabyte }).ineligibleBecause).toEqual([
    "one request needs 17GB of memory and the server has 16GB; set memory to 17GB or more",
  ]);
});

describe("bad input", () => {
  const own = (rest: string, workload?: string) => issuesOf(`platform: server, ${rest}`, workload);
  const fine = "vcpus: 4, memory: 16GB, price: 40/month";
  const traffic = "arrivals: {kind: constant, rate: 1/s}, work: {cpu: 1ms}";

  test.each([
    [own(fine), []],
    [own("vcpus: 4, memory: 16GB"), [/^price: .*such as 40\/month or 0.05\/h/]],
    [own("memory: 16GB, price: 40/month"), [/^vcpus: /]],
    [own("vcpus: 4, memory: 16GB, price: 40"), [/^price: .*such as 40\/month or 0.05\/h/]],
    [own("vcpus: 4, memory: 16GB, price: 40/week"), [/^price: .*such as 40\/month or 0.05\/h/]],
    [own("vcpus: 0, memory: 16GB, price: 40/month"), [/^vcpus: /]],
    [
      own(`${fine}, instances: {min: 1, max: 2}`),
      [/^instances: .*do not come and go: .*a number of machines, or auto/],
    ],
    [own(`${fine}, instances: 0`), [/^instances: .*from 1 to 10000/]],
    [own(`${fine}, instances: atuo`), [/^instances: .*did you mean "auto"\?/]],
    [own(`${fine}, instances: {auto: {minimun: 2}}`), [/minimun.*did you mean "minimum"\?/, /auto needs an objective/]],
    [own(`${fine}, purchase: spot`), [/^purchase: unknown key/]],
    [own(fine, `${traffic}, response: 1KB`), [/^prices.egressGb: is missing: .*a host of your own/]],
    [own(fine, `${traffic}, response: 1KB, logs: 1KB`), [/^prices.egressGb: is missing/, /^prices.logsGb: is missing/]],
    [own(`${fine}, egress: 0.01`, `${traffic}, response: 1KB`), []],
  ])("%j", (issues, expected) => {
    expect(issues).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });

  test("auto needs an objective, as any fleet of it", () => {
    expect(own(`${fine}, instances: auto`).join()).toMatch(/latency/);
  });
});
