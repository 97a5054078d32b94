import type { TuneResult, TuneStrategy } from "../../analysis/tune/tune-result.ts";
import type { Block, Row, Section } from "../document.ts";
import { formatEstimate, formatNumber } from "../format-estimate.ts";
import { hasIntervals, namesInWords, pickOf, workingSize } from "./tuned-rows.ts";

const strategies: Readonly<Record<TuneStrategy, string>> = {
  slo: "cheapest that meets the objectives",
  cost: "cheapest",
  speed: "fastest",
  balanced: "balanced (as Power Tuning)",
};

/** What each strategy takes, how far balanced can be trusted, and the front. */
export function picksSection(result: TuneResult): Section {
  const { advice } = result;
  const notes = [
    ...balancedNotes(result),
    ...(advice.knee === null
      ? []
      : [
          `The knee of cost against ${latencyName(result)} is ${advice.knee}: beyond it each dollar buys less time than before.`,
        ]),
    `No other size beats these in both cost and ${latencyName(result)}: ${namesInWords(result, advice.front)}.`,
  ];
  const blocks: Block[] = [
    {
      kind: "table",
      table: {
        columns: columnsOf(result),
        rows: (["slo", "cost", "speed", "balanced"] as const).map((one) => rowOf(result, one)),
      },
    },
    { kind: "list", items: notes },
    { kind: "figure", name: "cost-against-latency" },
  ];
  return { title: "The choice", blocks };
}

function latencyName({ method }: TuneResult): string {
  return method === "closed form" ? "mean latency" : "p95";
}

function columnsOf(result: TuneResult) {
  return [
    { title: "", align: "left", wraps: true },
    { title: "Size", align: "left" },
    { title: "USD/month", align: "right" },
    { title: "USD/million", align: "right" },
    { title: "mean, ms", align: "right" },
    ...(result.method === "closed form"
      ? []
      : ([
          { title: "p95, ms", align: "right" },
          { title: "p99, ms", align: "right" },
        ] as const)),
    { title: "Cannot be told from", align: "left", wraps: true },
  ] as const;
}

function rowOf(result: TuneResult, strategy: TuneStrategy): Row {
  const pick = pickOf(result, strategy);
  const chosen = workingSize(result, pick.size);
  const text =
    strategy === "slo" && result.objectives.length === 0
      ? "cheapest that completes its requests"
      : strategies[strategy];
  const title = { text, tone: strategy === result.strategy ? "strong" : "plain" } as const;
  const percentiles = result.method === "closed form" ? 0 : 2;
  if (chosen === null) return [title, { text: "none", tone: "bad", bold: false }, ...Array(4 + percentiles).fill("")];
  const { cost, latency } = chosen;
  return [
    title,
    chosen.name,
    formatEstimate(cost.monthly),
    formatNumber(cost.perMillionRequests.mean),
    formatNumber(latency.mean.mean),
    ...(percentiles === 0 ? [] : [formatNumber(latency.p95.mean), formatNumber(latency.p99.mean)]),
    pick.alike.length < 2 || !hasIntervals(result) ? "" : namesInWords(result, pick.alike),
  ];
}

function balancedNotes(result: TuneResult): readonly string[] {
  return result.advice.balancedInstability.map(({ without, size }) => {
    const sizes = namesInWords(result, without);
    return `Balanced would be ${size} without ${sizes}: it measures every size against the worst in the list, so sizes that nobody would take decide.`;
  });
}
