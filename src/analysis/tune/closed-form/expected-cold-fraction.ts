import type { SampleSets } from "../../../engine/distributions/index.ts";
import { createDistribution } from "../../../engine/distributions/index.ts";
import { coldStartLaw } from "../../../engine/laws/cold-start-law.ts";
import { microsecondsPer } from "../../../units/duration.ts";
import type { ColdCall } from "./cold-call.ts";
import type { CoveredFunction } from "./covered-function.ts";
import { arrivalsWithin, evenInterval } from "./evenly-spaced.ts";
import type { ExpectedHandler } from "./expected-handler.ts";

export interface ColdQuestion {
  /** Mean at one location, requests per second. */
  readonly rate: number;
  readonly handler: ExpectedHandler;
  readonly cold: ColdCall;
  /** Share beyond the provisioned instances; null where there are none. */
  readonly spill: number | null;
  readonly samples: SampleSets;
}

/** Rounds after which the share and the time that cold starts take agree to more digits than the law's own conditions. */
const rounds = 4;

/**
 * The share of requests that find no idle instance in the long run, of a run that has long begun; null where no law tells
 * it. Poisson arrivals: the law of most-recently-used instances with a constant keep-alive, as if service were exponential
 * with the mean of cold and warm requests together. Evenly spaced ones of constant work: all or none.
 */
export function expectedColdFraction(
  { pool, workload, locations }: CoveredFunction,
  asked: ColdQuestion,
): number | null {
  const { keepAlive, routing, recycleAfter } = pool;
  if (asked.spill === 0) return 0;
  if (asked.spill !== null || recycleAfter !== null || keepAlive.kind !== "constant") return null;
  const kept = createDistribution(keepAlive, asked.samples).mean;
  const interval = evenInterval(workload.arrivals);
  if (interval !== null) return locations === 1 ? evenFraction(asked, { interval, kept }) : null;
  if (workload.arrivals.kind !== "poisson" || routing !== "most-recently-used") return null;
  let fraction = 0;
  for (let round = 0; round < rounds; round++) {
    const service = asked.handler.held + fraction * asked.cold.held;
    const law = coldStartLaw({
      rate: asked.rate,
      serviceMean: service / microsecondsPer.s,
      keepAlive: kept / microsecondsPer.s,
    });
    if (law === null) return null;
    fraction = law.coldFraction;
  }
  return fraction;
}

/** Every instance idles equally long between two requests: until the first arrival after its end. */
function evenFraction(
  { handler, cold }: ColdQuestion,
  { interval, kept }: { readonly interval: number; readonly kept: number },
): number | null {
  if (!handler.isConstant) return null;
  const idleAfter = (held: number) => arrivalsWithin(held, interval) * interval - held;
  if (idleAfter(handler.held) < kept) return 0;
  // Cold starts go on where they leave no instance idle shortly enough either.
  return idleAfter(handler.held + cold.held) >= kept ? 1 : null;
}
