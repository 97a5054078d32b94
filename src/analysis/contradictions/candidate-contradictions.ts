import type { CandidateResult, Estimate, Result } from "../result.ts";
import { type Contradiction, remedy, writtenPrecision } from "./contradiction.ts";
import { meanOutside } from "./disordered-estimates.ts";
import { latencyContradictions } from "./latency-contradictions.ts";

/** What the candidates of a result say against each other or against themselves. */
export function candidateContradictions({ candidates }: Pick<Result, "candidates">): readonly Contradiction[] {
  if (candidates.length === 0) return [{ path: "candidates", message: `is empty, and no result has none; ${remedy}` }];
  const own = candidates.flatMap((candidate, index) => {
    if (!candidate.eligible) return [];
    const found = [
      ...billContradictions(candidate),
      ...latencyContradictions(candidate),
      ...seriesContradictions(candidate),
      ...meansOutside(candidate),
    ];
    return found.map((one) => ({ ...one, path: `candidates[${index}].${one.path}` }));
  });
  const names = candidates.map(({ name }) => name);
  return [...repeats(names), ...reserved(names), ...own];
}

/** No scenario may name a candidate so, as records by name would not hold it. */
function reserved(names: readonly string[]): readonly Contradiction[] {
  return names.flatMap((name, index) => {
    if (!(name in Object.prototype)) return [];
    const path = `candidates[${index}].name`;
    return [{ path, message: `"${name}" is a name which programs keep for themselves, and no candidate's; ${remedy}` }];
  });
}

function repeats(names: readonly string[]): readonly Contradiction[] {
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (first === index) return [];
    const path = `candidates[${index}].name`;
    return [{ path, message: `"${name}" is the name of candidates[${first}] too, and names are unique; ${remedy}` }];
  });
}

/** The lines sum to the total (never below zero), which is the cost, fixed and by usage. */
function billContradictions({ bill, cost, costSplit }: CandidateResult): readonly Contradiction[] {
  const sum = Math.max(
    0,
    bill.lines.reduce((total, { amount }) => total + amount, 0),
  );
  const size = bill.lines.reduce((total, { amount }) => total + Math.abs(amount), 0);
  const isSame = (one: number, other: number) =>
    Math.abs(one - other) <= writtenPrecision * Math.max(size, Math.abs(one), Math.abs(other));
  const tell = (path: string, message: string) => [{ path, message: `${message}; ${remedy}` }];
  const { total } = bill;
  const monthly = cost.monthly.mean;
  const split = costSplit.fixed + costSplit.usage;
  if (!isSame(total, sum)) return tell("bill.total", `${total} is not the sum of the lines, ${sum}`);
  if (monthly !== null && !isSame(monthly, total))
    return tell("cost.monthly.mean", `${monthly} is not the bill's total, ${total}`);
  if (!isSame(split, total)) return tell("costSplit", `fixed and usage sum to ${split}, the bill to ${total}`);
  return [];
}

function seriesContradictions({ series }: CandidateResult): readonly Contradiction[] {
  const steps = series.offered.length;
  const lists = Object.entries(series).filter((entry): entry is [string, number[]] => Array.isArray(entry[1]));
  const odd = lists.find(([, values]) => values.length !== steps);
  if (odd === undefined) return [];
  const message = `has ${odd[1].length} steps, and series.offered has ${steps}; ${remedy}`;
  return [{ path: `series.${odd[0]}`, message }];
}

/** Of what is an average over the replications: percentiles and costs are not. */
function meansOutside({ requests, coldStarts, latency, wait, concurrency, instances }: CandidateResult) {
  const groups: Readonly<Record<string, Readonly<Record<string, Estimate>>>> = {
    requests,
    coldStarts,
    latency: { mean: latency.mean },
    wait: { mean: wait.mean },
    concurrency,
    instances,
  };
  return Object.entries(groups).flatMap(([group, estimates]) =>
    Object.entries(estimates).flatMap(([name, estimate]) => meanOutside(estimate, `${group}.${name}`)),
  );
}
