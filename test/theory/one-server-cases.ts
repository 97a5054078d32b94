import { little } from "../../src/engine/laws/little.ts";
import { md1Wait } from "../../src/engine/laws/md1-wait.ts";
import { mg1ProcessorSharing } from "../../src/engine/laws/mg1-processor-sharing.ts";
import { mg1Wait } from "../../src/engine/laws/mg1-wait.ts";
import { mm1Response } from "../../src/engine/laws/mm1-response.ts";
import { readings } from "./readings.ts";
import { machines, type ServiceLaw, service } from "./scenario-keys.ts";
import type { Expectation, TheoryCase, TheoryGroup } from "./theory-case.ts";

/** Mean service, milliseconds. */
const serviceMs = 10;

interface OneServer extends Pick<TheoryCase, "name" | "requests" | "expectations"> {
  readonly load: number;
  /** YAML of the law of CPU time. */
  readonly cpu: string;
  /** YAML of the machine's keys for slots and queue. */
  readonly room: string;
}

function oneServer({ name, requests, expectations, load, cpu, room }: OneServer): TheoryCase {
  return {
    ...{ name, requests, expectations },
    rate: (load * 1000) / serviceMs,
    warmUp: 20,
    work: `{cpu: ${cpu}}`,
    candidate: machines(`instance: m7g.medium, instances: 1, ${room}`),
  };
}

const inOrder = "slots: 1, queue: 100000, balancing: shared-queue";
const exponential = service("exponential", `${serviceMs}ms`);
const response = mm1Response(0.8, serviceMs);
const responseLaw = ["mm1-response"];

const responseCase = oneServer({
  ...{ name: "M/M/1, load 0.8", load: 0.8, cpu: exponential, room: inOrder, requests: 20_000_000 },
  expectations: [
    { ...readings.latency, laws: responseLaw, exact: response.mean, fullWidth: 0.02 },
    { ...readings.latency50, laws: responseLaw, exact: response.percentile(0.5), fullWidth: 0.02 },
    { ...readings.latency99, laws: responseLaw, exact: response.percentile(0.99), fullWidth: 0.03 },
  ],
});

const constantCase = oneServer({
  ...{ name: "M/D/1, load 0.8", load: 0.8, cpu: `${serviceMs}ms`, room: inOrder, requests: 5_200_000 },
  expectations: [
    {
      ...{ ...readings.wait, laws: ["md1-wait", "mg1-wait"] },
      ...{ exact: md1Wait(0.8 / serviceMs, serviceMs), fullWidth: 0.02 },
    },
  ],
});

/** Name, YAML of the law, variance as a multiple of the squared mean, requests. A lognormal's is exp(sigma^2) - 1. */
const generalRows = [
  ["lognormal service, sigma 1", service("lognormal", `${serviceMs}ms`), Math.E - 1, 30_000_000],
  ["gamma service, cv 2", `{kind: gamma, mean: ${serviceMs}ms, cv: 2}`, 4, 30_000_000],
] as const;

const generalCases = generalRows.map(([name, cpu, spread, requests]) => {
  const serviceVariance = spread * serviceMs * serviceMs;
  const exact = mg1Wait({ rate: 0.7 / serviceMs, serviceMean: serviceMs, serviceVariance });
  return oneServer({
    ...{ name: `M/G/1, load 0.7, ${name}`, load: 0.7, cpu, room: inOrder, requests },
    expectations: [{ ...readings.wait, laws: ["mg1-wait"], exact, fullWidth: 0.03 }],
  });
});

/** One vCPU that serves in order of arrival. */
export const oneServerCases: TheoryGroup = {
  title: "One vCPU, in order of arrival",
  law: "M/M/1: latency is exponential with mean S / (1 - load). M/G/1 (Pollaczek and Khinchine, 1930 and 1932): the mean wait is rate x E[S^2] / (2 (1 - load)); of constant service, half of M/M/1's.",
  settings:
    "one m7g.medium with one slot and a queue that never fills, Poisson arrivals, CPU time of 10 ms on average.",
  cases: [responseCase, constantCase, ...generalCases],
};

const sharedResponse = mg1ProcessorSharing(0.7 / serviceMs, serviceMs);
const sharing: readonly Expectation[] = [
  { ...readings.latency, laws: ["mg1-processor-sharing"], exact: sharedResponse, fullWidth: 0.02 },
  {
    ...{ ...readings.concurrency, laws: ["little", "mg1-processor-sharing"] },
    ...{ exact: little(0.7 / serviceMs, sharedResponse), fullWidth: 0.03 },
  },
];

/** One vCPU that all requests share. */
export const sharingCases: TheoryGroup = {
  title: "One vCPU, shared by all requests",
  law: "M/G/1 under processor sharing (Sakata, Noguchi and Oizumi, 1971): the mean latency is S / (1 - load), whatever the law of service; by Little's law (1961) rate times that are in service.",
  settings: "one m7g.medium with 10,000 slots, Poisson arrivals, CPU time of 10 ms on average.",
  cases: (["exponential", "constant", "lognormal"] satisfies ServiceLaw[]).map((law) =>
    oneServer({
      ...{ name: `M/G/1 shared, load 0.7, ${law} service`, load: 0.7, requests: 4_000_000, expectations: sharing },
      ...{ cpu: service(law, `${serviceMs}ms`), room: "slots: 10000, queue: 0" },
    }),
  ),
};
