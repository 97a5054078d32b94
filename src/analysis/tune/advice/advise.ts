import { completedWhenAcceptable } from "../../summarise-candidate.ts";
import { differenceOf, type Figures, meanOf, type TunedMetric } from "../figures.ts";
import type { LookedAt } from "../looked-at.ts";
import type { TuneResult, TuneStrategy, WorkingSize } from "../tune-result.ts";
import { tuneStrategies } from "../tune-result.ts";
import { balancedInstability } from "./balanced-instability.ts";
import { balancedOf, cheapestOf, fastestOf } from "./by-strategy.ts";
import { kneeOf, paretoFront } from "./pareto-front.ts";

type Advice = TuneResult["advice"];

/** A variant that serves: its figures, and cost (USD a month) and duration (mean latency, ms) as strategies weigh them. */
interface Choice {
  readonly row: WorkingSize;
  readonly figures: Figures;
  readonly cost: number;
  readonly duration: number;
}

export interface AdviceContext {
  readonly strategy: TuneStrategy;
  readonly material: number;
  /** What the front weighs against cost. */
  readonly frontMetric: Extract<TunedMetric, "mean" | "p95">;
}

/** Which of the variants to take, by every strategy, and how sure that is. */
export function advise(all: readonly LookedAt[], { strategy, material, frontMetric }: AdviceContext): Advice {
  const choices = all.flatMap(choiceOf);
  const most = Math.max(...choices.map(({ row }) => row.completed.mean ?? 1));
  const serving = choices.filter(({ row }) => serves(row, most));
  const usual = serving.length > 0 ? serving : choices;
  const acceptable = choices.filter(({ row }) => row.acceptable);
  const chosen: Readonly<Record<TuneStrategy, Choice | null>> = {
    slo: cheapestOf(acceptable),
    cost: cheapestOf(usual),
    speed: fastestOf(usual),
    balanced: balancedOf(usual),
  };
  const alike: Readonly<Record<TuneStrategy, readonly Choice[]>> = {
    slo: alikeWith(chosen.slo, acceptable, "cost"),
    cost: alikeWith(chosen.cost, usual, "cost"),
    speed: alikeWith(chosen.speed, usual, "mean"),
    balanced: chosen.balanced === null ? [] : [chosen.balanced],
  };
  const recommended = chosen[strategy];
  const eligible = strategy === "slo" ? acceptable : usual;
  const front = paretoFront(
    usual.flatMap((choice) => {
      const duration = meanOf(choice.figures, frontMetric);
      return duration === null ? [] : [{ ...choice, duration }];
    }),
  );
  const near = nearlyAsCheap(recommended, eligible, material);
  return {
    recommended: recommended?.row.name ?? null,
    picks: tuneStrategies.map((one) => ({
      strategy: one,
      size: chosen[one]?.row.name ?? null,
      alike: alike[one].map(({ row }) => row.name),
    })),
    balancedInstability: balancedInstability(usual).map(({ without, chosen: other }) => ({
      without: without.map(({ row }) => row.name),
      size: other.row.name,
    })),
    front: front.map(({ row }) => row.name),
    knee: isWorthBending(front, material) ? (kneeOf(front)?.row.name ?? null) : null,
    nearlyAsCheap: near.map(({ row }) => row.name),
    fasterForLittle: fasterOf(recommended, near, material)?.row.name ?? null,
    savings: savings(recommended, choices),
  };
}

/** Where all of a front costs the same, nothing is bought along it, and no place on it is its knee. */
function isWorthBending(front: readonly Choice[], material: number): boolean {
  const [cheapest, fastest] = [front[0], front.at(-1)];
  return cheapest !== undefined && fastest !== undefined && fastest.cost > cheapest.cost * (1 + material);
}

function choiceOf({ row, figures }: LookedAt): readonly Choice[] {
  if (!row.works || figures === null) return [];
  const cost = row.cost.monthly.mean;
  const duration = row.latency.mean.mean;
  return cost === null || duration === null ? [] : [{ row, figures, cost, duration }];
}

/**
 * Whether it does the work at all, whatever the objectives say: what refuses its requests is cheap for the wrong reason.
 *
 * @param most the largest share that a size completes: requests that fail at every size speak against none
 */
function serves({ overloaded, completed }: WorkingSize, most: number): boolean {
  return !overloaded && (completed.mean ?? 1) >= completedWhenAcceptable * Math.min(1, most);
}

/** Those that dice and fit together cannot tell from the best; itself included. */
function alikeWith(best: Choice | null, choices: readonly Choice[], metric: TunedMetric): readonly Choice[] {
  if (best === null) return [];
  return choices.filter((one) => one === best || !differenceOf(one.figures, best.figures, metric).isCertain);
}

function nearlyAsCheap(best: Choice | null, choices: readonly Choice[], material: number): readonly Choice[] {
  return best === null ? [] : choices.filter(({ cost }) => cost <= best.cost * (1 + material));
}

/** The fastest of several, where it is materially faster than the best and the dice leave no doubt of it; null where none is. */
function fasterOf(best: Choice | null, choices: readonly Choice[], material: number): Choice | null {
  const fastest = fastestOf(choices);
  if (best === null || fastest === null || fastest === best) return null;
  const { mean, high } = differenceOf(fastest.figures, best.figures, "mean").estimate;
  if (fastest.duration > best.duration * (1 - material)) return null;
  const isFaster = fastest.figures.isExact ? mean! < 0 : high !== null && high < 0;
  return isFaster ? fastest : null;
}

/** What the current variant costs more than the recommended one. */
function savings(best: Choice | null, choices: readonly Choice[]): Advice["savings"] {
  const current = choices.find(({ row }) => row.isCurrent);
  if (best === null || current === undefined || current === best) return null;
  const { estimate, bandHalf } = differenceOf(current.figures, best.figures, "cost");
  const { mean } = estimate;
  const hasBand = current.figures.effects.size > 0 || best.figures.effects.size > 0;
  return {
    monthly: estimate,
    band: mean === null || !hasBand ? null : { low: mean - bandHalf, high: mean + bandHalf },
    share: mean === null || current.cost === 0 ? null : mean / current.cost,
  };
}
