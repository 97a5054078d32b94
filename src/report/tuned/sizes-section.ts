import type { TunedSize, TuneResult, WorkingSize } from "../../analysis/tune/tune-result.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Block, Cell, Row, Section } from "../document.ts";
import { formatNumber } from "../format-estimate.ts";
import { standingOf, workingSizes } from "./tuned-rows.ts";

/** A table of more rows is not read; what is left out is in CSV and JSON. */
const mostRows = 40;

/** Every size with its cost, latency and standing; those that fail say why. */
export function sizesSection(result: TuneResult): Section {
  const shown = shownSizes(result);
  const hidden = result.sizes.length - shown.length;
  const blocks: Block[] = [
    { kind: "figure", name: "cost-and-latency-by-size" },
    { kind: "table", table: { columns: columnsOf(result), rows: shown.map((row) => rowOf(result, row)) } },
    ...(hidden === 0
      ? []
      : [
          {
            kind: "paragraph",
            text: {
              text: `${hidden} of ${result.sizes.length} sizes are not shown; --format csv and json have all of them.`,
              tone: "quiet",
            },
          } as const,
        ]),
    ...failureBlocks(result),
  ];
  return { title: "Sizes", blocks };
}

/** Those that matter, and an even choice of the others, in order. */
function shownSizes({ sizes, advice }: TuneResult): readonly TunedSize[] {
  if (sizes.length <= mostRows) return sizes;
  const named = new Set([advice.recommended, advice.knee, ...advice.picks.map(({ size }) => size)]);
  const matters = (row: TunedSize) => row.isCurrent || named.has(row.name) || (row.handler?.measured ?? null) !== null;
  const others = sizes.filter((row) => !matters(row));
  const room = Math.max(0, mostRows - (sizes.length - others.length));
  const kept = new Set(
    others.filter((_, i) => Math.floor(((i + 1) * room) / others.length) > Math.floor((i * room) / others.length)),
  );
  return sizes.filter((row) => matters(row) || kept.has(row));
}

function columnsOf(result: TuneResult) {
  const isQuick = result.method === "closed form";
  return [
    { title: "Size", align: "left" },
    { title: "USD/month", align: "right" },
    { title: "USD/million", align: "right" },
    { title: "mean, ms", align: "right" },
    ...(isQuick ? [] : (["p95, ms", "p99, ms"] as const).map((title) => ({ title, align: "right" }) as const)),
    { title: "cold, %", align: "right" },
    ...(refuses(result) ? ([{ title: "refused, %", align: "right" }] as const) : []),
    { title: "Acceptable", align: "left", wraps: true },
    { title: "", align: "left", wraps: true },
  ] as const;
}

function rowOf(result: TuneResult, row: TunedSize): Row {
  const marks = marksOf(result, row);
  if (!row.works) {
    const gaps = columnsOf(result).length - 3;
    return [row.name, ...Array(gaps).fill(""), { text: "cannot serve", tone: "bad", bold: false }, marks];
  }
  const { cost, latency } = row;
  const isQuick = result.method === "closed form";
  return [
    row.name === result.advice.recommended ? { text: row.name, tone: "strong" } : row.name,
    formatNumber(cost.monthly.mean),
    formatNumber(cost.perMillionRequests.mean),
    formatNumber(latency.mean.mean),
    ...(isQuick ? [] : [latency.p95, latency.p99].map(({ mean }) => formatNumber(mean))),
    percent(row.coldStarts.mean),
    ...(refuses(result) ? [percent(row.throttled.mean)] : []),
    standing(row),
    marks,
  ];
}

/** A column of zeros is left out, so that the table fits a terminal. */
function refuses(result: TuneResult): boolean {
  return workingSizes(result).some(({ throttled }) => (throttled.mean ?? 0) > 0);
}

function percent(share: number | null): string {
  return share === null ? "n/a" : formatSignificant(100 * share, 2);
}

function standing(row: WorkingSize): Cell {
  const { slo, unacceptableBecause } = row;
  const known = standingOf(row);
  if (known === "open") return { text: "not decided", tone: "caution" };
  if (known === "no")
    return {
      text: `no: ${unacceptableBecause.map((one) => one.replace(/: missed$/, "")).join(", ")}`,
      tone: "bad",
      bold: false,
    };
  return slo.some(({ certain }) => !certain)
    ? { text: "yes, not certain", tone: "caution" }
    : { text: "yes", tone: "good" };
}

function marksOf({ advice }: TuneResult, row: TunedSize): Cell {
  const marks = [
    ...(row.name === advice.recommended ? ["recommended"] : []),
    ...(row.isCurrent ? ["current"] : []),
    ...(row.name === advice.knee ? ["knee"] : []),
    ...((row.handler?.measured ?? null) === null ? [] : ["measured"]),
  ];
  return { text: marks.join(", "), tone: row.name === advice.recommended ? "strong" : "quiet" };
}

/** Why sizes fail, each reason once with the sizes it is of. */
function failureBlocks({ sizes }: TuneResult): readonly Block[] {
  const failing = sizes.flatMap((row) => (row.works ? [] : [row]));
  if (failing.length === 0) return [];
  const items = failing.map(({ name, because }) => ({
    text: `${name}: ${because.join("; ")}`,
    tone: "caution" as const,
  }));
  return [
    { kind: "paragraph", text: "Sizes that cannot serve this workload:" },
    { kind: "list", items: items.slice(0, mostFailures) },
    ...(items.length > mostFailures
      ? [{ kind: "paragraph", text: { text: `And ${items.length - mostFailures} more.`, tone: "quiet" } } as const]
      : []),
  ];
}

const mostFailures = 10;
