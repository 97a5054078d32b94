import type { Scenario } from "../../scenario/scenario.ts";
import { type DisputedInput, disputedInputs, disputedRate, type InputEnd } from "../input-band/disputed-inputs.ts";
import type { HangsOn, Result } from "../result.ts";
import { mapAtOnce } from "../tasks/map-at-once.ts";
import type { Runner } from "../tasks/runner.ts";
import { costDifference, resultOf, type Variation } from "../turns/variation.ts";
import { comparedCandidates } from "./compared-candidates.ts";
import { findFlips } from "./find-flips.ts";
import type { SensitiveInput, SensitivePlace } from "./sensitive-input.ts";

type Compared = HangsOn["compared"];

/** A scenario with its answer, and whose difference is looked at. */
export interface HangsOnQuestion {
  readonly scenario: Scenario;
  readonly result: Result;
  /** Two candidates by name; default: the best and the next cheapest acceptable one. */
  readonly between?: readonly [string, string];
}

export interface HangsOnTools {
  /** Answers the scenario with one input changed; what it shares with `result` is not simulated again. */
  readonly variation: Variation;
  readonly runner: Runner;
  /** Told after each input how many are done. */
  readonly onInput: (done: number, all: number) => void;
}

/**
 * Every disputed input alone at the ends of its range, how far each moves the difference between two candidates, and
 * where within its range the verdict turns; what moves the difference most comes first.
 *
 * @throws ScenarioError where `between` names no candidate that is eligible
 */
export async function hangsOn(
  { scenario, result, between }: HangsOnQuestion,
  { variation, runner, onInput }: HangsOnTools,
): Promise<HangsOn> {
  const compared = comparedCandidates(result, between);
  const inputs = inputsThatMatter(scenario);
  const context = { scenario, best: result.verdict.best, compared, variation };
  let done = 0;
  const sensitive = await mapAtOnce(inputs, runner.workers === 1 ? 1 : runner.workers + 1, async (input) => {
    const one = await sensitiveInput(input, context);
    onInput(++done, inputs.length);
    return one;
  });
  return { compared, inputs: [...sensitive].sort((one, other) => (other.swing ?? -1) - (one.swing ?? -1)) };
}

/** The disputed inputs, traffic among them, of which at least one end differs from the scenario. */
export function inputsThatMatter(scenario: Scenario): readonly DisputedInput[] {
  return [...disputedInputs(scenario), disputedRate()].filter((input) => changesAnything(input, scenario));
}

function changesAnything({ ends }: DisputedInput, scenario: Scenario): boolean {
  return ends.some((end) => end.apply(scenario) !== null);
}

interface InputContext {
  readonly scenario: Scenario;
  /** The verdict's best candidate as the scenario stands. */
  readonly best: string | null;
  readonly compared: Compared;
  readonly variation: Variation;
}

async function sensitiveInput(input: DisputedInput, context: InputContext): Promise<SensitiveInput> {
  const { scenario, compared, variation } = context;
  const ends: SensitivePlace[] = [];
  for (const end of input.ends) ends.push(...(await placeAt(end, context)));
  const differences = [
    ...ends.map(({ difference }) => difference.mean),
    ...(ends.length < 2 ? [compared?.difference.mean ?? null] : []),
  ];
  const known = differences.filter((difference) => difference !== null);
  const flips =
    input.between === null
      ? flipsOfEnds(ends, context.best)
      : await findFlips({ scenario, between: input.between, own: input.own }, variation);
  return {
    name: input.name,
    ends,
    swing: known.length < 2 ? null : spread(known),
    flips: [...flips],
    isRange: input.between !== null,
  };
}

/** Costs are sums of products, so that equal ones may differ in their last digits. */
const rounding = 1e-9;

function spread(differences: readonly number[]): number {
  const width = Math.max(...differences) - Math.min(...differences);
  return width <= rounding * Math.max(...differences.map(Math.abs)) ? 0 : width;
}

/** Nothing where the scenario has the end already. */
async function placeAt(
  end: InputEnd,
  { scenario, compared, variation }: InputContext,
): Promise<readonly SensitivePlace[]> {
  const varied = end.apply(scenario);
  if (varied === null) return [];
  const result = await variation.full(varied);
  const acceptable = (name: string | undefined) =>
    name === undefined ? false : (resultOf(result, name)?.acceptable ?? false);
  return [
    {
      because: end.because,
      best: result.verdict.best,
      difference:
        compared === null
          ? { mean: null, low: null, high: null }
          : costDifference(result, compared.next, compared.best),
      acceptable: { best: acceptable(compared?.best), next: acceptable(compared?.next) },
    },
  ];
}

/** An input with ends alone flips the verdict at the ends that have another best candidate. */
function flipsOfEnds(ends: readonly SensitivePlace[], best: string | null): SensitiveInput["flips"] {
  return ends.flatMap((end, index) =>
    end.best === best
      ? []
      : [
          {
            value: end.because,
            at: { mean: index, low: null, high: null },
            best: end.best,
            because: end.acceptable.best && end.acceptable.next ? ("cost" as const) : ("objective" as const),
          },
        ],
  );
}
