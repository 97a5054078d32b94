import { lambda, machines, type Question } from "./ask.ts";

/*
 * Where requests only wait, a constant time that is a whole number of milliseconds, a function's month costs
 * rate x seconds x price of one request, and a fleet's month a constant; the break-even is one division. Prices of
 * us-east-1 as AWS lists them (2026-09-19 and, for machines, 2026-07-20), written down here once more on purpose.
 */
const hours = 730;
const seconds = hours * 3600;
const perRequest = 0.0000002;
const x86 = 0.0000166667;
const arm = 0.0000133334;
const disk = 8 * 0.08;
const ipv4 = 0.005 * hours;

/** Two candidates whose break-even is one division. */
export interface ClosedForm {
  readonly name: string;
  readonly question: Question;
  /** The break-even in requests per second. */
  readonly exact: number;
}

/** Every break-even that arithmetic gives; also rows of the validation page. */
export const closedForms: readonly ClosedForm[] = [
  {
    name: "128 MB on x86_64 for 100 ms, one m7g.medium",
    question: {
      io: "100ms",
      candidates: [
        lambda("functions", { memory: "128MB" }),
        machines("machines", { instance: "m7g.medium", instances: 1 }),
      ],
    },
    exact: (0.0408 * hours + disk + ipv4) / (seconds * (perRequest + 0.125 * 0.1 * x86)),
  },
  {
    name: "1 GB on arm64 for 200 ms, two m7g.large, random arrivals",
    question: {
      arrivals: "poisson",
      replications: 5,
      io: "200ms",
      candidates: [
        lambda("functions", { memory: "1GB", architecture: "arm64" }),
        machines("machines", { instance: "m7g.large", instances: 2 }),
      ],
    },
    exact: (2 * (0.0816 * hours + disk + ipv4)) / (seconds * (perRequest + 0.2 * arm)),
  },
  {
    name: "512 MB on x86_64 for 300 ms with the free tier, one c7g.large",
    question: {
      io: "300ms",
      freeTier: true,
      candidates: [
        lambda("functions", { memory: "512MB" }),
        machines("machines", { instance: "c7g.large", instances: 1 }),
      ],
    },
    exact:
      (0.0725 * hours + disk + ipv4 + 1_000_000 * perRequest + 400_000 * x86) /
      (seconds * (perRequest + 0.5 * 0.3 * x86)),
  },
  {
    // One request in ten opens a connection; a capacity unit takes 25 new ones a second.
    name: "256 MB on arm64 for 80 ms behind an HTTP API, one r6g.large behind a load balancer, random arrivals",
    question: {
      arrivals: "poisson",
      replications: 5,
      io: "80ms",
      candidates: [
        lambda("functions", { memory: "256MB", architecture: "arm64", frontDoor: "aws-http-api" }),
        machines("machines", { instance: "r6g.large", instances: 1, frontDoor: "aws-alb" }),
      ],
    },
    exact:
      (0.1008 * hours + disk + 0.0225 * hours + 2 * ipv4) /
      (seconds * (perRequest + 0.25 * 0.08 * arm + 0.000001) - hours * (0.1 / 25) * 0.008),
  },
  {
    name: "10 GB on x86_64 for 1 s, into the second tier, 200 r8g.4xlarge",
    question: {
      io: "1s",
      candidates: [
        lambda("functions", { memory: "10GB" }),
        machines("machines", { instance: "r8g.4xlarge", instances: 200, disk: "0B", publicIpv4: false }),
      ],
    },
    exact: (200 * 0.94256 * hours - 6e9 * (x86 - 0.000015)) / (seconds * (perRequest + 10 * 0.000015)),
  },
  {
    name: "2 GB on x86_64 for 50 ms in a month of 720 h at prices of one's own, one m5.large, random arrivals",
    question: {
      arrivals: "poisson",
      replications: 5,
      io: "50ms",
      month: "720h",
      candidates: [
        lambda("functions", { memory: "2GB", prices: { gbSeconds: 0.00002 } }),
        machines("machines", { instance: "m5.large", prices: { instanceHours: 0.25 }, disk: "0B", publicIpv4: false }),
      ],
    },
    exact: (0.25 * 720) / (720 * 3600 * (perRequest + 2 * 0.05 * 0.00002)),
  },
];
