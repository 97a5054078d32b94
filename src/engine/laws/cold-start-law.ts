import { type InversionPoint, inversionPoints } from "./inversion-points.ts";
import { type PoissonProbabilities, poissonProbabilities } from "./poisson-probabilities.ts";

export interface ColdStartSettings {
  /** Arrivals per unit of time. */
  readonly rate: number;
  /** Mean service time, warm and cold alike, in the same unit of time. */
  readonly serviceMean: number;
  /** How long an idle instance survives, in the same unit; finite. */
  readonly keepAlive: number;
}

export interface ColdStartLaw {
  /** Share of requests that find no idle instance; right to 10^-12, absolutely. */
  readonly coldFraction: number;
  /** Mean number of idle instances. */
  readonly meanIdle: number;
  /** Mean number of busy instances. */
  readonly meanBusy: number;
  /** Mean number of instances, busy or idle. */
  readonly meanInstances: number;
}

/** The largest mean number of busy instances worked out: some 25 ms; a load of 500 takes a fifth of a millisecond. */
export const largestColdStartLoad = 50_000;

/**
 * Exact cold starts of a function without a concurrency limit: Poisson arrivals, exponential service, a constant
 * keep-alive T, most-recently-used instance first.
 *
 * Idle instance number n + 1 was released when the number of busy ones last fell from n + 1 to n. Looking back in time,
 * that was as long ago as the busy count takes to climb from n to n + 1, tau(n). An arrival that sees n busy is
 * therefore cold with probability P(tau(n) > T), and with p(n), the Poisson probabilities of n busy:
 * cold fraction = sum p(n) P(tau(n) > T), mean idle = rate x sum p(n) E[min(tau(n), T)].
 *
 * @returns null where rate x serviceMean exceeds `largestColdStartLoad`
 */
export function coldStartLaw({ rate, serviceMean, keepAlive }: ColdStartSettings): ColdStartLaw | null {
  const meanBusy = rate * serviceMean;
  if (meanBusy > largestColdStartLoad) return null;
  if (rate === 0 || keepAlive === 0) return { coldFraction: 1, meanIdle: 0, meanBusy, meanInstances: meanBusy };
  const busy = poissonProbabilities(meanBusy);
  const arrivals = rate * keepAlive; // times are measured in keep-alives from here on
  const departures = serviceMean > 0 ? keepAlive / serviceMean : 0; // of each busy instance; without service none is
  let coldFraction = 0;
  let survived = 0;
  for (const point of inversionPoints) {
    const [cold, idle] = invertAt(point, { busy, arrivals, departures });
    coldFraction += cold;
    survived += idle;
  }
  coldFraction = Math.min(1, Math.max(0, coldFraction));
  const meanIdle = Math.max(0, arrivals * survived);
  return { coldFraction, meanIdle, meanBusy, meanInstances: meanBusy + meanIdle };
}

interface Climb {
  readonly busy: PoissonProbabilities;
  readonly arrivals: number;
  readonly departures: number;
}

/**
 * One contour point's part of sum p(n) P(tau(n) > 1) and of sum p(n) E[min(tau(n), 1)].
 *
 * The transform of tau(n)'s density at z is 1 - x(n), where x(n) = y / (arrivals + y), y = z + n departures x(n-1):
 * from n the busy count climbs at once, or falls first and must climb twice. P(tau > t) has the transform x / z, its
 * integral x / z^2. Complex numbers are written out as pairs, because this loop runs over every n.
 */
function invertAt([zReal, zImaginary, weightReal, weightImaginary]: InversionPoint, climb: Climb): [number, number] {
  const { first, probabilities } = climb.busy;
  let xReal = 0;
  let xImaginary = 0;
  let sumReal = 0;
  let sumImaginary = 0;
  for (let n = 0; n < first + probabilities.length; n++) {
    const falls = n * climb.departures;
    const yReal = zReal + falls * xReal;
    const yImaginary = zImaginary + falls * xImaginary;
    const allReal = climb.arrivals + yReal;
    const squared = allReal * allReal + yImaginary * yImaginary;
    xReal = (yReal * allReal + yImaginary * yImaginary) / squared;
    xImaginary = (yImaginary * allReal - yReal * yImaginary) / squared;
    if (n < first) continue;
    const probability = probabilities[n - first]!;
    sumReal += probability * xReal;
    sumImaginary += probability * xImaginary;
  }
  const zSquared = zReal * zReal + zImaginary * zImaginary;
  const onceReal = (sumReal * zReal + sumImaginary * zImaginary) / zSquared;
  const onceImaginary = (sumImaginary * zReal - sumReal * zImaginary) / zSquared;
  const twiceReal = (onceReal * zReal + onceImaginary * zImaginary) / zSquared;
  const twiceImaginary = (onceImaginary * zReal - onceReal * zImaginary) / zSquared;
  return [
    weightReal * onceImaginary + weightImaginary * onceReal,
    weightReal * twiceImaginary + weightImaginary * twiceReal,
  ];
}
