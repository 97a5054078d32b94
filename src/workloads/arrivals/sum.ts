import { z } from "zod";
import { formatDuration, microsecondsPer } from "../../units/duration.ts";
import { type KindProblem, kindField } from "../../units/kind-field.ts";
import type { ArrivalProcess, Traces } from "../arrival-process.ts";
import type { ArrivalSettings } from "./index.ts";
import { mergedArrivals } from "./merged-arrivals.ts";
import { traceKey } from "./trace.ts";

type Part = Exclude<ArrivalSettings, SumArrivals>;

export interface SumArrivals {
  readonly kind: "sum";
  readonly of: readonly Part[];
}

const longestPeriod = 366 * microsecondsPer.d;

/** The kind `sum`, whose parts may be of the given kinds. Each part has random streams of its own. */
export function sumOf(kinds: Readonly<Record<string, ArrivalProcess>>): ArrivalProcess<SumArrivals> {
  const kindOf = (part: Part) => kinds[part.kind] as ArrivalProcess<Part>;
  const part = kindField<Part>({
    noun: "an arrival process within a sum",
    kinds,
    example: "{kind: poisson, rate: 40/s}",
  });
  const periodOf = ({ of }: SumArrivals, traces: Traces) => {
    const recorded = of.flatMap((settings) =>
      settings.kind === "trace" ? (traces.get(traceKey(settings))?.length ?? []) : [],
    );
    if (recorded.length > 0) return Math.min(...recorded); // recorded traffic cannot be repeated to fit the others
    return commonPeriod(of.map((settings) => kindOf(settings).period(settings, traces)));
  };
  return {
    kind: "sum",
    description: "Several arrival processes at once.",
    schema: z.strictObject({
      kind: z.literal("sum"),
      of: z
        .array(part, { error: "`of` is a list of arrival processes" })
        .min(1, { error: "a sum needs at least one arrival process" }),
    }) satisfies z.ZodType<SumArrivals>,
    problems: (settings) => [...occursProblems(settings), ...periodProblems(periodOf(settings, new Map()))],
    meanRate: ({ of }, traces) => of.reduce((sum, settings) => sum + kindOf(settings).meanRate(settings, traces), 0),
    period: periodOf,
    windowProblem({ of }, window, traces) {
      const problems = of.map((settings) => windowProblem(kindOf(settings), settings, { window, traces }));
      return problems.find((problem) => problem !== null) ?? null;
    },
    scaled: (settings, factor) => ({
      ...settings,
      of: settings.of.map((part) => kindOf(part).scaled(part, factor) as Part),
    }),
    start({ of }, run) {
      const sources = of.map((settings, i) =>
        kindOf(settings).start(settings, { ...run, random: (name) => run.random(`part-${i}.${name}`) }),
      );
      return mergedArrivals(sources);
    },
  };
}

interface WindowQuestion {
  readonly window: { readonly duration: number; readonly warmUp: number };
  readonly traces: Traces;
}

/** What is wrong with a window for one process: its own rule, or that it must hold whole periods. */
export function windowProblem<Settings>(
  process: ArrivalProcess<Settings>,
  settings: Settings,
  { window, traces }: WindowQuestion,
): string | null {
  if (process.windowProblem !== undefined) return process.windowProblem(settings, window, traces);
  const period = process.period(settings, traces);
  if (period === null || window.duration % period === 0) return null;
  const fewer = Math.floor(window.duration / period);
  const choices = [fewer, fewer + 1].filter((n) => n > 0).map((n) => formatDuration(n * period));
  return `must hold whole periods of the traffic, ${formatDuration(period)} each: ${choices.join(" or ")}`;
}

/** The least common multiple; null if all are null, Infinity if it is beyond a year. */
function commonPeriod(periods: readonly (number | null)[]): number | null {
  return periods.reduce((common, period) => {
    if (common === null || period === null) return common ?? period;
    if (common > longestPeriod) return Number.POSITIVE_INFINITY;
    const multiple = (common / greatestCommonDivisor(common, period)) * period;
    return multiple <= longestPeriod ? multiple : Number.POSITIVE_INFINITY;
  }, null);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function periodProblems(period: number | null): readonly KindProblem[] {
  if (period !== Number.POSITIVE_INFINITY) return [];
  return [{ key: "of", message: "the periods of the parts have no common multiple within a year" }];
}

function occursProblems({ of }: SumArrivals): readonly KindProblem[] {
  const occurrences = of.flatMap((part) => (part.kind === "spike" && part.occurs !== undefined ? [part.occurs] : []));
  if (new Set(occurrences).size <= 1) return [];
  return [{ key: "of", message: "all spikes of a sum that say `occurs` must say the same" }];
}
