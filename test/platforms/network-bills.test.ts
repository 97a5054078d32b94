import { describe, expect, test } from "vitest";
import { type EdgeGiven, resolveEdge } from "../../src/platforms/edge-settings.ts";
import { type EdgeConsumption, edgeUsage } from "../../src/platforms/edge-usage.ts";
import type { Targets } from "../../src/platforms/front-doors/front-door.ts";
import type { Provider } from "../../src/platforms/provider.ts";
import { bill } from "../../src/pricing/bill.ts";
import { findRates } from "../../src/pricing/find-rates.ts";
import { bytesPerGigabyte, bytesPerMegabyte } from "../../src/units/size.ts";
import type { RequestSizes } from "../../src/workloads/workload.ts";
import { h, handMadeWorkload } from "./hand-made.ts";

const nobody: EdgeConsumption = { offered: 0, completed: 0, served: 0, window: 730 * h, addresses: 0, running: 1 };
const regions = {
  aws: "us-east-1",
  azure: "eastus",
  gcp: "us-central1",
  cloudflare: "global",
  own: "us-east-1",
} as const;

interface NetworkCase {
  readonly provider: Provider;
  readonly targets?: Targets;
  readonly given?: EdgeGiven;
  readonly sizes?: Partial<RequestSizes>;
  readonly span?: Partial<EdgeConsumption>;
  readonly freeTier?: number;
}

/** What a month of front door, gateways, network and logs costs, line by line. */
function linesOf({ provider, targets = "machines", given = {}, sizes, span, freeTier = 0 }: NetworkCase) {
  const workload = handMadeWorkload(sizes);
  const where = { provider, targets, region: regions[provider], logsVariant: "standard", workload };
  const edge = resolveEdge(given, where);
  const { rates, missing } = findRates(edge.priceNeeds, {});
  expect(missing).toEqual([]);
  const usage = edgeUsage(edge.settings, workload, { ...nobody, ...span });
  return bill(usage, rates, { freeTier }).lines.map(({ label, amount }) => [label, Number(amount.toFixed(4))]);
}

describe("load balancers paid for by rules and by what they pass on", () => {
  test("Azure, the example of C3X: ten rules, 1,000 GB, 59.75 USD, and the address", () => {
    const span = { offered: 1000, completed: 1000 };
    const sizes = { request: 0.25 * bytesPerGigabyte, response: 0.75 * bytesPerGigabyte };
    const given = { frontDoor: "azure-load-balancer", loadBalancer: { rules: 10 } } as const;
    const lines = linesOf({ provider: "azure", given, sizes, span });
    expect(lines).toEqual([
      ["Load balancer, first 5 rules", 18.25],
      ["Load balancer, further rules", 36.5],
      ["Load balancer, data processed", 5],
      ["Public IPv4 addresses", 3.65],
      ["Internet egress, first 10,000 GB", 65.25], // 750 GB x 0.087
    ]);
  });

  test("Google Cloud: five rules have one price, 100 GB in and out, no address", () => {
    const span = { offered: 1024, completed: 1024, served: 1024 };
    const sizes = { request: 100 * bytesPerMegabyte };
    const given = { frontDoor: "gcp-load-balancer", loadBalancer: { rules: 5 } } as const;
    expect(linesOf({ provider: "gcp", given, sizes, span })).toEqual([
      ["Load balancer, first 5 forwarding rules", 18.25],
      ["Load balancer, data processed", 0.8],
    ]);
    const seven = { ...given, loadBalancer: { rules: 7 } };
    expect(linesOf({ provider: "gcp", targets: "functions", given: seven })).toEqual([
      ["Load balancer, first 5 forwarding rules", 18.25],
      ["Load balancer, further forwarding rules", 14.6], // 2 x 730 h x 0.01
    ]);
  });

  test("of a refused request only the way in is passed on", () => {
    const workload = handMadeWorkload({ request: bytesPerMegabyte, response: 3 * bytesPerMegabyte });
    const where = { provider: "gcp", targets: "machines", region: "us-central1", logsVariant: "x", workload } as const;
    const { settings } = resolveEdge({ frontDoor: "gcp-load-balancer" }, where);
    // (1,024 x 1 MB + 512 x 3 MB) / 1,024
    expect(edgeUsage(settings, workload, { ...nobody, offered: 1024, completed: 512, served: 600 }).lbGb).toBe(2.5);
  });
});

describe("gateways paid for by calls", () => {
  const millions = (count: number) => ({ offered: count * 1e6, completed: count * 1e6 });

  test("Azure API Management, Consumption tier: 3.50 USD a million, the first million free", () => {
    const azure = { provider: "azure", targets: "functions", given: { frontDoor: "azure-api-management" } } as const;
    expect(linesOf({ ...azure, span: millions(10), freeTier: 1 })).toEqual([
      ["API Management calls, free tier", 0],
      ["API Management calls", 31.5],
    ]);
    expect(linesOf({ ...azure, span: millions(10) })).toEqual([["API Management calls", 35]]);
  });

  test("Google Cloud API Gateway: 2 million free, 3.00 USD a million up to a billion, 1.50 above, and data out of its own", () => {
    const google = { provider: "gcp", targets: "functions", given: { frontDoor: "gcp-api-gateway" } } as const;
    expect(linesOf({ ...google, span: millions(3), freeTier: 1 })).toEqual([
      ["API Gateway calls, free tier", 0],
      ["API Gateway calls, first 998 M requests", 3],
    ]);
    // 998 million at 3.00 and 200 million at 1.50
    expect(linesOf({ ...google, span: millions(1200), freeTier: 1 }).slice(1)).toEqual([
      ["API Gateway calls, first 998 M requests", 2994],
      ["API Gateway calls, over 998 M requests", 300],
    ]);
    const sizes = { response: 100 * bytesPerMegabyte };
    const span = { offered: 1024, completed: 1024 };
    expect(linesOf({ ...google, sizes, span, freeTier: 1 }).at(-1)).toEqual(["API Gateway egress", 10.5]);
  });
});

