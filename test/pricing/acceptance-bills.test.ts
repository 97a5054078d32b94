import { describe, expect, test } from "vitest";
import { bill } from "../../src/pricing/bill.ts";
import { findRates } from "../../src/pricing/find-rates.ts";
import { formatCents } from "../../src/units/significant.ts";
import type { Usage } from "../../src/usage/meter.ts";
import type { PriceNeed } from "../../src/usage/price-need.ts";

/** A bill that a provider, or a tool that asks the provider's price list, has published. */
interface PublishedBill {
  readonly name: string;
  readonly needs: readonly PriceNeed[];
  readonly usage: Usage;
  readonly freeTier: number;
  readonly lines: readonly (readonly [label: string, amount: string])[];
  readonly total: string;
}

const region = "us-east-1";

function lambda(variant: "x86_64" | "arm64", ...meters: PriceNeed["meters"]): PriceNeed {
  return { card: "aws-lambda", region, variant, meters };
}

const onDemand = [lambda("x86_64", "requests", "gbSeconds")];
const restApi: PriceNeed = { card: "aws-rest-api", region, variant: null, meters: ["apiRequests"] };
const httpApi: PriceNeed = { card: "aws-http-api", region, variant: null, meters: ["apiRequests"] };
const loadBalancer: PriceNeed = { card: "aws-alb", region, variant: null, meters: ["lbHours", "lcuHours"] };
const egress: PriceNeed = { card: "aws-internet-egress", region, variant: null, meters: ["egressGb"] };
const logs = (variant: string): PriceNeed => ({ card: "aws-cloudwatch-logs", region, variant, meters: ["logsGb"] });

const atTheEdge: readonly PriceNeed[] = [
  { card: "aws-lambda-edge", region, variant: null, meters: ["requests", "gbSeconds"] },
  { card: "aws-cloudfront", region, variant: null, meters: ["apiRequests", "egressGb"] },
];
const workers: PriceNeed = {
  card: "cloudflare-workers",
  region: "global",
  variant: "paid",
  meters: ["accountMonths", "requests", "cpuMilliseconds"],
};

