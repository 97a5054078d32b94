import { noEstimate } from "../../engine/statistics/estimate.ts";
import { pairedDifference } from "../../engine/statistics/paired-difference.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { type DataCache, dataCache } from "../data-cache.ts";
import { loadData } from "../load-data.ts";
import type { CandidateResult, Estimate, Result } from "../result.ts";
import { simulateLoaded } from "../simulate.ts";
import type { SimulateOptions } from "../simulate-options.ts";
import type { Runner } from "../tasks/runner.ts";

/** Answers a scenario and others that differ from it in their inputs; what two have in common is simulated once. */
export class Variation {
  readonly #options: SimulateOptions;
  readonly #runner: Runner;
  readonly #cache: DataCache;

  /** @param options with a store, which the runner has too; @param cache of the recorded data that is read already */
  constructor(options: SimulateOptions, runner: Runner, cache: DataCache = dataCache()) {
    this.#options = options;
    this.#runner = runner;
    this.#cache = cache;
  }

  /** From all replications. */
  async full(scenario: Scenario): Promise<Result> {
    return this.#answer(scenario);
  }

  /** The same with its series and its worst hour. */
  async detailed(scenario: Scenario): Promise<Result> {
    return this.#answer(scenario, true);
  }

  /** From one replication, which tells where something changes: the same dice for every value of an input. */
  async glance(scenario: Scenario): Promise<Result> {
    return this.#answer({ ...scenario, replications: 1, precision: null });
  }

  async #answer(scenario: Scenario, detail = false): Promise<Result> {
    const data = await loadData(scenario, this.#options, this.#cache);
    const runner = this.#runner.forPart(() => undefined);
    return (await simulateLoaded(scenario, data, { ...this.#options, runner, detail })).result;
  }
}

/** The candidate's result; null where it is not eligible. */
export function resultOf({ candidates }: Result, name: string): CandidateResult | null {
  const found = candidates.find((candidate) => candidate.name === name);
  return found?.eligible === true ? found : null;
}

/** Cost of one candidate less another's, USD a month, paired by replication. */
export function costDifference(result: Result, dearer: string, cheaper: string): Estimate {
  const [one, other] = [resultOf(result, dearer), resultOf(result, cheaper)];
  if (one === null || other === null) return noEstimate;
  const paired = pairedDifference(one.byReplication?.cost ?? [], other.byReplication?.cost ?? []);
  return { ...paired, mean: one.bill.total - other.bill.total };
}
