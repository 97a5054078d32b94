import { valueIntervals } from "../../engine/fitting/value-intervals.ts";
import { formatDuration } from "../../units/duration.ts";
import type { FittedArrivals, Recording } from "./arrival-fit.ts";
import type { FoundSwitching } from "./find-switching.ts";
import { burstySettings, type SwitchingRates, switchingRates } from "./switching-rates.ts";
import { switchingDispersion } from "./switching-residuals.ts";

/** With fewer bursts, their length and how often they come are hardly known. */
const fewBursts = 10;

/** The switching process that was found, as a scenario writes it. */
export function fitBursty({ span, interval }: Recording, { width, classes, peak }: FoundSwitching): FittedArrivals {
  const rates = switchingRates(peak.at);
  const values = (at: readonly number[]) => {
    const { rate, burstRate, burst, calm } = burstySettings(switchingRates(at));
    return { rate, burstRate, burst, calm };
  };
  return {
    // Scenarios write whole microseconds; rounded here, phases and mean rate still belong together.
    settings: burstySettings({ ...rates, burst: Math.round(rates.burst), calm: Math.round(rates.calm) }),
    parameters: 4,
    logLikelihood: peak.logLikelihood,
    intervals: valueIntervals(peak, values),
    adequacy: switchingDispersion(rates, classes, interval),
    caveat: caveat(rates, { width, length: span.last + 1 - span.first }),
  };
}

interface Seen {
  /** Of the bins and of the recording, microseconds. */
  readonly width: number;
  readonly length: number;
}

function caveat({ burst, calm }: SwitchingRates, { width, length }: Seen): string | null {
  const bursts = length / (burst + calm);
  if (bursts < fewBursts) {
    return `The recording holds only about ${Math.max(1, Math.round(bursts))} bursts, so how often they come is hardly known.`;
  }
  if (Math.min(burst, calm) >= 2 * width) return null;
  return `The phases are shorter than two of the intervals of ${formatDuration(width)} in which arrivals were counted.`;
}
