import type { Result } from "../../analysis/result.ts";
import { formatSignificant } from "../../units/significant.ts";
import { ownPlace } from "../candidates.ts";
import { formatNumber } from "../format-estimate.ts";
import { turningRate } from "../turning-rate.ts";

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
  const place = `${side} ${formatNumber(at)}${unit === "" ? "" : ` ${unit}`} (now ${formatNumber(ownPlace(result))})`;
  return [{ to, how: axis === "rate" ? place : `with ${axis} ${place}`, isForemost: true }];
}

function staffTurns({ verdict: { best, difference, staffHoursToFlip } }: Result): readonly VerdictTurn[] {
  if (best === null || difference === null || staffHoursToFlip === null) return [];
  const how = `with ${formatSignificant(staffHoursToFlip)} more staff hours a month for ${best}`;
  return [{ to: difference.with, how, isForemost: true }];
}

function inputTurns(result: Result): readonly VerdictTurn[] {
  const { breakEven, sensitivity, verdict } = result;
  const told = (sensitivity?.inputs ?? []).flatMap((input): Omit<VerdictTurn, "isForemost">[] => {
    // The rate has been told where it was searched for.
    if (input.name === "traffic" && breakEven?.axis === "rate") return [];
    const flip = input.flips.find(({ best }) => best !== verdict.best);
    if (flip === undefined || isStaffTold(flip.value, result)) return [];
    return [{ to: flip.best, how: input.isRange ? `with ${input.name} at ${flip.value}` : `with ${flip.value}` }];
  });
  return told.map((turn, index) => ({ ...turn, isForemost: index === 0 }));
}

/** Where the best candidate counts no staff so far, hours that turn its verdict are the hours that it may take. */
function isStaffTold(value: string, { verdict: { staffHoursToFlip } }: Result): boolean {
  return staffHoursToFlip !== null && value === `${formatSignificant(staffHoursToFlip)} h`;
}
