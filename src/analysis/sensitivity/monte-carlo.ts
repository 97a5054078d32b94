import { triangularRoot } from "../../engine/fitting/triangular-root.ts";
import { RandomStream } from "../../engine/random-stream.ts";
import { standardNormalExceedance, standardNormalQuantile } from "../../engine/standard-normal.ts";
import { wilsonInterval } from "../../engine/statistics/wilson-interval.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { DisputedInput } from "../input-band/disputed-inputs.ts";
import type { Result } from "../result.ts";
import { mapAtOnce } from "../tasks/map-at-once.ts";
import { resultOf, type Variation } from "../turns/variation.ts";
import type { MonteCarlo } from "./sensitivity-result.ts";

/** Two inputs that are not independent: the correlation of the normal quantiles of their places. */
export interface Correlation {
  readonly inputs: readonly [string, string];
  readonly correlation: number;
}

export interface MonteCarloPlan {
  readonly scenario: Scenario;
  readonly inputs: readonly DisputedInput[];
  readonly draws: number;
  readonly correlations: readonly Correlation[];
  readonly atOnce: number;
  /** Told after each draw how many are done. */
  readonly onDraw: (done: number) => void;
}

/**
 * All inputs drawn together, each evenly over its range (evenly in factors where it is one of factors; of inputs with
 * ends alone, one of them), the same dice of the simulation in every draw: how often each candidate is the cheapest
 * acceptable one.
 */
export async function monteCarlo(plan: MonteCarloPlan, variation: Variation): Promise<MonteCarlo> {
  const { scenario, inputs, draws, correlations, atOnce, onDraw } = plan;
  const places = drawPlaces(plan);
  let done = 0;
  const results = await mapAtOnce(places, atOnce, async (shares) => {
    const varied = inputs.reduce((one, input, index) => atPlace(input, shares[index]!).apply(one) ?? one, scenario);
    const result = await variation.glance(varied);
    onDraw(++done);
    return taken(result);
  });
  const share = (count: number) => wilsonInterval(count, draws);
  return {
    draws,
    correlations: correlations.map(({ inputs: pair, correlation }) => ({ inputs: [...pair], correlation })),
    candidates: scenario.candidates.map(({ name }) => {
      const seen = results.flatMap((one) => one.candidates.get(name) ?? []);
      const costs = seen.map(({ cost }) => cost).sort((one, other) => one - other);
      const at = (percent: number) => costs[Math.min(costs.length - 1, Math.floor(percent * costs.length))]!;
      return {
        name,
        cheapest: share(results.filter(({ best }) => best === name).length),
        cost: costs.length === 0 ? null : { p5: at(0.05), p50: at(0.5), p95: at(0.95) },
        acceptable: seen.filter(({ acceptable }) => acceptable).length / draws,
      };
    }),
    none: share(results.filter(({ best }) => best === null).length),
  };
}

interface Taken {
  readonly best: string | null;
  readonly candidates: ReadonlyMap<string, { readonly cost: number; readonly acceptable: boolean }>;
}

/** What is kept of a draw. */
function taken(result: Result): Taken {
  const candidates = result.candidates.flatMap(({ name }) => {
    const one = resultOf(result, name);
    return one === null ? [] : [[name, { cost: one.bill.total, acceptable: one.acceptable }] as const];
  });
  return { best: result.verdict.best, candidates: new Map(candidates) };
}

/** An input at a place from 0 to 1; one with ends alone at one of them, or where it has one end at that or as it is. */
function atPlace({ between, ends }: DisputedInput, share: number) {
  if (between !== null) return between(share);
  const asItIs = { because: "as it is", apply: (scenario: Scenario) => scenario };
  const choices = ends.length === 1 ? [asItIs, ends[0]!] : ends;
  return choices[Math.min(choices.length - 1, Math.floor(share * choices.length))]!;
}

/** By draw and input: numbers in (0, 1), each input's from a stream of its own name. */
function drawPlaces({ scenario, inputs, draws, correlations }: MonteCarloPlan): readonly (readonly number[])[] {
  const root = triangularRoot(correlationMatrix(inputs, correlations));
  const streams = inputs.map(
    ({ name }) => new RandomStream({ seed: scenario.seed, replication: 0, name: `uncertain.${name}` }),
  );
  return Array.from({ length: draws }, () => {
    const own = streams.map((stream) => stream.next());
    if (correlations.length === 0) return own.map((u) => 1 - u);
    const normals = own.map((u) => standardNormalQuantile(Math.min(u, 1 - 1e-16)));
    return root.map(
      (row) => 1 - standardNormalExceedance(row.reduce((sum, factor, k) => sum + factor * normals[k]!, 0)),
    );
  });
}

/** Ones on the diagonal, the given correlations beside it. */
export function correlationMatrix(
  inputs: readonly Pick<DisputedInput, "name">[],
  correlations: readonly Correlation[],
): readonly (readonly number[])[] {
  const correlationOf = (one: string, other: string) =>
    correlations.find(({ inputs: pair }) => pair.includes(one) && pair.includes(other))?.correlation ?? 0;
  return inputs.map(({ name: one }) =>
    inputs.map(({ name: other }) => (one === other ? 1 : correlationOf(one, other))),
  );
}

/** Whether so many correlations can hold together: no combination of the inputs has a negative variance. */
export function isPossible(matrix: readonly (readonly number[])[]): boolean {
  const root = triangularRoot(matrix);
  return matrix.every((row, i) =>
    row.every(
      (value, k) => Math.abs(value - root[i]!.reduce((sum, factor, j) => sum + factor * root[k]![j]!, 0)) < 1e-9,
    ),
  );
}
