import { describe, expect, test } from "vitest";
import type { PriceNeed } from "../../src/usage/price-need.ts";
import { expectWorked, need, priced, type WorkedBill } from "./worked-bill.ts";

const thirtyDays = 30 * 24 * 3600;

const gen1 = (region: string) =>
  need(
    "gcp-functions-1st-gen",
    region,
    null,
    ...(["requests", "gbSeconds", "ghzSeconds", "idleMemoryGbSeconds", "idleGhzSeconds"] as const),
  );
const gen1Egress = need("gcp-internet-egress", "us-central1", "functions-1st-gen", "egressGb");

/** Minimum instances of the first generation that serve nobody for 30 days, after the free tier. */
interface IdleFunctions {
  readonly count: number;
  readonly size: string;
  readonly gigabytes: number;
  readonly ghz: number;
}

/** The formulas of Google's firebase-tools (WX-GCP-7). */
function idle(
  region: string,
  { count, size, gigabytes, ghz }: IdleFunctions,
  [memory, cpu]: readonly [memory: number, cpu: number],
): WorkedBill {
  // 400,000 GB-s and 200,000 GHz-s at tier 1.
  const [freeMemory, freeCpu] = [Math.min(memory, 1), Math.min(cpu, 2)];
  return {
    name: `WX-GCP-7: ${count} idle of ${size} in ${region}`,
    needs: [gen1(region)],
    usage: { idleMemoryGbSeconds: count * gigabytes * thirtyDays, idleGhzSeconds: count * ghz * thirtyDays },
    freeTier: 1,
    lines: [
      ["Idle memory", memory],
      ["Idle CPU", cpu],
      ["Idle memory, free tier", -freeMemory],
      ["Idle CPU, free tier", -freeCpu],
    ],
    total: memory - freeMemory + cpu - freeCpu,
  };
}

const small = { count: 1, size: "256MB", gigabytes: 0.25, ghz: 0.4 };
const large = { count: 1, size: "8192MB", gigabytes: 8, ghz: 4.8 };
const idleFunctions: readonly (readonly [bill: WorkedBill, total: number])[] = [
  [idle("us-central1", small, [1.62, 1.0368]), 0.62],
  [idle("us-central1", { ...small, count: 2 }, [3.24, 2.0736]), 2.3136],
  [idle("europe-west3", small, [2.268, 1.50336]), 1.268],
  [idle("europe-west3", large, [72.576, 18.04032]), 87.61632],
];

/** Examples of Google's price page as remembered: WX-GCP-1 and WX-GCP-2; their rates have sources. */
const firstGeneration: readonly WorkedBill[] = [
  {
    name: "WX-GCP-1: 10 million of 128 MB and 300 ms",
    needs: [gen1("us-central1")],
    usage: { requests: 10_000_000, gbSeconds: 3_000_000 * 0.125, ghzSeconds: 3_000_000 * 0.2 },
    freeTier: 1,
    lines: [
      ["Invocations, free tier", 0],
      ["Invocations", 3.2],
      ["Memory", 0.9375], // 375,000 GB-s, all of them free
      ["CPU", 6], // 600,000 GHz-s
      ["Memory, free tier", -0.9375],
      ["CPU, free tier", -2],
    ],
    total: 7.2,
  },
  {
    name: "WX-GCP-2: 50 million of 256 MB and 500 ms, 5 KB out",
    needs: [gen1("us-central1"), gen1Egress],
    usage: {
      requests: 50_000_000,
      gbSeconds: 6_250_000,
      ghzSeconds: 10_000_000,
      egressGb: (50_000_000 * 5) / 1024 / 1024, // 238.42
    },
    freeTier: 1,
    lines: [
      ["Invocations, free tier", 0],
      ["Invocations", 19.2],
      ["Memory", 15.625],
      ["CPU", 100],
      ["Internet egress, free tier", 0],
      ["Internet egress", 28.01],
      ["Memory, free tier", -1],
      ["CPU, free tier", -2],
    ],
    total: 159.84,
  },
  {
    name: "Invocations alone: those beyond the first 2 million, tier 2",
    needs: [gen1("asia-southeast1")],
    usage: { requests: 3_000_000 },
    freeTier: 1,
    lines: [
      ["Invocations, free tier", 0],
      ["Invocations", 0.4],
    ],
    total: 0.4,
  },
];

