import type { CandidateResult, Estimate, FunctionResult, Result } from "../../analysis/result.ts";
import { eligibleCandidates } from "../candidates.ts";
import type { Block, Cell, Column, Section, Table } from "../document.ts";
import { type EstimateFormat, formatEstimate, formatNumber, scaleEstimate } from "../format-estimate.ts";

/** One column about each function; those about things that may not happen are shown where they happen to any. */
interface FunctionColumn {
  readonly title: string;
  readonly cell: (one: FunctionResult) => Cell;
  readonly isShown?: (one: FunctionResult) => boolean;
}

const percent: EstimateFormat = { scale: 100 };

const columns: readonly FunctionColumn[] = [
  { title: "Offered", cell: ({ requests }) => formatNumber(requests.offered.mean, { digits: 4 }) },
  {
    title: "Completed, %",
    cell: (one) => formatNumber(shareOfOffered(one, one.requests.completed).mean, { scale: 100, digits: 5 }),
  },
  outcomeColumn("Throttled, %", ({ requests }) => requests.throttled),
  outcomeColumn("Rejected, %", ({ requests }) => requests.rejected),
  outcomeColumn("Timed out, %", ({ requests }) => requests.timedOut),
  outcomeColumn("Failed, %", ({ requests }) => requests.failed),
  {
    title: "Cold, % of served",
    cell: ({ coldStarts }) => formatEstimate(coldStarts.fraction, percent),
    isShown: ({ coldStarts }) => (coldStarts.count.mean ?? 0) > 0,
  },
  { title: "p50, ms", cell: ({ latency }) => formatEstimate(latency.p50) },
  { title: "p99, ms", cell: ({ latency }) => formatEstimate(latency.p99) },
  {
    title: "Concurrency",
    cell: ({ concurrency }) => (concurrency === undefined ? "" : formatNumber(concurrency.mean.mean)),
    isShown: ({ concurrency }) => concurrency !== undefined,
  },
  {
    title: "USD/month",
    cell: ({ cost }) => (cost === null ? "" : formatEstimate(cost.monthly)),
    isShown: ({ cost }) => cost !== null,
  },
];

/** Where a workload has several functions: what each did and cost, candidate by candidate. */
export function functions(result: Result): Section | null {
  const blocks = eligibleCandidates(result).flatMap((candidate): Block[] => {
    if (candidate.functions === undefined) return [];
    const table: Block = { kind: "table", table: tableOf(candidate.functions) };
    return [{ kind: "subtitle", text: candidate.name }, table, ...explained(candidate)];
  });
  return blocks.length === 0 ? null : { title: "By function", blocks };
}

function tableOf(all: readonly FunctionResult[]): Table {
  const shown = columns.filter(({ isShown }) => isShown === undefined || all.some(isShown));
  const titles: Column[] = shown.map(({ title }) => ({ title, align: "right" }));
  return {
    columns: [{ title: "Function", align: "left", wraps: true }, ...titles],
    rows: all.map((one) => [one.name, ...shown.map(({ cell }) => cell(one))]),
  };
}

/** Why there are no costs, where there are none. */
function explained({ functions = [] }: CandidateResult): Block[] {
  if (functions.every(({ cost }) => cost !== null)) return [];
  const text = "The machines serve all functions together: what they cost is not divided among them.";
  return [{ kind: "paragraph", text: { text, tone: "quiet" } }];
}

function outcomeColumn(title: string, of: (one: FunctionResult) => Estimate): FunctionColumn {
  return {
    title,
    cell: (one) => {
      const text = formatEstimate(shareOfOffered(one, of(one)), percent);
      return (of(one).mean ?? 0) > 0 ? { text, tone: "caution" } : text;
    },
    isShown: (one) => (of(one).mean ?? 0) > 0,
  };
}

function shareOfOffered({ requests }: FunctionResult, count: Estimate): Estimate {
  const offered = requests.offered.mean ?? 0;
  return offered === 0 ? { mean: null, low: null, high: null } : scaleEstimate(count, 1 / offered);
}
