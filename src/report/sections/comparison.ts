import type { CandidateResult, Estimate, Result } from "../../analysis/result.ts";
import type { Cell, Row, Section, Table } from "../document.ts";
import type { Findings } from "../findings.ts";
import {
  type EstimateFormat,
  formatEstimate,
  formatNumber,
  nothingObserved,
  scaleEstimate,
} from "../format-estimate.ts";
import { inReadingOrder, mostInOwnOrder } from "../reading-order.ts";
import { inTables } from "./in-tables.ts";
import { ranking } from "./ranking.ts";

type CellOf = (candidate: CandidateResult) => Cell;

/** One line of the comparison: its words with the unit, and each candidate's cell. */
interface Line {
  readonly label: string;
  readonly cell: CellOf;
  /** Lines about things that may not exist are shown where at least one candidate has them. */
  readonly isShown?: (candidate: CandidateResult, result: Result) => boolean;
}

const percent: EstimateFormat = { scale: 100 };
const nothing: Estimate = { mean: 0, low: 0, high: 0 };

interface Group {
  readonly title: string;
  readonly lines: readonly Line[];
}

const groups: readonly Group[] = [
  {
    title: "Cost, USD/month",
    lines: [
      estimateLine("total", ({ cost }) => cost.monthly),
      { label: "fixed", cell: ({ costSplit }) => formatNumber(costSplit.fixed) },
      { label: "  of which idle", cell: ({ costSplit }) => formatNumber(costSplit.idle) },
      amountLine("  of which committed machines", "committedHours"),
      amountLine("  of which staff", "operationsHours"),
      { label: "by usage", cell: ({ costSplit }) => formatNumber(costSplit.usage) },
      estimateLine("USD per million completed", ({ cost }) => cost.perMillionRequests),
    ],
  },
  {
    title: "Latency, ms",
    lines: [
      estimateLine("mean", ({ latency }) => latency.mean),
      estimateLine("p50", ({ latency }) => latency.p50),
      estimateLine("p90", ({ latency }) => latency.p90),
      estimateLine("p95", ({ latency }) => latency.p95),
      estimateLine("p99", ({ latency }) => latency.p99),
      estimateLine("p99.9", ({ latency }) => latency.p999),
      estimateLine("max", ({ latency }) => latency.max),
      { label: "p99 of the worst hour", cell: worstHour, isShown: hasSeveralHours },
      estimateLine("wait, mean", ({ wait }) => wait.mean),
      estimateLine("wait, p95", ({ wait }) => wait.p95),
      estimateLine("wait, p99", ({ wait }) => wait.p99),
      { ...estimateLine("cold requests, p50", ({ coldLatency }) => coldLatency.p50), isShown: knowsColdLatency },
      { ...estimateLine("cold requests, p99", ({ coldLatency }) => coldLatency.p99), isShown: knowsColdLatency },
    ],
  },
  {
    title: "Requests, % of offered",
    lines: [
      { label: "offered, per replication", cell: ({ requests }) => formatNumber(requests.offered.mean, { digits: 4 }) },
      { label: "completed", cell: completed },
      outcomeLine("throttled", ({ requests }) => requests.throttled),
      outcomeLine("  by account limit", ({ throttledBy }) => throttledBy.account),
      outcomeLine("  by reserved concurrency", ({ throttledBy }) => throttledBy.reserved),
      outcomeLine("  by scale-out rate", ({ throttledBy }) => throttledBy.scaleRate),
      outcomeLine("  by request rate", ({ throttledBy }) => throttledBy.requestRate),
      outcomeLine("  by front door", ({ throttledBy }) => throttledBy.frontDoor),
      outcomeLine("  by waiting too long", ({ throttledBy }) => throttledBy.pending ?? nothing),
      outcomeLine("rejected, queue full", ({ requests }) => requests.rejected),
      outcomeLine("timed out", ({ requests }) => requests.timedOut),
      outcomeLine("failed", ({ requests }) => requests.failed),
      { label: "throttled in the worst hour, requests", cell: throttledInWorstHour, isShown: throttlesInWorstHour },
      { label: "attempts per request, with retries", cell: attempts, isShown: hasRetries },
      { ...estimateLine("cold starts, per replication", ({ coldStarts }) => coldStarts.count), isShown: hasColdStarts },
      {
        ...estimateLine("cold starts, % of served", ({ coldStarts }) => coldStarts.fraction, percent),
        isShown: hasColdStarts,
      },
    ],
  },
  {
    title: "Capacity",
    lines: [
      estimateLine("concurrency, mean", ({ concurrency }) => concurrency.mean),
      estimateLine("concurrency, peak", ({ concurrency }) => concurrency.peak),
      estimateLine("instances, mean", ({ instances }) => instances.mean),
      estimateLine("instances, peak", ({ instances }) => instances.peak),
      estimateLine("utilisation, %", ({ instances }) => instances.utilisation, percent),
      {
        label: "provisioned used, %",
        cell: ({ provisioned }) => (provisioned === undefined ? "" : formatEstimate(provisioned.utilisation, percent)),
        isShown: ({ provisioned }) => provisioned !== undefined,
      },
      {
        label: "spilled over, % of served",
        cell: ({ provisioned }) => (provisioned === undefined ? "" : formatEstimate(provisioned.spill, percent)),
        isShown: ({ provisioned }) => provisioned !== undefined,
      },
    ],
  },
];

