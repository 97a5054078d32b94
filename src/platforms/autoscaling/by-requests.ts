import { type Autoscaler, wholeInstances } from "./autoscaler.ts";

/** The rule has nothing to set. */
export type ByRequests = Readonly<Record<never, never>>;

/**
 * Nobody decides: requests that find no slot start instances (`startsOnDemand`), and an instance that has served nobody
 * for long enough ends (`keepAlive`).
 */
export const byRequests: Autoscaler<ByRequests, null> = {
  rhythm: () => ({ sample: Number.POSITIVE_INFINITY, samplesPerDecision: 1, memory: 1, warmUp: 0 }),
  start: () => null,
  decide: ({ current }) => ({ desired: current, state: null }),
  describe: () => "as requests need them",
  steadySize: (_, load, instance) => wholeInstances(load.concurrency / instance.slots),
};
