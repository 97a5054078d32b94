import type { GateOutcome } from "../../analysis/gates.ts";
import { plainCharacters } from "../plain-characters.ts";
import { openInWords, reasonInWords } from "./reason-in-words.ts";

/**
 * What there is to say of a gate, on one line for a terminal: why it failed, or what its pass leaves open; null where
 * it passed for certain.
 */
export function gateSentence({ name, passed, reasons, open }: GateOutcome): string | null {
  if (!passed) return plainCharacters(`gate "${name}" failed: ${reasons.map(reasonInWords).join("; ")}`);
  if (open.length === 0) return null;
  return plainCharacters(`warning: gate "${name}" passed, not for certain: ${open.map(openInWords).join("; ")}`);
}