/** The candidates side by side: what they cost, how fast they answer, what becomes of requests, what they keep busy. */
export function comparison(result: Result, { candidates: sentences }: Findings): Section | null {
  const candidates = inReadingOrder(result);
  if (candidates.length === 0) return null;
  const shown = groups.map(({ title, lines }) => ({
    title,
    lines: lines.filter(({ isShown }) => isShown === undefined || candidates.some((one) => isShown(one, result))),
  }));
  // A sentence each of so many; of more a table is easier to compare.
  const isLong = result.candidates.length > mostInOwnOrder;
  return {
    title: "Side by side",
    blocks: [
      isLong ? { kind: "table", table: ranking(result) } : { kind: "list", items: sentences },
      { kind: "list", items: candidates.map(({ name, description }) => `${name}: ${description}`) },
      ...inTables(candidates).map((some) => ({ kind: "table", table: tableOf(some, shown) }) as const),
      { kind: "figure", name: "cost-against-p99" },
      { kind: "figure", name: "latency" },
      { kind: "figure", name: "traffic" },
    ],
  };
}

function tableOf(candidates: readonly CandidateResult[], shown: readonly Group[]): Table {
  const rows: Row[] = [["acceptable", ...candidates.map(acceptable)]];
  for (const { title, lines } of shown) {
    rows.push({ group: title }, ...lines.map(({ label, cell }) => [label, ...candidates.map(cell)]));
  }
  const columns = ["", ...candidates.map(({ name }) => name)].map((title) => ({ title, align: "left" as const }));
  return { columns, rows };
}

function estimateLine(label: string, of: (candidate: CandidateResult) => Estimate, format?: EstimateFormat): Line {
  return { label, cell: (candidate) => formatEstimate(of(candidate), format) };
}

/** A count per replication, shown as a percentage of what was offered, where any candidate has one. */
function outcomeLine(label: string, of: (candidate: CandidateResult) => Estimate): Line {
  return {
    label,
    cell: (candidate) => {
      const share = shareOfOffered(candidate, of(candidate));
      const text = formatEstimate(share, percent);
      return (share.mean ?? 0) > 0 ? { text, tone: "caution" } : text;
    },
    isShown: (candidate) => (of(candidate).mean ?? 0) > 0,
  };
}

/** What a meter costs, where any candidate's bill has a line of it. */
function amountLine(label: string, meter: string): Line {
  const linesOf = ({ bill }: CandidateResult) => bill.lines.filter((line) => line.meter === meter);
  return {
    label,
    cell: (candidate) => formatNumber(linesOf(candidate).reduce((sum, { amount }) => sum + amount, 0)),
    isShown: (candidate) => linesOf(candidate).length > 0,
  };
}

function completed(candidate: CandidateResult): Cell {
  const share = shareOfOffered(candidate, candidate.requests.completed);
  // 99.96 % must not read as 100 %.
  return formatNumber(share.mean, { scale: 100, digits: 5 });
}

function shareOfOffered(candidate: CandidateResult, count: Estimate): Estimate {
  const offered = candidate.requests.offered.mean ?? 0;
  return offered === 0 ? { mean: null, low: null, high: null } : scaleEstimate(count, 1 / offered);
}

function acceptable(candidate: CandidateResult): Cell {
  if (candidate.acceptable) return { text: "yes", tone: "good" };
  return { text: candidate.overloaded ? "no: overloaded" : "no", tone: "bad" };
}

function worstHour({ worstHour }: CandidateResult): Cell {
  if (worstHour === null || worstHour.p99 === null) return nothingObserved;
  return `${formatNumber(worstHour.p99)} (hour ${Math.floor(worstHour.start / 3600) + 1})`;
}

function throttledInWorstHour({ worstHour }: CandidateResult): Cell {
  return worstHour === null ? nothingObserved : formatNumber(worstHour.throttled);
}

function throttlesInWorstHour(candidate: CandidateResult, result: Result): boolean {
  return hasSeveralHours(candidate, result) && (candidate.worstHour?.throttled ?? 0) > 0;
}

function attempts({ requests }: CandidateResult): Cell {
  const { offered, retried } = requests;
  if (offered.mean === null || offered.mean === 0) return nothingObserved;
  const each = scaleEstimate(retried, 1 / offered.mean);
  const plusFirst = (share: number | null) => (share === null ? null : 1 + share);
  const estimate = { mean: plusFirst(each.mean), low: plusFirst(each.low), high: plusFirst(each.high) };
  return formatEstimate(estimate, { digits: 4 });
}

function hasRetries({ requests }: CandidateResult): boolean {
  return (requests.retried.mean ?? 0) > 0;
}

function hasColdStarts({ coldStarts }: CandidateResult): boolean {
  return (coldStarts.count.mean ?? 0) > 0;
}

function knowsColdLatency({ coldLatency }: CandidateResult): boolean {
  return coldLatency.p50.mean !== null || coldLatency.p99.mean !== null;
}

/** In a window of one hour the worst hour says nothing new. */
function hasSeveralHours({ worstHour }: CandidateResult, { scenario }: Result): boolean {
  return worstHour !== null && scenario.durationSeconds > 3600;
}