/** Microsoft's example of the Consumption plan (WX-AZ-1), and its grant alone. */
const consumption = need("azure-functions-consumption", "eastus", null, "requests", "gbSeconds");
const azureConsumption: readonly WorkedBill[] = [
  {
    name: "WX-AZ-1: 3 million executions of 512 MB and 1 s",
    needs: [consumption],
    usage: { requests: 3_000_000, gbSeconds: 3_000_000 * 0.5 },
    freeTier: 1,
    lines: [
      ["Executions, free tier", 0],
      ["Executions", 0.4],
      ["Execution time, free tier", 0],
      ["Execution time", 17.6], // 1.1 million GB-s
    ],
    total: 18,
  },
  {
    name: "the same without a grant",
    needs: [consumption],
    usage: { requests: 3_000_000, gbSeconds: 3_000_000 * 0.5 },
    lines: [
      ["Executions", 0.6],
      ["Execution time", 24],
    ],
    total: 24.6,
  },
  {
    name: "what the grant covers: a million executions of 400 ms and 1 GB",
    needs: [consumption],
    usage: { requests: 1_000_000, gbSeconds: 400_000 },
    freeTier: 1,
    lines: [
      ["Executions, free tier", 0],
      ["Execution time, free tier", 0],
    ],
    total: 0,
  },
];

/** One instance of each size for a month of 730 h: EP1 as Infracost prints it, the others by its two prices. */
const azurePremium: readonly WorkedBill[] = (
  [
    ["EP1", 1, 3.5, 126.29, 31.43, 157.72],
    ["EP2", 2, 7, 252.58, 62.85, 315.43],
    ["EP3", 4, 14, 505.16, 125.71, 630.87],
  ] as const
).map(([size, vcpus, gigabytes, vcpu, memory, total]) => ({
  name: `${size}, always ready for 730 h`,
  needs: [need("azure-functions-premium", "eastus", null, "vcpuHours", "memoryGbHours")],
  usage: { vcpuHours: 730 * vcpus, memoryGbHours: 730 * gigabytes },
  lines: [
    ["vCPU", vcpu],
    ["Memory", memory],
  ],
  total,
}));

describe.each([
  ["Google functions of the first generation", firstGeneration],
  ["idle functions of the first generation", idleFunctions.map(([worked]) => worked)],
  ["Azure Functions Consumption", azureConsumption],
  ["Azure Functions Premium", azurePremium],
])("bills of %s, each line within half a cent", (_, bills) => {
  test.each(bills)("$name", expectWorked);
});

describe("one idle minimum instance for 30 days (firebase-tools), to its last digit", () => {
  test.each(idleFunctions.map(([worked, total]) => [worked.name, worked, total] as const))("%s", (_, worked, total) => {
    expect(priced(worked).total).toBeCloseTo(total, 9);
  });

  test("one of each generation, 256 MB, tier 1: 0.62 + 2.88 = 3.50", () => {
    const gen2: PriceNeed = need(
      ...(["gcp-cloud-run", "us-central1", "request-based"] as const),
      ...(["idleVcpuSeconds", "idleMemoryGbSeconds"] as const),
    );
    const usage = { idleVcpuSeconds: thirtyDays, idleMemoryGbSeconds: thirtyDays / 4 };
    const [first] = idleFunctions[0]!;
    expect(priced(first).total + priced({ needs: [gen2], usage, freeTier: 1 }).total).toBeCloseTo(3.5, 9);
  });
});
