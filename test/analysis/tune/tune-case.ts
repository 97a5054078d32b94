import { tune } from "../../../src/analysis/tune/tune.ts";
import type { TuneQuestion } from "../../../src/analysis/tune/tune-question.ts";
import type { TuneResult, WorkingSize } from "../../../src/analysis/tune/tune-result.ts";
import { parseScenario } from "../../../src/index.ts";
import { sha256 } from "../../../src/node/index.ts";
import { bytesPerMegabyte } from "../../../src/units/size.ts";

/** Sizes in megabytes, as a list. */
export function megabytes(...sizes: readonly number[]): NonNullable<TuneQuestion["memory"]> {
  return { kind: "list", memories: sizes.map((one) => one * bytesPerMegabyte) };
}

/** The answer of `tune` for a scenario's text. */
export function tuned(text: string, question: TuneQuestion = {}): Promise<TuneResult> {
  const outcome = parseScenario(text);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path} ${message}`).join("\n"));
  return tune(outcome.scenario, question, { hash: sha256 });
}

/** The row of a size that works. */
export function working(result: TuneResult, name: string): WorkingSize {
  const row = result.sizes.find((one) => one.name === name);
  if (row?.works !== true) throw new Error(`${name} does not work`);
  return row;
}

export function picked(result: TuneResult, strategy: string): string | null {
  return result.advice.picks.find((pick) => pick.strategy === strategy)?.size ?? null;
}
