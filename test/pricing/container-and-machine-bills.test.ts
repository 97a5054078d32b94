import { describe, expect, test } from "vitest";
import { bill } from "../../src/pricing/bill.ts";
import { findRates } from "../../src/pricing/find-rates.ts";
import type { Usage } from "../../src/usage/meter.ts";
import type { PriceNeed } from "../../src/usage/price-need.ts";
import { expectWorked, halfACent, type Meters, need, priced, type WorkedBill } from "./worked-bill.ts";

/** Hours of a month, and seconds of one of 30 days. */
const month = 730;
const thirtyDays = 30 * 24 * 3600;

const fargate = (...meters: Meters) => need("aws-fargate", "us-east-1", "x86_64", ...meters);

/** Examples of the Fargate price page (F1, F3); Infracost reference output (the rest). */
const aws: readonly WorkedBill[] = [
  {
    name: "F1: 5 tasks of 1 vCPU, 2 GB and 30 GB of disk, 10 minutes a day for 30 days",
    needs: [fargate("vcpuHours", "memoryGbHours", "diskGbHours")],
    usage: { vcpuHours: 25, memoryGbHours: 25 * 2, diskGbHours: 25 * (30 - 20) },
    lines: [
      ["vCPU", 1.01],
      ["Memory", 0.22],
      ["Ephemeral storage above 20 GB", 0.03],
    ],
    total: 1.26,
  },
  {
    name: "F3: 10 pods of 0.25 vCPU and 1 GB, an hour a day for 30 days",
    needs: [fargate("vcpuHours", "memoryGbHours")],
    usage: { vcpuHours: 300 * 0.25, memoryGbHours: 300 },
    lines: [
      ["vCPU", 3.04],
      ["Memory", 1.33],
    ],
    total: 4.37,
  },
  {
    name: "Fargate, 1 vCPU and 2 GB all month",
    needs: [fargate("vcpuHours", "memoryGbHours")],
    usage: { vcpuHours: month, memoryGbHours: 2 * month },
    lines: [
      ["vCPU", 29.55],
      ["Memory", 6.49],
    ],
    total: 36.04,
  },
  {
    name: "Fargate in eu-west-1, the memory of an invoice",
    needs: [need("aws-fargate", "eu-west-1", "x86_64", "memoryGbHours")],
    usage: { memoryGbHours: 297 },
    lines: [["Memory", 1.32]],
    total: 1.32,
  },
  {
    name: "NAT gateway all month, 100 GB",
    needs: [need("aws-nat", "us-east-1", null, "natHours", "natGb")],
    usage: { natHours: month, natGb: 100 },
    lines: [
      ["NAT gateway", 32.85],
      ["NAT gateway, data processed", 4.5],
    ],
    total: 37.35,
  },
  {
    name: "EKS all month",
    needs: [need("aws-eks", "us-east-1", null, "clusterHours")],
    usage: { clusterHours: month },
    lines: [["Cluster, EKS", 73]],
    total: 73,
  },
  {
    name: "EKS with three m5.large nodes and a load balancer",
    needs: [
      need("aws-eks", "us-east-1", null, "clusterHours"),
      need("aws-ec2", "us-east-1", "m5.large", "nodeHours"),
      need("aws-alb", "us-east-1", null, "lbHours", "lcuHours"),
    ],
    usage: { clusterHours: month, nodeHours: 3 * month, lbHours: month, lcuHours: 1000 },
    lines: [
      ["Cluster, EKS", 73],
      ["m5.large, on demand", 210.24], // 2,190 h x 0.096
      ["Load balancer", 16.43],
      ["Load balancer capacity units", 8],
    ],
    total: 307.67,
  },
];

const azureVm = (size: string, hours: number, amount: number, region = "eastus"): WorkedBill => ({
  name: `${size} in ${region}, ${hours} h`,
  needs: [need("azure-vm", region, size, "instanceHours")],
  usage: { instanceHours: hours },
  lines: [[`${size}, pay as you go`, amount]],
  total: amount,
});

