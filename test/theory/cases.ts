import type { CandidateResult } from "../../src/analysis/result.ts";
import { coldStartLaw } from "../../src/engine/laws/cold-start-law.ts";
import { erlangB } from "../../src/engine/laws/erlang-b.ts";
import { md1Wait } from "../../src/engine/laws/md1-wait.ts";
import { mg1ProcessorSharing } from "../../src/engine/laws/mg1-processor-sharing.ts";
import { mginfBusy } from "../../src/engine/laws/mginf-busy.ts";
import { mmcWait } from "../../src/engine/laws/mmc-wait.ts";
import { mmck } from "../../src/engine/laws/mmck.ts";
import { provisionedSpill } from "../../src/engine/laws/provisioned-spill.ts";
import type { Estimate } from "../../src/engine/statistics/estimate.ts";

/** Fixed before the first run. */
export const seed = 1;
/** At least 20 are asked for; more make the tail of z lighter where the quick runs are short. */
export const replications = 40;
/** How much shorter `npm test` runs than `npm run validation`. */
export const quickFactor = 20;

/** One exact value, in the unit of the result field that estimates it. */
export interface Expectation {
  readonly what: string;
  readonly exact: number;
  /** The 95 % interval's full width that validation must reach, as a share of the exact value. */
  readonly fullWidth: number;
  readonly read: (candidate: CandidateResult) => Estimate;
}

/** One scenario with what theory says of it. */
export interface TheoryCase {
  readonly name: string;
  /** Requests per second. */
  readonly rate: number;
  /** Seconds until what the run started with is forgotten. */
  readonly warmUp: number;
  /**
   * Requests of all replications together in `npm run validation`: at least 1.6 times what the width needs by a trial
   * run, and enough that the quick replications are long ones too.
   */
  readonly requests: number;
  /** YAML of `workload.work`, and of the one candidate. */
  readonly work: string;
  readonly candidate: string;
  readonly expectations: readonly Expectation[];
}

/** The scenario file of a case, `factor` times shorter than in validation. */
export function scenarioText({ name, rate, warmUp, requests, work, candidate }: TheoryCase, factor: number): string {
  const duration = requests / (replications * rate * factor);
  return `
name: "${name}"
seed: ${seed}
replications: ${replications}
duration: ${duration.toFixed(3)}s
warmUp: ${warmUp}s
workload:
  arrivals: {kind: poisson, rate: ${rate}/s}
  work: ${work}
  memory: 128MB
slo: ["throttled <= 100%", "rejected <= 100%"]
candidates:
  - ${candidate}
`;
}

const coldFraction = (result: CandidateResult) => result.coldStarts.fraction;
const meanInstances = (result: CandidateResult) => result.instances.mean;
const meanConcurrency = (result: CandidateResult) => result.concurrency.mean;
const meanWait = (result: CandidateResult) => result.wait.mean;
const meanLatency = (result: CandidateResult) => result.latency.mean;
const spill = (result: CandidateResult) => result.provisioned?.spill ?? notReported;
const provisionedUtilisation = (result: CandidateResult) => result.provisioned?.utilisation ?? notReported;
// An objective's observation is the only field that holds these as shares of what was offered.
const throttledShare = (result: CandidateResult) => result.slo[0]?.observed ?? notReported;
const rejectedShare = (result: CandidateResult) => result.slo[1]?.observed ?? notReported;
const notReported: Estimate = { mean: null, low: null, high: null };

/** Keys of a function that starts at once and adds no latency of its own. */
function lambda(keys: string): string {
  const plain = "platform: aws-lambda, memory: 1769MB, coldStart: 0ms, overhead: 0ms, timeout: 900s";
  return `{name: function, ${plain}, ${keys}}`;
}

/** Keys of machines that add no latency of their own. */
function machines(keys: string): string {
  return `{name: machines, platform: aws-ec2, overhead: 0ms, ${keys}}`;
}

