import type { Scenario } from "../../scenario/scenario.ts";
import type { Result } from "../result.ts";
import type { Runner } from "../tasks/runner.ts";
import { resultOf, type Variation } from "../turns/variation.ts";
import { hangsOn } from "./hangs-on.ts";

interface Answered {
  readonly scenario: Scenario;
  readonly result: Result;
}

interface Tools {
  readonly variation: Variation;
  readonly runner: Runner;
}

interface Wanted {
  /** Whether it was asked for. */
  readonly sensitivity?: boolean;
  readonly between?: readonly [string, string];
}

/** The answer with what its verdict hangs on, where that was asked for and somebody can serve the workload at all. */
export async function withSensitivity(
  { scenario, result }: Answered,
  { variation, runner }: Tools,
  { sensitivity = false, between }: Wanted,
): Promise<Result> {
  if (!sensitivity || !result.candidates.some(({ eligible }) => eligible)) return result;
  // A candidate that cannot serve costs nothing to compare: then the best is compared with the next, as without names.
  const isKnown = between?.every((name) => resultOf(result, name) !== null) === true;
  const told = await hangsOn(
    { scenario, result, ...(isKnown ? { between } : {}) },
    { variation, runner, onInput: (done, all) => runner.tell(done / all, "varying inputs") },
  );
  return { ...result, sensitivity: told };
}