/** Price pages and public tables by the month of 730 h; Infracost reference output. */
const azure: readonly WorkedBill[] = [
  azureVm("D2s_v5", month, 70.08),
  azureVm("D4s_v5", month, 140.16),
  azureVm("B2s", month, 30.37),
  azureVm("F2s_v2", month, 61.76),
  azureVm("B1s", month, 7.59),
  azureVm("B1s", 100, 1.04),
  {
    name: "D2s_v5 reserved for a year",
    needs: [{ ...need("azure-vm", "eastus", "D2s_v5", "committedHours"), purchase: "reserved-1y" }],
    usage: { committedHours: 8760 },
    lines: [["D2s_v5, reserved for 1 year", 495.99]],
    total: 495.99,
  },
  {
    name: "AKS all month, 100 GB through the load balancer",
    needs: [need("azure-aks", "eastus", null, "clusterHours"), need("azure-load-balancer", "eastus", null, "lbGb")],
    usage: { clusterHours: month, lbGb: 100 },
    lines: [
      ["Cluster, AKS Standard", 73],
      ["Load balancer, data processed", 0.5],
    ],
    total: 73.5,
  },
  {
    name: "NAT gateway with its address all month, 10 GB",
    needs: [
      need("azure-nat", "westeurope", null, "natHours", "natGb"),
      need("azure-ipv4", "westeurope", null, "ipv4Hours"),
    ],
    usage: { natHours: month, natGb: 10, ipv4Hours: month },
    lines: [
      ["NAT gateway", 32.85],
      ["NAT gateway, data processed", 0.45],
      ["Public IPv4 addresses", 3.65],
    ],
    total: 36.95,
  },
  {
    name: "Log Analytics, 20 GB",
    needs: [need("azure-logs", "westeurope", null, "logsGb")],
    usage: { logsGb: 20 },
    lines: [["Logs", 59.8]],
    total: 59.8,
  },
  {
    name: "Disk of 1,024 GB, standard SSD",
    needs: [need("azure-disk", "eastus", null, "diskGbMonths")],
    usage: { diskGbMonths: 1024 },
    lines: [["Disk, standard SSD", 76.8]],
    total: 76.8,
  },
  {
    name: "Disk of 32 GB, premium SSD",
    needs: [need("azure-disk", "eastus", "premium-ssd", "diskGbMonths")],
    usage: { diskGbMonths: 32 },
    lines: [["Disk, premium SSD", 5.28]],
    total: 5.28,
  },
];

const runMeters: Meters = ["requests", "vcpuSeconds", "memoryGbSeconds", "idleVcpuSeconds", "idleMemoryGbSeconds"];
const byRequest = (region: string) => need("gcp-cloud-run", region, "request-based", ...runMeters);
const byInstance = (region: string) =>
  need("gcp-cloud-run", region, "instance-based", "instanceVcpuSeconds", "instanceMemoryGbSeconds");

const committedRun: readonly PriceNeed[] = [
  {
    ...need("gcp-cloud-run", "us-central1", "request-based", "committedVcpuSeconds"),
    purchase: "committed-use-1y",
  },
  need("gcp-cloud-run", "us-central1", "request-based", "vcpuSeconds"),
];

/** Seconds of a vCPU that so many USD buy on demand, tier 1. */
const vcpuSecondsFor = (dollars: number) => dollars / 0.000024;

/** One idle minimum instance for 30 days, less the free tier: the formula of Google's firebase-tools. */
function idleInstance(
  region: string,
  size: { readonly vcpus: number; readonly memory: number },
  [cpu, memory, total]: readonly [cpu: number, memory: number, total: number],
): WorkedBill {
  return {
    name: `WX-GCP-7: idle minimum instance of ${size.vcpus} vCPU and ${size.memory} GB in ${region}`,
    needs: [byRequest(region)],
    usage: { idleVcpuSeconds: size.vcpus * thirtyDays, idleMemoryGbSeconds: size.memory * thirtyDays },
    freeTier: 1,
    lines: [
      ["Idle vCPU", cpu],
      ["Idle memory", memory],
      ["Idle vCPU, free tier", -4.32], // 180,000 vCPU-s at tier 1
      ["Idle memory, free tier", -0.9], // 360,000 GB-s at tier 1
    ],
    total,
  };
}

