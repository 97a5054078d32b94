export interface MmckSettings {
  /** Arrivals per unit of time. */
  readonly rate: number;
  /** Mean service time, in the same unit of time; above 0. */
  readonly serviceMean: number;
  /** Servers, at least 1. */
  readonly servers: number;
  /** Places in all, in service and in the queue; at least `servers`. */
  readonly places: number;
}

export interface Mmck {
  /** Share of requests that find every place taken. */
  readonly blocking: number;
  /** Mean number of requests in service and in the queue. */
  readonly meanNumber: number;
  /** Mean wait plus service of the requests taken in; in the unit of `serviceMean`. */
  readonly meanResponse: number;
  /** Mean wait of the requests taken in; in the unit of `serviceMean`. */
  readonly meanWait: number;
}

/**
 * A queue with an end, M/M/c/K: Poisson arrivals, exponential service, c servers, K places. The number present is a
 * birth-death chain with p(n) = p(n-1) a / min(n, c); an arrival sees those shares, and Little's law gives the times.
 */
export function mmck({ rate, serviceMean, servers, places }: MmckSettings): Mmck {
  const load = rate * serviceMean;
  // Every weight is scaled by the largest so far, so that neither large loads nor many places overflow.
  let weight = 1;
  let total = 1;
  let weightedNumber = 0;
  for (let n = 1; n <= places; n++) {
    weight *= load / Math.min(n, servers);
    total += weight;
    weightedNumber += n * weight;
    if (weight > 1) {
      total /= weight;
      weightedNumber /= weight;
      weight = 1;
    }
  }
  const blocking = weight / total;
  const meanNumber = weightedNumber / total;
  // Without arrivals, a request that did come would be served at once.
  const meanResponse = rate > 0 ? meanNumber / (rate * (1 - blocking)) : serviceMean;
  return { blocking, meanNumber, meanResponse, meanWait: meanResponse - serviceMean };
}
