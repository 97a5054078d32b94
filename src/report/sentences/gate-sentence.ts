import type { GateOutcome } from "../../analysis/gates.ts";
import { plainCharacters } from "../plain-characters.ts";
import { openInWords, reasonInWords } from "./reason-in-words.ts";

/** What became of a gate, on one line for a terminal: why it failed, what it met, or what its pass leaves open. */
export function gateSentence({ name, passed, reasons, objectives, where, open }: GateOutcome): string {
  const gate = `${where === undefined ? "" : `${where}: `}gate "${name}"`;
  if (!passed) return plainCharacters(`${gate} failed: ${reasons.map(reasonInWords).join("; ")}`);
  if (open.length === 0) return plainCharacters(`${gate} passed: ${metInWords(objectives)}`);
  return plainCharacters(`warning: ${gate} passed, not for certain: ${open.map(openInWords).join("; ")}`);
}

function metInWords(objectives: number): string {
  if (objectives === 0) return "it completes what it must, and has no objectives";
  return objectives === 1 ? "1 objective met" : `${objectives} objectives met`;
}