/** Infracost reference output (WX-GCP-4), the launch post of the commitments (WX-GCP-6), Google's code (WX-GCP-7). */
const cloudRun: readonly WorkedBill[] = [
  {
    name: "WX-GCP-4: tier 2, 500,000 requests of 3.6 s on 1 vCPU and 0.5 GB",
    needs: [byRequest("europe-west3")],
    usage: { requests: 500_000, vcpuSeconds: 1_800_000, memoryGbSeconds: 900_000 },
    lines: [
      ["Requests", 0.2],
      ["vCPU", 60.48],
      ["Memory", 3.15],
    ],
    total: 63.83,
  },
  {
    name: "Tier 2, two instances of 1 vCPU and 0.5 GB all month",
    needs: [byInstance("europe-west3")],
    usage: { instanceVcpuSeconds: 2 * month * 3600, instanceMemoryGbSeconds: month * 3600 },
    lines: [
      ["vCPU, instance-based", 113.53],
      ["Memory, instance-based", 6.31],
    ],
    total: 119.84,
  },
  {
    name: "WX-GCP-6: an hour without use of a commitment to 1 USD an hour",
    needs: committedRun,
    usage: { committedVcpuSeconds: vcpuSecondsFor(1) },
    lines: [["request-based, vCPU committed for 1 year", 0.83]],
    total: 0.83,
  },
  {
    name: "WX-GCP-6: an hour of 1.50 USD of use with the same commitment",
    needs: committedRun,
    usage: { committedVcpuSeconds: vcpuSecondsFor(1), vcpuSeconds: vcpuSecondsFor(0.5) },
    lines: [
      ["request-based, vCPU committed for 1 year", 0.83],
      ["vCPU", 0.5],
    ],
    total: 1.33,
  },
  idleInstance("us-central1", { vcpus: 1, memory: 0.25 }, [6.48, 1.62, 2.88]),
  idleInstance("europe-west2", { vcpus: 1, memory: 0.25 }, [9.072, 2.268, 6.12]),
  idleInstance("europe-west2", { vcpus: 2, memory: 4 }, [18.144, 36.288, 49.212]),
  {
    name: "An instance of 1 vCPU and 0.5 GB all month, the free tier off",
    needs: [byInstance("us-central1")],
    usage: { instanceVcpuSeconds: month * 3600, instanceMemoryGbSeconds: (month * 3600) / 2 },
    freeTier: 1,
    lines: [
      ["vCPU, instance-based", 47.3],
      ["Memory, instance-based", 2.63],
      ["vCPU, instance-based, free tier", -4.32], // 240,000 vCPU-s of 0.000018
      ["Memory, instance-based, free tier", -0.9], // 450,000 GB-s of 0.000002
    ],
    total: 44.71,
  },
  {
    name: "Exactly what is free every month costs nothing",
    needs: [byRequest("us-central1")],
    usage: { requests: 2_000_000, vcpuSeconds: 180_000, memoryGbSeconds: 360_000 },
    freeTier: 1,
    lines: [
      ["Requests, free tier", 0],
      ["vCPU", 4.32],
      ["Memory", 0.9],
      ["vCPU, free tier", -4.32],
      ["Memory, free tier", -0.9],
    ],
    total: 0,
  },
  {
    name: "Serving and idle share one free amount: half of each is paid",
    needs: [byRequest("us-central1")],
    // 4.32 USD of each: the free 4.32 USD are half of both together.
    usage: { vcpuSeconds: 180_000, idleVcpuSeconds: 1_728_000 },
    freeTier: 1,
    lines: [
      ["vCPU", 4.32],
      ["Idle vCPU", 4.32],
      ["vCPU, free tier", -2.16],
      ["Idle vCPU, free tier", -2.16],
    ],
    total: 4.32,
  },
];

const gke = (variant: "zonal" | "regional", hours: number, ...lines: WorkedBill["lines"]): WorkedBill => ({
  name: `${hours} h of ${variant} clusters`,
  needs: [need("gcp-gke", "us-central1", variant, "clusterHours")],
  usage: { clusterHours: hours },
  freeTier: 1,
  lines,
  total: lines.reduce((sum, [, amount]) => sum + amount, 0),
});