/** Rate/s, mean service s, keep-alive s, requests: the exact table of facts c.4. */
const coldStartRows = [
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

const coldStarts: readonly TheoryCase[] = coldStartRows.map(([rate, serviceMean, keepAlive, requests]) => {
  const law = coldStartLaw({ rate, serviceMean, keepAlive })!;
  return {
    name: `cold starts at ${rate} per s, service ${serviceMean} s, keep-alive ${keepAlive} s`,
    rate,
    warmUp: keepAlive + 20 * serviceMean,
    requests,
    work: `{io: {kind: exponential, mean: ${serviceMean}s}}`,
    candidate: lambda(`keepAlive: ${keepAlive}s, routing: most-recently-used`),
    expectations: [
      { what: "cold", exact: law.coldFraction, fullWidth: law.coldFraction < 0.001 ? 0.05 : 0.02, read: coldFraction },
      { what: "instances", exact: law.meanInstances, fullWidth: 0.02, read: meanInstances },
    ],
  };
});

/** Offered load, concurrency limit, law of a service of 2 s on average, requests. */
const throttlingRows = [
  [1, 1, "exponential", 4_000_000],
  [2, 3, "lognormal", 4_000_000],
  [10, 10, "exponential", 4_000_000],
  [10, 15, "constant", 6_500_000],
  [100, 110, "exponential", 33_000_000],
] as const;

/** YAML of a service law by its name. */
function service(law: "exponential" | "constant" | "lognormal", mean: string): string {
  if (law === "constant") return mean;
  return law === "exponential" ? `{kind: exponential, mean: ${mean}}` : `{kind: lognormal, mean: ${mean}, sigma: 1}`;
}

const throttling: readonly TheoryCase[] = throttlingRows.map(([load, limit, law, requests]) => ({
  name: `Erlang B, load ${load}, limit ${limit}, ${law} service`,
  rate: load / 2,
  warmUp: 100,
  requests,
  work: `{io: ${service(law, "2s")}}`,
  candidate: lambda(`concurrencyLimit: ${limit}`),
  expectations: [{ what: "throttled", exact: erlangB(load, limit), fullWidth: 0.02, read: throttledShare }],
}));

/** Offered load, provisioned instances, requests; service of 2 s on average. */
const spillRows = [
  [1.8, 2, 4_000_000],
  [1.8, 4, 4_000_000],
  [10, 10, 4_000_000],
  [20, 25, 8_000_000],
] as const;

const spilling: readonly TheoryCase[] = spillRows.map(([load, provisioned, requests]) => {
  const law = provisionedSpill(load, provisioned);
  return {
    name: `spill, load ${load}, provisioned ${provisioned}`,
    rate: load / 2,
    warmUp: 100,
    requests,
    work: `{io: ${service("exponential", "2s")}}`,
    candidate: lambda(`provisionedConcurrency: ${provisioned}`),
    expectations: [
      { what: "spill", exact: law.spill, fullWidth: 0.02, read: spill },
      { what: "utilisation", exact: law.utilisation, fullWidth: 0.02, read: provisionedUtilisation },
    ],
  };
});

const endless: readonly TheoryCase[] = (["exponential", "constant", "lognormal"] as const).map((law) => ({
  name: `M/G/inf, load 20, ${law} service`,
  rate: 10,
  warmUp: law === "lognormal" ? 600 : 60,
  requests: 4_000_000,
  work: `{io: ${service(law, "2s")}}`,
  candidate: lambda("keepAlive: 60s"),
  expectations: [{ what: "busy", exact: mginfBusy(10, 2).mean, fullWidth: 0.02, read: meanConcurrency }],
}));

/** Mean service on machines, milliseconds. */
const serviceMs = 10;
const perSecond = 1000 / serviceMs;

/** Offered load, servers, instance type, instances, requests. */
const sharedQueueRows = [
  [0.9, 1, "m7g.medium", 1, 36_000_000],
  [1.6, 2, "m7g.large", 1, 8_500_000],
  [18, 20, "m7g.large", 10, 62_000_000],
] as const;

const sharedQueues: readonly TheoryCase[] = sharedQueueRows.map(([load, servers, type, instances, requests]) => ({
  name: `M/M/${servers}, load ${load}`,
  rate: load * perSecond,
  warmUp: 60,
  requests,
  work: `{cpu: ${service("exponential", `${serviceMs}ms`)}}`,
  candidate: machines(
    `instance: ${type}, instances: ${instances}, slots: ${servers / instances}, queue: 100000, balancing: shared-queue`,
  ),
  expectations: [
    { what: "wait", exact: mmcWait(load, servers, serviceMs).mean, fullWidth: 0.02, read: meanWait },
    { what: "latency", exact: mmcWait(load, servers, serviceMs).mean + serviceMs, fullWidth: 0.02, read: meanLatency },
  ],
}));

/** Rate per mean service time, servers, places, instances of m7g.large, requests. */
const boundedRows = [
  [8, 10, 10, 5, 4_000_000],
  [12, 10, 20, 5, 4_000_000],
  [4, 2, 5, 1, 4_000_000],
] as const;

const boundedQueues: readonly TheoryCase[] = boundedRows.map(([load, servers, places, instances, requests]) => {
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
      { what: "rejected", exact: law.blocking, fullWidth: 0.02, read: rejectedShare },
      { what: "latency", exact: law.meanResponse * serviceMs, fullWidth: 0.02, read: meanLatency },
    ],
  };
});

const constantService: TheoryCase = {
  name: "M/D/1, load 0.8",
  rate: 0.8 * perSecond,
  warmUp: 20,
  requests: 5_200_000,
  work: `{cpu: ${serviceMs}ms}`,
  candidate: machines("instance: m7g.medium, instances: 1, slots: 1, queue: 100000, balancing: shared-queue"),
  expectations: [{ what: "wait", exact: md1Wait(0.8 / serviceMs, serviceMs), fullWidth: 0.02, read: meanWait }],
};

/** Law of service, requests. */
const sharingRows = [
  ["exponential", 4_000_000],
  ["constant", 4_000_000],
  ["lognormal", 4_000_000],
] as const;

const processorSharing: readonly TheoryCase[] = sharingRows.map(([law, requests]) => ({
  name: `M/G/1 processor sharing, load 0.7, ${law} service`,
  rate: 0.7 * perSecond,
  warmUp: 20,
  requests,
  work: `{cpu: ${service(law, `${serviceMs}ms`)}}`,
  candidate: machines("instance: m7g.medium, instances: 1, slots: 10000, queue: 0"),
  expectations: [
    { what: "latency", exact: mg1ProcessorSharing(0.7 / serviceMs, serviceMs), fullWidth: 0.02, read: meanLatency },
  ],
}));

/** Every law the simulator must reproduce. */
export const theoryCases: readonly TheoryCase[] = [
  ...sharedQueues,
  ...boundedQueues,
  constantService,
  ...processorSharing,
  ...throttling,
  ...spilling,
  ...endless,
  ...coldStarts,
];
