import { little } from "../../src/engine/laws/little.ts";
import { mmcWait } from "../../src/engine/laws/mmc-wait.ts";
import { mmck } from "../../src/engine/laws/mmck.ts";
import { readings } from "./readings.ts";
import { machines, service } from "./scenario-keys.ts";
import type { TheoryGroup } from "./theory-case.ts";

/** Mean service on machines, milliseconds. */
const serviceMs = 10;
const perSecond = 1000 / serviceMs;

/** Offered load, servers, instance type, instances, requests. */
const endlessRows = [
  [0.9, 1, "m7g.medium", 1, 36_000_000],
  [1.6, 2, "m7g.large", 1, 8_500_000],
  [18, 20, "m7g.large", 10, 62_000_000],
] as const;

/** Machines behind one queue without an end. */
export const sharedQueueCases: TheoryGroup = {
  title: "One queue for several vCPUs",
  law: "M/M/c: C of the requests wait (Erlang C, 1917), C S / (c - a) on average over all, and P(wait > t) = C exp(-(c - a) t / S).",
  settings:
    "m7g machines, as many slots as vCPUs, one shared queue, Poisson arrivals, exponential CPU time of 10 ms; a load is a number of busy vCPUs.",
  cases: endlessRows.map(([load, servers, type, instances, requests]) => {
    const law = mmcWait(load, servers, serviceMs);
    const laws = ["mmc-wait", "erlang-c", "erlang-b"];
    return {
      name: `M/M/${servers}, load ${load}`,
      rate: load * perSecond,
      warmUp: 60,
      requests,
      work: `{cpu: ${service("exponential", `${serviceMs}ms`)}}`,
      candidate: machines(
        `instance: ${type}, instances: ${instances}, slots: ${servers / instances}, queue: 100000, balancing: shared-queue`,
      ),
      expectations: [
        { ...readings.wait, laws, exact: law.mean, fullWidth: 0.02 },
        { ...readings.wait95, laws, exact: law.percentile(0.95), fullWidth: 0.03 },
        { ...readings.latency, laws, exact: law.mean + serviceMs, fullWidth: 0.02 },
      ],
    };
  }),
};

/** Rate per mean service time, servers, places, instances of m7g.large, requests. */
const boundedRows = [
  [8, 10, 10, 5, 4_000_000],
  [12, 10, 20, 5, 4_000_000],
  [4, 2, 5, 1, 4_000_000],
] as const;

/** Machines behind one queue with an end. */
export const boundedQueueCases: TheoryGroup = {
  title: "A queue with an end",
  law: "M/M/c/K: the number present is a birth-death chain with p(n) = p(n-1) a / min(n, c); an arrival sees those shares, and Little's law (1961) gives the times and the number in service.",
  settings: "m7g.large machines, two slots each, one shared queue, Poisson arrivals, exponential CPU time of 10 ms.",
  cases: boundedRows.map(([load, servers, places, instances, requests]) => {
    const law = mmck({ rate: load, serviceMean: 1, servers, places });
    return {
      name: `M/M/${servers}/${places}, load ${load}`,
      rate: load * perSecond,
      warmUp: 10,
      requests,
      work: `{cpu: ${service("exponential", `${serviceMs}ms`)}}`,
      candidate: machines(
        `instance: m7g.large, instances: ${instances}, slots: 2, queue: ${(places - servers) / instances}, balancing: shared-queue`,
      ),
      expectations: [
        { ...readings.rejected, laws: ["mmck"], exact: law.blocking, fullWidth: 0.02 },
        { ...readings.latency, laws: ["mmck", "little"], exact: law.meanResponse * serviceMs, fullWidth: 0.02 },
        {
          ...{ ...readings.concurrency, laws: ["little", "mmck"] },
          ...{ exact: little(load * (1 - law.blocking), 1), fullWidth: 0.02 },
        },
      ],
    };
  }),
};