/** Fees of GKE by today's credit of 74.40 USD a month; examples of the Cloud NAT price page; Infracost. */
const google: readonly WorkedBill[] = [
  { ...gke("zonal", month, ["Cluster, GKE zonal", 73]), name: "GKE all month, no free tier", freeTier: 0 },
  gke("zonal", month, ["Cluster, GKE zonal", 73], ["Cluster, GKE zonal, free tier", -73]),
  gke("zonal", 500, ["Cluster, GKE zonal", 50], ["Cluster, GKE zonal, free tier", -50]),
  gke("zonal", 1000, ["Cluster, GKE zonal", 100], ["Cluster, GKE zonal, free tier", -74.4]),
  gke("regional", 1000, ["Cluster, GKE regional", 100]),
  gke("regional", 2000, ["Cluster, GKE regional", 200]),
  {
    name: "Cloud NAT of 14 machines for 720 h, 100 GB",
    needs: [need("gcp-nat", "us-central1", null, "natMachineHours", "natGb")],
    usage: { natMachineHours: 14 * 720, natGb: 100 },
    lines: [
      ["NAT gateway, machines that use it", 14.112],
      ["NAT gateway, data processed", 4.5],
    ],
    total: 18.61,
  },
  {
    name: "Cloud NAT of 36 machines for 720 h, 200 GB",
    needs: [need("gcp-nat", "europe-west1", null, "natHours", "natGb")],
    usage: { natHours: 720, natGb: 200 },
    lines: [
      ["NAT gateway, over 32 machines", 31.68],
      ["NAT gateway, data processed", 9],
    ],
    total: 40.68,
  },
  {
    name: "A load balancer's hour and 100 GB through it",
    needs: [need("gcp-load-balancer", "us-central1", null, "lbHours", "lbGb")],
    usage: { lbHours: month, lbGb: 100 },
    lines: [
      ["Load balancer, first 5 forwarding rules", 18.25], // 730 h x 0.025
      ["Load balancer, data processed", 0.8],
    ],
    total: 19.05,
  },
  {
    name: "5 TB of egress, the article's 570 USD by decimal terabytes",
    needs: [need("gcp-internet-egress", "us-central1", null, "egressGb")],
    usage: { egressGb: 5 * 1024 },
    lines: [
      ["Internet egress, first 1,024 GB", 122.88],
      ["Internet egress, next 9,216 GB", 450.56],
    ],
    total: 573.44,
  },
  {
    name: "Logs, 100 GB of which 50 are free",
    needs: [need("gcp-logging", "us-central1", null, "logsGb")],
    usage: { logsGb: 100 },
    freeTier: 1,
    lines: [
      ["Logs, free tier", 0],
      ["Logs", 25],
    ],
    total: 25,
  },
  {
    name: "Disks of 1,200 GB, pd-balanced, and an address all month",
    needs: [need("gcp-disk", "us-central1", null, "diskGbMonths"), need("gcp-ipv4", "us-central1", null, "ipv4Hours")],
    usage: { diskGbMonths: 1200, ipv4Hours: month },
    lines: [
      ["Disk, pd-balanced", 120],
      ["Public IPv4 addresses", 3.65],
    ],
    total: 123.65,
  },
];

/** A month of 730 h on demand, committed for one year, and for three. */
const computeEngine: readonly (readonly [type: string, onDemand: number, oneYear: number, threeYears: number])[] = [
  ["e2-micro", 6.11, 3.85, 2.75],
  ["e2-small", 12.23, 7.7, 5.5],
  ["e2-medium", 24.46, 15.41, 11.01],
  ["e2-standard-2", 48.92, 30.82, 22.01],
  ["e2-standard-4", 97.84, 61.64, 44.03],
  ["e2-standard-8", 195.67, 123.27, 88.05],
  ["e2-highcpu-4", 72.23, 45.5, 32.5],
  ["n2-standard-2", 70.9, 44.67, 31.9],
  ["c3-standard-4", 147.17, 92.72, 66.23],
  ["c3-standard-8", 294.35, 185.44, 132.46],
];

const machine = (variant: string, ...meters: Meters): PriceNeed =>
  need("gcp-compute-engine", "us-central1", variant, ...meters);

const onDemandAndCommitted: readonly WorkedBill[] = computeEngine.flatMap(([type, onDemand, ...committed]) => [
  {
    name: `${type} all month`,
    needs: [machine(type, "instanceHours")],
    usage: { instanceHours: month },
    lines: [[`${type}, on demand`, onDemand]],
    total: onDemand,
  },
  ...committed.map((amount, index): WorkedBill => {
    const years = index === 0 ? "1 year" : "3 years";
    return {
      name: `${type} all month, committed for ${years}`,
      needs: [{ ...machine(type, "committedHours"), purchase: index === 0 ? "committed-use-1y" : "committed-use-3y" }],
      usage: { committedHours: month },
      lines: [[`${type}, committed for ${years}`, amount]],
      total: amount,
    };
  }),
]);

const quarter = month / 4;
const sustainedNeeds = (type: string): readonly PriceNeed[] => [
  machine(type, "instanceHours"),
  { ...machine(type, "instanceHours25to50"), purchase: "sustained-use-2nd-quarter" },
  { ...machine(type, "instanceHours50to75"), purchase: "sustained-use-3rd-quarter" },
  { ...machine(type, "instanceHours75to100"), purchase: "sustained-use-4th-quarter" },
];
const wholeMonth: Usage = {
  instanceHours: quarter,
  instanceHours25to50: quarter,
  instanceHours50to75: quarter,
  instanceHours75to100: quarter,
};

