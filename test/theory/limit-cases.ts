import { erlangB } from "../../src/engine/laws/erlang-b.ts";
import { little } from "../../src/engine/laws/little.ts";
import { provisionedSpill } from "../../src/engine/laws/provisioned-spill.ts";
import { readings } from "./readings.ts";
import { lambda, service } from "./scenario-keys.ts";
import type { TheoryGroup } from "./theory-case.ts";

/** Offered load, concurrency limit, law of a service of 2 s on average, requests. */
const throttlingRows = [
  [1, 1, "exponential", 4_000_000],
  [2, 3, "lognormal", 4_000_000],
  [10, 10, "exponential", 4_000_000],
  [10, 15, "constant", 6_500_000],
  [100, 110, "exponential", 33_000_000],
] as const;

/** A function at its concurrency limit. */
export const throttlingCases: TheoryGroup = {
  title: "Throttling at a concurrency limit",
  law: "Erlang B (A. K. Erlang, 1917): the share refused is B(n) = a B(n-1) / (n + a B(n-1)) from B(0) = 1, for any law of service; those served keep load x (1 - B) in service (Little, 1961).",
  settings: "a function with a concurrency limit, Poisson arrivals, service of 2 s on average, no retries.",
  cases: throttlingRows.map(([load, limit, law, requests]) => {
    const refused = erlangB(load, limit);
    return {
      name: `load ${load}, limit ${limit}, ${law} service`,
      rate: load / 2,
      warmUp: 100,
      requests,
      work: `{io: ${service(law, "2s")}}`,
      candidate: lambda(`concurrencyLimit: ${limit}`),
      expectations: [
        { ...readings.throttled, laws: ["erlang-b"], exact: refused, fullWidth: 0.02 },
        {
          ...{ ...readings.concurrency, laws: ["little", "erlang-b"] },
          ...{ exact: little((load / 2) * (1 - refused), 2), fullWidth: 0.02 },
        },
      ],
    };
  }),
};

/** Offered load, provisioned instances, requests; service of 2 s on average. */
const spillRows = [
  [1.8, 2, 4_000_000],
  [1.8, 4, 4_000_000],
  [10, 10, 4_000_000],
  [20, 25, 8_000_000],
] as const;

/** Provisioned concurrency, and what it cannot take. */
export const spillCases: TheoryGroup = {
  title: "Provisioned concurrency",
  law: "Provisioned instances serve first: the share that spills over is Erlang B of their number P, and load x (1 - B) / P of them are in use.",
  settings: "a function with provisioned concurrency and room beyond it, Poisson arrivals, exponential service of 2 s.",
  cases: spillRows.map(([load, provisioned, requests]) => {
    const law = provisionedSpill(load, provisioned);
    const laws = ["provisioned-spill", "erlang-b"];
    return {
      name: `load ${load}, ${provisioned} provisioned`,
      rate: load / 2,
      warmUp: 100,
      requests,
      work: `{io: ${service("exponential", "2s")}}`,
      candidate: lambda(`provisionedConcurrency: ${provisioned}`),
      expectations: [
        { ...readings.spill, laws, exact: law.spill, fullWidth: 0.02 },
        { ...readings.provisionedUse, laws, exact: law.utilisation, fullWidth: 0.02 },
      ],
    };
  }),
};