/** Examples of AWS's price pages (T1, T3, T4, T6, A1, A3, LB1) and of Cloudflare's documentation (WX-CF), reference output of Infracost (the rest); as dated on the cards. */
const published: readonly PublishedBill[] = [
  {
    name: "WX-CF-1: Workers Paid, 15 M requests of 7 ms of CPU time; what the fee includes needs no free tier",
    needs: [workers],
    usage: { accountMonths: 1, requests: 15e6, cpuMilliseconds: 15e6 * 7 },
    freeTier: 0,
    lines: [
      ["Workers Paid, fee of the account", "5.00"],
      ["Requests, first 10 M requests", "0.00"],
      ["Requests, over 10 M requests", "1.50"],
      ["CPU time, first 30 M CPU-ms", "0.00"],
      ["CPU time, over 30 M CPU-ms", "1.50"],
    ],
    total: "8.00",
  },
  {
    name: "WX-CF-2: Workers Paid, of 15 M requests 80 % for static assets, which no Worker serves",
    needs: [workers],
    usage: { accountMonths: 1, requests: 3e6, cpuMilliseconds: 3e6 * 7 },
    freeTier: 1,
    lines: [
      ["Workers Paid, fee of the account", "5.00"],
      ["Requests, first 10 M requests", "0.00"],
      ["CPU time, first 30 M CPU-ms", "0.00"],
    ],
    total: "5.00",
  },
  {
    name: "T1: mobile backend, 3 M requests of 120 ms at 1,536 MB",
    needs: onDemand,
    usage: { requests: 3e6, gbSeconds: 3e6 * 0.12 * 1.5 },
    freeTier: 1,
    lines: [
      ["Requests, free tier", "0.00"],
      ["Requests", "0.40"],
      ["Duration, free tier", "0.00"],
      ["Duration, first 6 B GB-s", "2.33"],
    ],
    total: "2.73",
  },
  {
    name: "T3: machine learning, 6 M requests of 280 ms at 4,096 MB with 2,048 MB of storage",
    needs: [lambda("x86_64", "requests", "gbSeconds", "ephemeralGbSeconds")],
    usage: { requests: 6e6, gbSeconds: 6e6 * 0.28 * 4, ephemeralGbSeconds: 6e6 * 0.28 * 1.5 },
    freeTier: 1,
    lines: [
      ["Requests, free tier", "0.00"],
      ["Requests", "1.00"],
      ["Duration, free tier", "0.00"],
      ["Duration, first 6 B GB-s", "105.33"],
      ["Ephemeral storage above 512 MB", "0.08"],
    ],
    total: "106.41",
  },
  {
    name: "T4: launch day, 100 x 1,536 MB provisioned for 8 h, 0.5 M requests under it, 2.5 M on demand",
    needs: [lambda("x86_64", "provisionedGbSeconds", "requests", "provisionedDurationGbSeconds", "gbSeconds")],
    usage: {
      provisionedGbSeconds: 100 * 1.5 * 8 * 3600,
      requests: 3e6,
      provisionedDurationGbSeconds: 0.5e6 * 0.1 * 1.5,
      gbSeconds: 2.5e6 * 0.12 * 1.5,
    },
    freeTier: 1,
    lines: [
      ["Provisioned concurrency", "18.00"],
      ["Requests, free tier", "0.00"],
      ["Requests", "0.40"],
      ["Provisioned duration", "0.73"],
      ["Duration, free tier", "0.00"],
      ["Duration, first 6 B GB-s", "0.83"],
    ],
    total: "19.96",
  },
  {
    name: "T6: SnapStart, 7.44 M requests of 2 s at 1,024 MB, one version for 31 days, 1 % of them restored",
    needs: [lambda("x86_64", "snapStartCacheGbSeconds", "snapStartRestoredGb", "requests", "gbSeconds")],
    usage: {
      snapStartCacheGbSeconds: 31 * 24 * 3600,
      snapStartRestoredGb: 0.01 * 7.44e6,
      requests: 7.44e6,
      gbSeconds: 7.44e6 * 2,
    },
    freeTier: 0,
    lines: [
      ["SnapStart cache", "4.03"],
      ["SnapStart restores", "10.40"],
      ["Requests", "1.49"],
      ["Duration, first 6 B GB-s", "248.00"],
    ],
    total: "263.92",
  },
  {
    name: "Lambda, all three tiers",
    needs: onDemand,
    usage: { requests: 15e9, gbSeconds: 61.44e9 },
    freeTier: 0,
    lines: [
      ["Requests", "3,000.00"],
      ["Duration, first 6 B GB-s", "100,000.20"],
      ["Duration, next 9 B GB-s", "135,000.00"],
      ["Duration, over 15 B GB-s", "619,203.10"],
    ],
    total: "857,203.30",
  },
  {
    name: "Lambda, within the first tier",
    needs: onDemand,
    usage: { requests: 6e9, gbSeconds: 3.072e9 },
    freeTier: 0,
    lines: [
      ["Requests", "1,200.00"],
      ["Duration, first 6 B GB-s", "51,200.10"],
    ],
    total: "52,400.10",
  },
  {
    name: "Lambda, 100 M requests of 25 M GB-s",
    needs: onDemand,
    usage: { requests: 100e6, gbSeconds: 25e6 },
    freeTier: 0,
    lines: [
      ["Requests", "20.00"],
      ["Duration, first 6 B GB-s", "416.67"],
    ],
    total: "436.67",
  },
  {
    name: "Lambda on arm64, provisioned concurrency",
    needs: [lambda("arm64", "provisionedGbSeconds", "provisionedDurationGbSeconds")],
    usage: { provisionedGbSeconds: 9e6, provisionedDurationGbSeconds: 1.75e6 },
    freeTier: 1,
    lines: [
      ["Provisioned concurrency, arm64", "30.00"],
      ["Provisioned duration, arm64", "13.61"],
    ],
    total: "43.61",
  },
  {
    name: "A1: HTTP API, 10,000 requests a minute for 30 days",
    needs: [httpApi],
    usage: { apiRequests: 10_000 * 60 * 24 * 30 },
    freeTier: 0,
    lines: [
      ["HTTP API requests, first 300 M requests", "300.00"],
      ["HTTP API requests, over 300 M requests", "118.80"],
    ],
    total: "418.80",
  },
  {
    name: "A3: REST API, 5 M calls of 3 KB",
    needs: [restApi, egress],
    usage: { apiRequests: 5e6, egressGb: (5e6 * 3) / 1024 / 1024 },
    freeTier: 0,
    lines: [
      ["REST API requests, first 333 M requests", "17.50"],
      ["Internet egress, first 10,240 GB", "1.29"],
    ],
    total: "18.79",
  },
  {
    name: "REST API, all four tiers",
    needs: [restApi],
    usage: { apiRequests: 21e9 },
    freeTier: 0,
    lines: [
      ["REST API requests, first 333 M requests", "1,165.50"],
      ["REST API requests, next 667 M requests", "1,867.60"],
      ["REST API requests, next 19 B requests", "45,220.00"],
      ["REST API requests, over 20 B requests", "1,510.00"],
    ],
    total: "49,763.10",
  },
  {
    name: "LB1: load balancer at 1.08 capacity units for 720 h",
    needs: [loadBalancer],
    usage: { lbHours: 720, lcuHours: 1.08 * 720 },
    freeTier: 0,
    lines: [
      ["Load balancer", "16.20"],
      ["Load balancer capacity units", "6.22"],
    ],
    total: "22.42",
  },
  {
    name: "Load balancer, a month of 730 h and 1,000 capacity unit hours",
    needs: [loadBalancer],
    usage: { lbHours: 730, lcuHours: 1000 },
    freeTier: 0,
    lines: [
      ["Load balancer", "16.43"],
      ["Load balancer capacity units", "8.00"],
    ],
    total: "24.43",
  },
  {
    name: "EC2 m5.4xlarge with 40 GB of gp3, a month of 730 h",
    needs: [
      { card: "aws-ec2", region, variant: "m5.4xlarge", meters: ["instanceHours"] },
      { card: "aws-ebs", region, variant: null, meters: ["diskGbMonths"] },
    ],
    usage: { instanceHours: 730, diskGbMonths: 40 },
    freeTier: 0,
    lines: [
      ["m5.4xlarge, on demand", "560.64"],
      ["Disk, gp3", "3.20"],
    ],
    total: "563.84",
  },
];

