import type { GateOutcome } from "../analysis/gates.ts";
import { gateSentence } from "../report/sentences/gate-sentence.ts";
import { nearestName } from "../units/nearest-name.ts";
import { exitCodes } from "./exit-codes.ts";
import { UsageError } from "./usage-error.ts";

/** Refuses, before anything is simulated, a gate that names no candidate. */
export function checkGates(gates: readonly string[], candidates: readonly { readonly name: string }[]): void {
  const names = candidates.map(({ name }) => name);
  const unknown = gates.find((gate) => !names.includes(gate));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, names);
  const hint = nearest === null ? "" : `; did you mean "${nearest}"?`;
  throw new UsageError(`--gate ${unknown}: no candidate has this name${hint} (candidates: ${names.join(", ")})`);
}

/** Says on standard error what became of every gate. Gives the exit code. */
export function reportGates(outcomes: readonly GateOutcome[]): number {
  for (const outcome of outcomes) process.stderr.write(`${gateSentence(outcome)}\n`);
  return outcomes.every(({ passed }) => passed) ? exitCodes.fine : exitCodes.gateFailed;
}
