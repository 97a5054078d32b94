import type { Result } from "../../analysis/result.ts";
import { dailyInWords, unitAfter } from "../../units/place-text.ts";
import { formatSignificant } from "../../units/significant.ts";
import { ownPlace } from "../candidates.ts";
import { formatNumber } from "../format-estimate.ts";
import { turningRate } from "../turning-rate.ts";
import { staffTimeInWords } from "./staff-time-in-words.ts";

/** One thing that alone would turn the verdict. */
export interface VerdictTurn {
  /** The best candidate then; null: none. */
  readonly to: string | null;
  /** "above 22.6 requests/s (now 8.02)", "with 1.16 more staff hours a month for A". */
  readonly how: string;
  /** False for the second and every further input, which page one's first sentence leaves to a later line. */
  readonly isForemost: boolean;
}

/**
 * What would turn the verdict: the nearest rate, staff hours for the best candidate, and every disputed input that does
 * so within its range, each told once.
 */
export function verdictTurns(result: Result): readonly VerdictTurn[] {
  return [...rateTurns(result), ...staffTurns(result), ...inputTurns(result)];
}

function rateTurns(result: Result): readonly VerdictTurn[] {
  const turning = turningRate(result);
  if (turning === null || result.breakEven === undefined) return [];
  const { axis, unit } = result.breakEven;
  const { at, side, to } = turning;
  const place = `${side} ${turningPlace(at, ownPlace(result), unit)}`;
  return [{ to, how: axis === "rate" ? place : `with ${axis} ${place}`, isForemost: true }];
}

/** "22.6 requests/s (now 8.02)"; of low rates "0.0121 requests/s (1,050 a day; now 1 a day)". */
function turningPlace(at: number, own: number | null, unit: string): string {
  const number = formatNumber(at);
  const [daily, ownDaily] = [dailyInWords(at, unit), own === null ? null : dailyInWords(own, unit)];
  const now = ownDaily ?? `${formatNumber(own)}${daily === null ? "" : " a second"}`;
  return `${number}${unitAfter(number, unit)} (${daily === null ? "" : `${daily}; `}now ${now})`;
}

function staffTurns({ verdict: { best, difference, staffHoursToFlip } }: Result): readonly VerdictTurn[] {
  if (best === null || difference === null || staffHoursToFlip === null) return [];
  const staff = staffTimeInWords(staffHoursToFlip);
  return staff === null ? [] : [{ to: difference.with, how: `with ${staff} a month for ${best}`, isForemost: true }];
}

interface InputTurn extends Omit<VerdictTurn, "isForemost"> {
  /** The same gap of staff time as has been told, seen from the other side. */
  readonly isToldGap: boolean;
}

function inputTurns(result: Result): readonly VerdictTurn[] {
  const { breakEven, sensitivity, verdict } = result;
  const told = (sensitivity?.inputs ?? []).flatMap((input): readonly InputTurn[] => {
    // The rate has been told where it was searched for.
    if (input.name === "traffic" && breakEven?.axis === "rate") return [];
    const flip = input.flips.find(({ best }) => best !== verdict.best);
    if (flip === undefined || isStaffTold(flip.value, result)) return [];
    const how = input.isRange ? `with ${input.name} at ${flip.value}` : `with ${flip.value}`;
    return [{ to: flip.best, how, isToldGap: isStaffGap(input.name, flip.best, result) }];
  });
  const foremost = told.find(({ isToldGap }) => !isToldGap);
  return told.map((turn) => ({ to: turn.to, how: turn.how, isForemost: turn === foremost }));
}

/** What the best candidate may take more of, its next may as well take less of. */
function isStaffGap(name: string, flipsTo: string | null, { verdict }: Result): boolean {
  const { difference, staffHoursToFlip } = verdict;
  const isTold = staffHoursToFlip !== null && staffTimeInWords(staffHoursToFlip) !== null;
  return isTold && name.startsWith("staff hours") && flipsTo === difference?.with;
}

/** Where the best candidate counts no staff so far, hours that turn its verdict are the hours that it may take. */
function isStaffTold(value: string, { verdict: { staffHoursToFlip } }: Result): boolean {
  return staffHoursToFlip !== null && value === `${formatSignificant(staffHoursToFlip)} h`;
}