/** Bills that nobody has published line by line: the price list's tiers, multiplied by hand. */
const byHand: readonly PublishedBill[] = [
  {
    name: "Lambda on arm64, all three tiers",
    needs: [lambda("arm64", "gbSeconds")],
    usage: { gbSeconds: 20e9 },
    freeTier: 0,
    lines: [
      ["Duration, arm64, first 7.5 B GB-s", "100,000.50"],
      ["Duration, arm64, next 11.25 B GB-s", "135,001.13"],
      ["Duration, arm64, over 18.75 B GB-s", "13,333.38"],
    ],
    total: "248,335.01",
  },
  {
    name: "Egress of 154,700 GB, the first 100 GB free, tiers of 10, 40 and 100 binary terabytes",
    needs: [egress],
    usage: { egressGb: 100 + 10_240 + 40_960 + 102_400 + 1_000 },
    freeTier: 1,
    lines: [
      ["Internet egress, free tier", "0.00"],
      ["Internet egress, first 10,240 GB", "921.60"],
      ["Internet egress, next 40,960 GB", "3,481.60"],
      ["Internet egress, next 102,400 GB", "7,168.00"],
      ["Internet egress, over 153,600 GB", "50.00"],
    ],
    total: "11,621.20",
  },
  {
    name: "Logs of Lambda, all four tiers",
    needs: [logs("lambda")],
    usage: { logsGb: 10_240 + 20_480 + 20_480 + 1_000 },
    freeTier: 0,
    lines: [
      ["Logs, Lambda, first 10,240 GB", "5,120.00"],
      ["Logs, Lambda, next 20,480 GB", "5,120.00"],
      ["Logs, Lambda, next 20,480 GB", "2,048.00"],
      ["Logs, Lambda, over 51,200 GB", "50.00"],
    ],
    total: "12,338.00",
  },
  {
    // 1,024 x 10 MB beyond the first 6 MB are 10 GB; 8,100 GB, of which 100 are free.
    name: "Lambda, 829,440 responses of 16 MB streamed",
    needs: [lambda("x86_64", "streamedGb")],
    usage: { streamedGb: 829_440 * (10 / 1024) },
    freeTier: 1,
    lines: [
      ["Streamed beyond 6 MB a response, free tier", "0.00"],
      ["Streamed beyond 6 MB a response", "64.00"],
    ],
    total: "64.00",
  },
  {
    // 10 M x 0.05 s x 0.125 GB = 62,500 GB-s = 500,000 units of 128 MB-seconds x 0.00000625125 = 3.1256.
    name: "Lambda@Edge: 10 M requests of 50 ms at 128 MB, no free tier of its own; CloudFront has one",
    needs: atTheEdge,
    usage: { requests: 10e6, gbSeconds: 10e6 * 0.05 * 0.125, apiRequests: 10e6, egressGb: 2024 },
    freeTier: 1,
    lines: [
      ["Lambda@Edge requests", "6.00"],
      ["Lambda@Edge duration", "3.13"],
      ["CloudFront HTTPS requests, free tier", "0.00"],
      ["Internet egress, CloudFront, free tier", "0.00"],
      ["Internet egress, CloudFront, first 10,240 GB", "85.00"],
    ],
    total: "94.13",
  },
  {
    name: "Logs of machines, one price",
    needs: [logs("standard")],
    usage: { logsGb: 52_200 },
    freeTier: 0,
    lines: [["Logs", "26,100.00"]],
    total: "26,100.00",
  },
];

describe.each([
  ["published", published],
  ["by hand", byHand],
])("bills %s, line by line in cents", (_, bills) => {
  test.each(bills)("$name", ({ needs, usage, freeTier, lines, total }) => {
    const { rates, missing } = findRates(needs, {});
    expect(missing).toEqual([]);
    const rounded = bill(usage, rates, { freeTier }).lines.map(({ label, amount }) => [label, formatCents(amount)]);
    expect(rounded).toEqual(lines);
    expect(formatCents(sumOfRounded(rounded))).toBe(total);
  });
});

/** As AWS adds up: each line in cents first. */
function sumOfRounded(lines: readonly (readonly string[])[]): number {
  const cents = lines.map(([, amount = ""]) => Math.round(Number(amount.replaceAll(",", "")) * 100));
  return cents.reduce((sum, line) => sum + line, 0) / 100;
}
