import type { CandidateResult } from "../../analysis/result.ts";
import type { Meter } from "../../usage/meter.ts";

/** What a part of a bill pays for, in the order in which a chart stacks them. */
const kinds = {
  "compute, kept ready or rented": [
    "provisionedGbSeconds",
    "instanceVcpuSeconds",
    "instanceMemoryGbSeconds",
    "idleVcpuSeconds",
    "idleMemoryGbSeconds",
    "idleGhzSeconds",
    "alwaysReadyGbSeconds",
    "snapStartCacheGbSeconds",
    "vcpuHours",
    "memoryGbHours",
    "nodeHours",
    "instanceHours",
    "instanceHours25to50",
    "instanceHours50to75",
    "instanceHours75to100",
  ],
  "compute, committed": ["committedHours", "committedVcpuSeconds", "committedMemoryGbSeconds", "committedGbSeconds"],
  "compute, by use": [
    "gbSeconds",
    "ghzSeconds",
    "cpuMilliseconds",
    "alwaysReadyDurationGbSeconds",
    "snapStartRestoredGb",
    "provisionedDurationGbSeconds",
    "ephemeralGbSeconds",
    "vcpuSeconds",
    "memoryGbSeconds",
    "surplusCreditHours",
  ],
  "requests, front door": [
    "requests",
    "alwaysReadyRequests",
    "accountMonths",
    "apiRequests",
    "lbHours",
    "lbRuleHours",
    "lcuHours",
    "lbGb",
  ],
  "network, NAT, addresses": ["egressGb", "streamedGb", "natHours", "natMachineHours", "natGb", "ipv4Hours"],
  "disks, logs, cluster": ["diskGbMonths", "diskGbHours", "logsGb", "clusterHours"],
  staff: ["operationsHours"],
} as const satisfies Record<string, readonly Meter[]>;

const kindOf = new Map(
  Object.entries(kinds).flatMap(([kind, meters]) => meters.map((meter) => [meter as string, kind])),
);

/** One part of every candidate's bill. */
export interface BillPart {
  readonly label: string;
  /** USD a month by candidate. */
  readonly amounts: readonly number[];
}

/** Bills of more candidates than this have too few lines in common to show them one by one. */
const mostComparable = 4;

/**
 * The lines of the bills, each under its own label. Where that makes more than `most` parts: the largest lines and the
 * rest together, or for many candidates what the lines pay for.
 */
export function billParts(candidates: readonly CandidateResult[], most: number): readonly BillPart[] {
  const lines = partsBy(candidates, ({ label }) => label);
  if (lines.length <= most) return lines;
  return candidates.length > mostComparable ? byKind(candidates) : withRest(lines, most);
}

function byKind(candidates: readonly CandidateResult[]): readonly BillPart[] {
  const order = Object.keys(kinds);
  const parts = partsBy(candidates, ({ meter }) => kindOf.get(meter) ?? "other");
  return [...parts].sort((a, b) => order.indexOf(a.label) - order.indexOf(b.label));
}

/** The largest parts, and the others as one. */
function withRest(parts: readonly BillPart[], most: number): readonly BillPart[] {
  const weight = ({ amounts }: BillPart) => Math.max(...amounts.map(Math.abs));
  const kept = new Set([...parts].sort((a, b) => weight(b) - weight(a)).slice(0, most - 1));
  const rest = parts.filter((part) => !kept.has(part));
  const amounts = parts[0]!.amounts.map((_, i) => rest.reduce((sum, part) => sum + part.amounts[i]!, 0));
  return [...parts.filter((part) => kept.has(part)), { label: "other lines", amounts }];
}

type BillLine = CandidateResult["bill"]["lines"][number];

function partsBy(candidates: readonly CandidateResult[], labelOf: (line: BillLine) => string): readonly BillPart[] {
  const labels = [...new Set(candidates.flatMap(({ bill }) => bill.lines.map(labelOf)))];
  const amountIn = ({ bill }: CandidateResult, label: string) =>
    bill.lines.reduce((sum, line) => (labelOf(line) === label ? sum + line.amount : sum), 0);
  return labels
    .map((label) => ({ label, amounts: candidates.map((candidate) => amountIn(candidate, label)) }))
    .filter(({ amounts }) => amounts.some((amount) => amount !== 0));
}
