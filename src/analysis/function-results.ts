import { estimateMean, positiveRange } from "../engine/statistics/estimate-mean.ts";
import type { Bill } from "../pricing/bill.ts";
import type { Usage } from "../usage/meter.ts";
import type { FunctionTally } from "./candidate-tally.ts";
import { divideBill, type FunctionShare } from "./divide-bill.ts";
import { type MonthPlan, meanUsage, monthlyUsage } from "./monthly-usage.ts";
import { latencyEstimates, outcomeEstimates } from "./outcome-estimates.ts";
import type { FunctionResult } from "./result.ts";

export interface FunctionBills {
  /** Of the mean month, and of each replication's. */
  readonly bill: Bill;
  readonly bills: readonly Bill[];
  readonly month: MonthPlan;
  /** Usage of each function in the window without spikes, by replication; null where the window simply repeats. */
  readonly calm: { readonly functions: readonly (readonly (Usage | null)[])[] } | null;
}

/** What each of several functions did and cost; nothing where there is one. */
export function functionResults(tallies: readonly FunctionTally[], context: FunctionBills): FunctionResult[] {
  const costs = functionCosts(tallies, context);
  return tallies.map(({ figures, latency }, place) => {
    const { name } = figures[0]!;
    const concurrency = figures.flatMap((one) => one.concurrency ?? []);
    const level = (values: readonly number[]) => estimateMean(values, { range: positiveRange });
    return {
      name,
      ...outcomeEstimates(figures),
      latency: latencyEstimates(latency),
      ...(concurrency.length === 0
        ? {}
        : {
            concurrency: {
              mean: level(concurrency.map(({ time }) => time / context.month.duration)),
              peak: level(concurrency.map(({ peak }) => peak)),
            },
          }),
      cost: costs === null ? null : { monthly: costs[place]! },
    };
  });
}

/** By function; null where machines serve all of them, so that nobody can say which of them paid for what. */
function functionCosts(
  tallies: readonly FunctionTally[],
  { bill, bills, month, calm }: FunctionBills,
): FunctionResult["latency"]["mean"][] | null {
  const months: (readonly FunctionShare[])[] = [];
  for (const replication of bills.keys()) {
    const shares = tallies.flatMap(({ figures }, place): readonly FunctionShare[] => {
      const { usage, offered } = figures[replication]!;
      const calmUsage = calm?.functions[place]?.[replication] ?? null;
      return usage === null ? [] : [{ usage: monthlyUsage(usage, calmUsage, month), offered }];
    });
    if (shares.length < tallies.length) return null;
    months.push(shares);
  }
  const divided = bills.map((one, replication) => divideBill(one, months[replication]!));
  const ofMean = divideBill(
    bill,
    tallies.map((_, place) => {
      const own = months.map((shares) => shares[place]!);
      return {
        usage: meanUsage(own.map(({ usage }) => usage)),
        offered: own.reduce((sum, one) => sum + one.offered, 0),
      };
    }),
  );
  return tallies.map((_, place) => {
    const seen = estimateMean(
      divided.map((amounts) => amounts[place]!),
      { range: positiveRange },
    );
    return { ...seen, mean: ofMean[place]! };
  });
}
