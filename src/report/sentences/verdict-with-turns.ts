import type { Result } from "../../analysis/result.ts";
import { placesText } from "../../units/place-text.ts";
import { ownPlace } from "../candidates.ts";
import { turningRate } from "../turning-rate.ts";
import { type VerdictTurn, verdictTurns } from "./verdict-turns.ts";

/** The verdict with what would turn it, in one sentence. */
export function verdictWithTurns(result: Result): string {
  const { sentence, kind } = result.verdict;
  // Who had too few requests to be judged turns to nobody.
  if (kind === "not decided") return sentence;
  const turns = verdictTurns(result).filter(({ isForemost }) => isForemost);
  const [listed, stays] = [turnsInWords(turns), staysInWords(result)];
  if (listed === null && stays === null) return sentence;
  const verb = kind === "cannot tell" ? "it is" : "it turns to";
  const clause =
    listed === null ? `${stays} turns it` : `${verb} ${listed}${stays === null ? "" : `, and at ${stays}`}`;
  return `${sentence.replace(/\.$/, "")}; ${clause}.`;
}

/** "B above 22.6 requests/s, or with 1.16 more staff hours a month for A": a name that is told already is not repeated. */
function turnsInWords(turns: readonly VerdictTurn[]): string | null {
  if (turns.length === 0) return null;
  return turns
    .map(({ to, how }, index) => (index > 0 && turns[index - 1]!.to === to ? how : `${nameOf(to, index)} ${how}`))
    .join(", or ");
}

function nameOf(to: string | null, index: number): string {
  const name = to ?? "no acceptable candidate";
  return index === 0 ? name : `to ${name}`;
}

/** "no rate from 0.08 to 800 requests/s", where the scenario's own place lies within and nothing turns there. */
function staysInWords(result: Result): string | null {
  const { breakEven, verdict } = result;
  const own = ownPlace(result);
  if (breakEven === undefined || verdict.best === null || own === null || turningRate(result) !== null) return null;
  const { axis, unit, searched } = breakEven;
  const [from, to] = searched as [number, number];
  if (own < from || own > to) return null;
  const range = `from ${placesText([from, to], { unit })}`;
  return axis === "rate" ? `no rate ${range}` : `no value of ${axis} ${range}`;
}
