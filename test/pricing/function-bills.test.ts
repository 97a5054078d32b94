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

describe.each([
  ["Google functions of the first generation", firstGeneration],
  ["idle functions of the first generation", idleFunctions.map(([worked]) => worked)],
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
