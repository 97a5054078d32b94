import { busyCases } from "./busy-cases.ts";
import { coldStartCases } from "./cold-start-cases.ts";
import { spillCases, throttlingCases } from "./limit-cases.ts";
import { oneServerCases, sharingCases } from "./one-server-cases.ts";
import { boundedQueueCases, sharedQueueCases } from "./shared-queue-cases.ts";
import type { SeededCase, TheoryGroup } from "./theory-case.ts";

/** Every law the simulator must reproduce, in the order of the validation page. */
export const theoryGroups: readonly TheoryGroup[] = [
  ...[coldStartCases, throttlingCases, spillCases, busyCases],
  ...[sharedQueueCases, boundedQueueCases, oneServerCases, sharingCases],
];

/**
 * All cases. The seed of each is its place, fixed before the first run: one seed for all would give all cases the same
 * draws, and chance deviations of one would be those of many.
 */
export const theoryCases: readonly SeededCase[] = theoryGroups
  .flatMap(({ cases }) => cases)
  .map((theory, place) => ({ ...theory, seed: place + 1 }));
