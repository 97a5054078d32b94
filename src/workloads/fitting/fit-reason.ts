import { formatDuration } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { FittedArrivals } from "./arrival-fit.ts";
import type { DispersionAtScale } from "./dispersion.ts";

/** A process is rejected where chance is this unlikely ... */
const rejectingProbability = 0.001;
/** ... and what is left over scatters this many times too much, or too little: a long recording sees every trifle. */
const rejectingIndex = 1.2;

/** The scale that speaks most clearly against a process: p < 0.001 and an index above 1.2 or below 1 / 1.2; else null. */
export function clearRejection(adequacy: readonly DispersionAtScale[]): DispersionAtScale | null {
  const against = adequacy.filter(
    ({ index, p }) => p < rejectingProbability && (index > rejectingIndex || index < 1 / rejectingIndex),
  );
  if (against.length === 0) return null;
  const clarity = ({ index }: DispersionAtScale) => Math.abs(Math.log(Math.max(1e-9, index)));
  return against.reduce((worst, each) => (clarity(each) > clarity(worst) ? each : worst));
}

interface JudgedFit extends FittedArrivals {
  readonly deltaAicc: number;
  readonly rejectedAt: DispersionAtScale | null;
}

/** Why the first of the fits was taken, or why the recording is kept instead. */
export function fitReason([best, second]: readonly JudgedFit[]): string {
  if (best === undefined) return "Nothing could be fitted.";
  const name = nameOf(best);
  if (best.rejectedAt !== null) {
    const { index, scale } = best.rejectedAt;
    const times = `${formatSignificant(index)} times the variance it allows in ${formatDuration(scale)}`;
    return `Even the best fit, ${name}, is rejected: the counts have ${times}; keep the recording as a trace.`;
  }
  const against = second === undefined ? "" : comparison(best, second);
  if (best.adequacy.length === 0) return `${name} fits best${against}, though there are too few arrivals to test it.`;
  return `${name} fits best${against}, and what it leaves over is within chance at every scale tested.`;
}

function comparison(best: JudgedFit, second: JudgedFit): string {
  const below = second.deltaAicc - best.deltaAicc;
  if (below >= 0) return `, AICc ${formatSignificant(below)} below ${nameOf(second)}`;
  return `, AICc only ${formatSignificant(-below)} above ${nameOf(second)}, which has more parameters`;
}

function nameOf({ settings }: FittedArrivals): string {
  if (settings.kind !== "diurnal") return settings.kind;
  return settings.profile?.length === 168 ? "the weekly profile" : "the daily profile";
}