function sustained(type: string, amounts: readonly [number, number, number, number], total: number): WorkedBill {
  const words = ["on demand", "sustained use, 2nd quarter", "sustained use, 3rd quarter", "sustained use, 4th quarter"];
  return {
    name: `${type} all month, sustained use`,
    needs: sustainedNeeds(type),
    usage: wholeMonth,
    lines: words.map((word, index) => [`${type}, ${word}`, amounts[index]!]),
    total,
  };
}

/** Infracost reference output: 388.36 of n1-standard-16. N2's four quarters by hand, at Google's own percentages. */
const sustainedUse: readonly WorkedBill[] = [
  // 182.5 h x 0.76 at 100, 80, 60 and 40 %
  sustained("n1-standard-16", [138.7, 110.96, 83.22, 55.48], 388.36),
  // 182.5 h x 0.38848 = 70.8976 at 100, 86.78, 73.3 and 60 %
  sustained("n2-standard-8", [70.8976, 61.5249, 51.9679, 42.5386], 226.929),
  {
    name: "n1-standard-16 for 100 h: the first quarter has no discount",
    needs: [machine("n1-standard-16", "instanceHours")],
    usage: { instanceHours: 100 },
    lines: [["n1-standard-16, on demand", 76]],
    total: 76,
  },
  {
    name: "n1-standard-16 all month, spot",
    needs: [{ ...machine("n1-standard-16", "instanceHours"), purchase: "spot" }],
    usage: { instanceHours: month },
    lines: [["n1-standard-16, spot", 169.39]],
    total: 169.39,
  },
  {
    name: "GKE's node pool of nine e2-medium",
    needs: [machine("e2-medium", "nodeHours")],
    usage: { nodeHours: 9 * month },
    lines: [["e2-medium, on demand", 220.13]],
    total: 220.13,
  },
  {
    name: "n2-standard-8 all month without sustained use",
    needs: [machine("n2-standard-8", "instanceHours")],
    usage: { instanceHours: month },
    lines: [["n2-standard-8, on demand", 283.59]],
    total: 283.59,
  },
  {
    name: "n1-standard-16 all month without sustained use",
    needs: [machine("n1-standard-16", "instanceHours")],
    usage: { instanceHours: month },
    lines: [["n1-standard-16, on demand", 554.8]],
    total: 554.8,
  },
];

describe.each([
  ["AWS", aws],
  ["Azure", azure],
  ["Cloud Run", cloudRun],
  ["Google Cloud", google],
  ["Compute Engine", [...onDemandAndCommitted, ...sustainedUse]],
])("bills of %s, each line within half a cent", (_, bills) => {
  test.each(bills)("$name", expectWorked);
});

describe("two published ways of counting that our bills do not follow", () => {
  test("Infracost rounds a month's sustained use to whole percents: N2's 19.98 to 20, so 226.87 for n2-standard-8", () => {
    const full = priced({ needs: [machine("n2-standard-8", "instanceHours")], usage: { instanceHours: month } }).total;
    const sustainedTotal = priced({ needs: sustainedNeeds("n2-standard-8"), usage: wholeMonth }).total;
    const percent = Math.round(100 * (1 - sustainedTotal / full));
    expect(percent).toBe(20);
    expect(Math.abs(full * (1 - percent / 100) - 226.87)).toBeLessThanOrEqual(halfACent);
  });

  // WX-GCP-8: until the credit came, a zonal cluster's 720 h a month were free, which is free units on the card's rate.
  test.each([
    { regional: 1000, zonal: 500, before: 100, today: 100 },
    { regional: 2000, zonal: 1000, before: 228, today: 225.6 },
  ])("GKE's fee in 2020 for $regional h regional and $zonal h zonal: $before USD, today $today USD", (hours) => {
    const rateOf = (variant: string) =>
      findRates([need("gcp-gke", "us-central1", variant, "clusterHours")], {}).rates[0]!;
    const regional = bill({ clusterHours: hours.regional }, [rateOf("regional")], { freeTier: 1 }).total;
    const { credit: _, ...fee } = rateOf("zonal");
    const exempt = bill({ clusterHours: hours.zonal }, [{ ...fee, free: 720 }], { freeTier: 1 }).total;
    expect(Math.abs(regional + exempt - hours.before)).toBeLessThanOrEqual(halfACent);
    const credited = bill({ clusterHours: hours.zonal }, [rateOf("zonal")], { freeTier: 1 }).total;
    expect(Math.abs(regional + credited - hours.today)).toBeLessThanOrEqual(halfACent);
  });
});
