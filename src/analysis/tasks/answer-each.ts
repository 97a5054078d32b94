import { canonicalScenario } from "../../scenario/canonical.ts";
import { located } from "../../scenario/located.ts";
import type { Parsed } from "../../scenario/parse-scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { dataCache } from "../data-cache.ts";
import { Interrupted } from "../interrupted.ts";
import { loadData } from "../load-data.ts";
import type { Result } from "../result.ts";
import { simulateLoaded, simulating } from "../simulate.ts";
import type { SimulateOptions } from "../simulate-options.ts";
import type { Kept } from "./kept.ts";
import { mapAtOnce } from "./map-at-once.ts";
import { memoryStore } from "./run-store.ts";
import { Runner } from "./runner.ts";

/** Several scenarios that are to be answered, each made when its turn comes. */
export interface Questions<Value> {
  readonly count: number;
  readonly question: (index: number) => Parsed;
  /** What is kept of an answer: plain JSON data. */
  readonly take: (result: Result) => Value;
  /** Answers that were finished before, needs `hash`; absent: none. */
  readonly kept?: Kept | undefined;
  /** False for what is kept and no answer: another hand may have written it. Absent: everything is taken. */
  readonly isAnswer?: (kept: unknown) => kept is Value;
  /** False where only totals are wanted: no series, no worst hour. */
  readonly detail: boolean;
  /** What progress is labelled with. */
  readonly label: string;
}

/**
 * Answers several scenarios at once and gives what is kept of each answer, in their order. They share the workers, the
 * recorded data and every run that two of them have in common: what differs only in its prices is simulated once.
 *
 * @throws ScenarioError, Interrupted as `simulate` does
 */
export async function answerEach<Value>(
  { count, question, take, kept, isAnswer, detail, label }: Questions<Value>,
  options: SimulateOptions,
): Promise<readonly Value[]> {
  const runner = new Runner({ ...options, store: options.store ?? memoryStore() });
  const cache = dataCache();
  const shares = new Float64Array(count);
  const tell = () => runner.tell(Math.min(1, shares.reduce((sum, share) => sum + share, 0) / count), label);
  // One more than the workers: while one answer is summed up, the workers have another's runs.
  const atOnce = runner.workers === 1 ? 1 : runner.workers + 1;
  return mapAtOnce([...Array(count).keys()], atOnce, async (index) => {
    if (options.signal?.aborted === true) throw new Interrupted();
    const { scenario, locate } = question(index);
    const value = await answerOne(scenario, index).catch((error) => {
      throw located(error, locate);
    });
    shares[index] = 1;
    tell();
    return value;
  });

  async function answerOne(scenario: Scenario, index: number): Promise<Value> {
    const data = await loadData(scenario, options, cache);
    const digest = kept === undefined ? null : (options.hash?.(canonicalScenario(scenario, data.hashes)) ?? null);
    const known = digest === null ? undefined : kept?.recall(digest);
    if (known !== undefined && isAnswer?.(known) !== false) return known as Value;
    const part = runner.forPart((progress) => {
      // How long the sizing of a fleet takes is not known before: it does not count.
      if (progress.label === simulating) shares[index] = progress.share;
      tell();
    });
    const { result } = await simulateLoaded(scenario, data, { ...options, runner: part, detail });
    const value = take(result);
    if (digest !== null) kept?.keep(digest, value);
    return value;
  }
}