describe("NAT gateways", () => {
  const hundredGb = { served: 1024, nat: { request: 100 * bytesPerMegabyte } };

  test("AWS, reference output of Infracost: 730 h for 32.85, 100 GB for 4.50, and an address", () => {
    for (const targets of ["functions", "machines"] as const) {
      const { served, nat } = hundredGb;
      const lines = linesOf({ provider: "aws", targets, given: { nat }, span: { served, offered: served } });
      expect(lines).toEqual([
        ["NAT gateway", 32.85],
        ["NAT gateway, data processed", 4.5],
        ["Public IPv4 addresses", 3.65],
      ]);
    }
  });

  test("Azure: three gateways have three prices and three addresses", () => {
    const given = { nat: { gateways: 3 } };
    expect(linesOf({ provider: "azure", given })).toEqual([
      ["NAT gateway", 98.55],
      ["Public IPv4 addresses", 10.95],
    ]);
  });

  test.each([
    // 0.0014 x 14 x 720 + 100 x 0.045 = 18.61
    [14, 1024, 1, [["NAT gateway, machines that use it", 14.112]], 4.5, 3.6],
    // 0.044 x 720 + 200 x 0.045 = 40.68
    [36, 2048, 1, [["NAT gateway, over 32 machines", 31.68]], 9, 3.6],
    [32, 0, 1, [["NAT gateway, machines that use it", 32.256]], 0, 3.6],
    // Two gateways with 18 machines each.
    [36, 0, 2, [["NAT gateway, machines that use it", 36.288]], 0, 7.2],
  ])(
    "Google Cloud, as in the examples of its price page: %i machines, %i x 100 MB, %i gateways",
    (running, served, gateways, hours, data, addresses) => {
      const given = { nat: { gateways, request: 100 * bytesPerMegabyte } };
      const lines = linesOf({ provider: "gcp", given, span: { served, running, window: 720 * h } });
      expect(lines).toEqual([
        ...hours,
        ...(data === 0 ? [] : [["NAT gateway, data processed", data]]),
        ["Public IPv4 addresses", addresses],
      ]);
    },
  );

  test("the scenario's words and the defaults are assumptions, told apart", () => {
    const where = {
      targets: "machines",
      region: "us-central1",
      logsVariant: "x",
      workload: handMadeWorkload(),
    } as const;
    const listed = (provider: Provider, given: EdgeGiven) =>
      resolveEdge(given, { ...where, provider })
        .assumptions.filter(({ name }) => name.includes("NAT"))
        .map(({ name, value, setBy }) => [name, value, setBy]);
    expect(listed("aws", {})).toEqual([]);
    expect(listed("aws", { nat: { request: 3072 } })).toEqual([
      ["NAT gateways", "1, each with a public address", "default"],
      ["bytes of a request through the NAT gateways", "3KB, both ways, of every request that is served", "user"],
    ]);
    expect(listed("gcp", { nat: { gateways: 2 } }).map(([name, , setBy]) => [name, setBy])).toEqual([
      ["NAT gateways", "user"],
      ["bytes of a request through the NAT gateways", "default"],
      ["machines that use a NAT gateway", "profile"],
    ]);
  });
});

describe("egress and logs are the provider's own", () => {
  const sizes = { response: bytesPerGigabyte, logs: 2e9 };
  const span = { offered: 10, completed: 10, served: 10 };
  test.each([
    ["aws", ["Internet egress, first 10,240 GB", 0.9], ["Logs", 9.3132]], // 20 x 10^9 / 2^30 x 0.5
    ["azure", ["Internet egress, first 10,000 GB", 0.87], ["Logs", 46]], // 10^9 bytes to the GB: 20 x 2.3
    ["gcp", ["Internet egress, first 1,024 GB", 1.2], ["Logs", 9.3132]],
  ] as const)("%s", (provider, ...lines) => {
    expect(linesOf({ provider, sizes, span })).toEqual(lines);
  });

  test("nobody lists what a host of one's own costs", () => {
    const workload = handMadeWorkload(sizes);
    const where = { provider: "own", targets: "machines", region: "x", logsVariant: "standard", workload } as const;
    const { priceNeeds } = resolveEdge({}, where);
    expect(findRates(priceNeeds, {}).missing.map(({ meter }) => meter)).toEqual(["egressGb", "logsGb"]);
    const { rates, missing } = findRates(priceNeeds, { egressGb: 0, logsGb: 0.1 });
    expect([rates.map(({ meter, tiers }) => [meter, tiers[0]?.price]), missing]).toEqual([
      [
        ["egressGb", 0],
        ["logsGb", 0.1],
      ],
      [],
    ]);
  });
});
