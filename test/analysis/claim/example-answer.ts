import type {
  BreakEvenResult,
  ByReplication,
  CandidateResult,
  Estimate,
  Result,
} from "../../../src/analysis/result.ts";
import { estimateMean } from "../../../src/engine/statistics/estimate-mean.ts";
import type { Claim } from "../../../src/scenario/claim.ts";
import { parseClaimCondition } from "../../../src/scenario/claim-condition.ts";
import { around, exampleCandidate, exampleResult } from "../../report/example-result.ts";

/** A claim with a condition. */
export function claimOf(holdsIf: string): Claim {
  const conditions = parseClaimCondition(holdsIf);
  if ("problem" in conditions) throw new Error(conditions.problem);
  return { source: "an article", words: "So it is", holdsIf, conditions };
}

interface Given {
  /** USD a month in each replication. */
  readonly cost: readonly number[];
  /** Milliseconds in each replication. */
  readonly p99?: readonly (number | null)[];
  readonly latency?: Partial<CandidateResult["latency"]>;
  readonly over?: Partial<CandidateResult>;
}

/** A candidate whose cost and p99 in each replication are given; intervals of latencies are as wide as said. */
export function candidate(name: string, { cost, p99 = [], latency = {}, over = {} }: Given): CandidateResult {
  const mean = cost.reduce((sum, one) => sum + one, 0) / cost.length;
  const base = exampleCandidate({ name, platform: "x", fastest: 10, tail: 20, monthly: mean, fixed: 0 });
  return {
    ...base,
    slo: [],
    latency: { ...base.latency, ...latency },
    cost: { ...base.cost, monthly: estimateMean(cost) },
    byReplication: { cost: [...cost], p99: [...p99], completed: cost.map(() => 1) } as unknown as ByReplication,
    ...over,
  };
}

/** An estimate from its three numbers. */
export function between(low: number, mean: number, high: number): Estimate {
  return { mean, low, high };
}

export function answer(candidates: Result["candidates"], breakEven?: BreakEvenResult): Result {
  const base = exampleResult();
  const best = candidates.find((one) => one.eligible && one.acceptable)?.name ?? null;
  return {
    ...base,
    candidates,
    verdict: { ...base.verdict, best, difference: null },
    ...(breakEven === undefined ? {} : { breakEven }),
  };
}

export const nothingSeen: Estimate = { mean: null, low: null, high: null };

export { around };

/** A curve over rates from costs and p99 by candidate; all acceptable unless said otherwise. */
export function curveOf(
  rates: readonly number[],
  lines: Readonly<
    Record<
      string,
      {
        readonly cost: (rate: number) => number;
        readonly p99?: (rate: number) => number | null;
        readonly acceptable?: (rate: number) => boolean;
      }
    >
  >,
  over: Partial<BreakEvenResult> = {},
): BreakEvenResult {
  return {
    axis: "rate",
    unit: "requests/s",
    searched: [rates[0]!, rates.at(-1)!],
    crossings: [],
    acceptableFrom: {},
    latencyCrossings: [],
    curve: rates.map((rate) => ({
      rate,
      candidates: Object.fromEntries(
        Object.entries(lines).map(([name, { cost, p99, acceptable }]) => [
          name,
          {
            monthly: cost(rate),
            p99: p99 === undefined ? 100 : p99(rate),
            acceptable: acceptable?.(rate) ?? true,
            instances: rate / 10,
          },
        ]),
      ),
    })),
    ...over,
  };
}
