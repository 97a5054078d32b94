import type { SampleSets } from "../../../engine/distributions/index.ts";
import type { FrontDoor } from "../../../platforms/front-doors/front-door.ts";
import { frontDoors } from "../../../platforms/front-doors/index.ts";
import type { ArrivalSettings } from "../../../workloads/arrivals/index.ts";
import type { ColdCall } from "./cold-call.ts";
import type { CoveredFunction } from "./covered-function.ts";
import { expectedColdFraction } from "./expected-cold-fraction.ts";
import type { ExpectedHandler } from "./expected-handler.ts";
import { spillAt } from "./spill-at.ts";

/** What becomes of requests at a mean rate, as shares. */
export interface ExpectedCourse {
  /** Of those offered: refused by a limit. */
  readonly throttled: number;
  /** Of those offered: served and answered in time, without failing. */
  readonly completed: number;
  /** Of those served: beyond the provisioned instances; null where there are none. */
  readonly spill: number | null;
  /** Of those served: found no initialised instance; null where no law tells it. */
  readonly coldFraction: number | null;
}

export interface CourseQuestion {
  readonly arrivals: ArrivalSettings;
  /** Mean, requests per second. */
  readonly rate: number;
  readonly handler: ExpectedHandler;
  readonly cold: ColdCall;
  readonly samples: SampleSets;
}

/** Where requests end up in the long run: at each location alike. */
export function expectedCourse(covered: CoveredFunction, asked: CourseQuestion): ExpectedCourse {
  const { pool, workload, locations } = covered;
  const { handler, cold, samples } = asked;
  const rate = asked.rate / locations;
  // Requests that are spread among locations by chance come to each of them more like Poisson's.
  const arrivals: ArrivalSettings = locations === 1 ? asked.arrivals : { kind: "poisson", rate };
  const byRate = refusedByRate(covered, asked.rate);
  const question = { arrivals, rate: rate * (1 - byRate), held: handler.held, isConstant: handler.isConstant };
  const byLimit = spillAt(question, pool.concurrencyLimit);
  const served = (1 - byRate) * (1 - byLimit);
  const beyond = pool.provisionedConcurrency === 0 ? null : spillAt(question, pool.provisionedConcurrency);
  const spill = beyond === null ? null : byLimit >= 1 ? 0 : Math.max(0, beyond - byLimit) / (1 - byLimit);
  return {
    throttled: 1 - served,
    completed: served * (1 - handler.timedOut) * (1 - workload.failures),
    spill,
    coldFraction: expectedColdFraction(covered, { rate, handler, cold, spill, samples }),
  };
}

/** What is refused at a steady rate above those of the front door, and of the function at one location. */
function refusedByRate({ pool, locations }: CoveredFunction, rate: number): number {
  const door: FrontDoor = frontDoors[pool.frontDoor];
  const most = [
    door.limits.requestRate?.value ?? Number.POSITIVE_INFINITY,
    (pool.requestRate?.perSecond ?? Number.POSITIVE_INFINITY) * locations,
  ];
  return Math.max(0, 1 - Math.min(...most) / rate);
}
