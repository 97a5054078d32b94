import { coldStartLaw } from "../../src/engine/laws/cold-start-law.ts";
import { readings } from "./readings.ts";
import { lambda } from "./scenario-keys.ts";
import type { TheoryGroup } from "./theory-case.ts";

/** Rate/s, mean service s, keep-alive s, requests. */
const rows = [
  [1, 1, 10, 1_000_000],
  [0.1, 2, 600, 2_700_000],
  [0.9, 1.991, 600, 30_000_000],
  [0.9, 2, 600, 30_000_000],
  [1, 2, 600, 33_000_000],
  [10, 2, 600, 36_000_000],
  [0.01, 0.1, 600, 18_000_000],
  [0.001, 1, 600, 1_000_000],
  [100, 2, 600, 380_000_000],
  [2, 0.2, 300, 9_000_000],
  [5, 0.1, 300, 23_000_000],
  [0.5, 0.5, 420, 25_000_000],
] as const;

const laws = ["cold-start-law", "poisson-probabilities", "inversion-points"];

/** A function's cold starts and instances under one constant keep-alive. */
export const coldStartCases: TheoryGroup = {
  title: "Cold starts",
  law: "An idle instance was released when the number of busy ones, Poisson with mean rate x service, last fell to n; a request is cold where the climb back from n to n + 1 takes longer than the keep-alive. Summed over n by inverting the Laplace transform of that climb (the recursion is derived in src/engine/laws/cold-start-law.ts; the inversion is Weideman and Trefethen, 2007).",
  settings:
    "a function without limits, Poisson arrivals, exponential service, a constant keep-alive, most-recently-used instance first; cold starts are counted and take no time.",
  cases: rows.map(([rate, serviceMean, keepAlive, requests]) => {
    const law = coldStartLaw({ rate, serviceMean, keepAlive })!;
    return {
      name: `${rate}/s, service ${serviceMean} s, keep-alive ${keepAlive} s`,
      rate,
      warmUp: keepAlive + 20 * serviceMean,
      requests,
      work: `{io: {kind: exponential, mean: ${serviceMean}s}}`,
      candidate: lambda(`keepAlive: ${keepAlive}s, routing: most-recently-used`),
      expectations: [
        { ...readings.cold, laws, exact: law.coldFraction, fullWidth: law.coldFraction < 0.001 ? 0.05 : 0.02 },
        { ...readings.instances, laws, exact: law.meanInstances, fullWidth: 0.02 },
      ],
    };
  }),
};
