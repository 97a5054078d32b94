import { theoryGroups } from "../theory/cases.ts";
import { titles } from "./group-titles.ts";

/** One table of the page: its title and what is said above it, as plain text. */
export interface PageSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Files of src/engine/laws that its exact values come from. */
  readonly laws: readonly string[];
  /** The page of docs/ that says more. */
  readonly more?: string;
}

const ofTheory: readonly PageSection[] = theoryGroups.map(({ title, law, settings, cases }) => ({
  title,
  paragraphs: [law, `Simulated: ${settings}`],
  laws: [...new Set(cases.flatMap(({ expectations }) => expectations.flatMap(({ laws }) => laws)))],
}));

/** Sections whose exact values are laws, in the order of the page. */
export const lawSections: readonly PageSection[] = [
  ...ofTheory,
  {
    title: titles.summaryLaw,
    paragraphs: [
      "The same law at the rates and the mean service times of real experiments (the ten below).",
      "Simulated: a function without limits, Poisson arrivals, exponential service, keep-alive 600 s; cold starts take no time.",
    ],
    laws: ["cold-start-law", "poisson-probabilities", "inversion-points"],
  },
];

export const crossingSection: PageSection = {
  title: titles.crossings,
  paragraphs: [
    "Requests that only wait, a constant whole number of milliseconds, cost rate x seconds x price of one request; a fleet costs so much a month: the break-even is their quotient, from prices of us-east-1 that the test writes down once more.",
    "Found: by the search of break-even, from half to twice the exact value. Its resolution is 0.002 % with constant arrivals and 0.5 % with random ones.",
  ],
  laws: [],
};

/** Sections in which simulation stands beside what was measured. */
export const measuredSections: readonly PageSection[] = [
  {
    title: titles.replay,
    paragraphs: [
      "Runs of 28 h, May and June 2020, of a Poisson client against one function of about 1.95 s (pacslab/serverless-performance-modeling at 4b8897005428, experiments/results, MIT licence).",
      "Simulated: the recorded arrivals with the recorded durations, which contain the cold starts; keep-alive 600 s as the source assumes, most-recently-used instance first. There is no chance in a replay, hence no interval. The standard error of a measured share is binomial: part of that chance is in the arrivals, which are shared, so agreement is easier here than it looks.",
      "The second model is another program for the same rule (test/data/activity-rule.ts); it must count the same cold starts.",
    ],
    laws: [],
    more: "docs/lambda-replay.md",
  },
  {
    title: titles.summary,
    paragraphs: [
      "A summary of such runs (pacslab/simfaas at 5dd1623ad873, examples/exp.csv, MIT licence); the first six rows are the six runs, the last four further data. Standard errors of cold starts are the source's, from ten blocks.",
      "Simulated: Poisson arrivals, exponential service of the measured warm mean, cold starts as much longer as they were, keep-alive 600 s. The bounds on the mean relative error over the ten rows, 14.5 and 3.5 %, stand beside 12.2 and 3.1 % that the source published for its own simulator over twenty.",
    ],
    laws: [],
    more: "docs/lambda-replay.md",
  },
  {
    title: titles.fit,
    paragraphs: [
      "The six runs once more, each turned into a scenario: arrivals, work, overhead and cold start by the laws that fit best, keep-alive 640 s, recycled at 2 h; 28 h after 2 h of warm-up. The laws were fitted to the same runs that they are held against: agreement says that they carry what was measured through the simulation, not that the next week will be the same.",
      "The standard error of a measured percentile is that of the number of requests below it, which is binomial. Percentiles with fewer than 20 requests beyond them are left out.",
    ],
    laws: [],
    more: "docs/lambda-fit.md",
  },
];

export const trafficSection: PageSection = {
  title: titles.traffic,
  paragraphs: [
    "Whole recordings, read by import and replayed by run: no request may be lost or added. Known: counted by other programs, as the README of the data says. NASA: J. Dumoulin, M. Arlitt, C. Williamson, Internet Traffic Archive. World Cup: M. Arlitt and T. Jin, 1998 World Cup Web Site Access Logs, August 1998. Azure Functions: Shahrad et al., USENIX ATC 2020, and Zhang et al., SOSP 2021 (Microsoft, CC-BY 4.0, excerpts). Apache: elastic/examples at 6d86454ebb7a (Apache-2.0, one half of the file).",
  ],
  laws: [],
};

/** Why the model differs from what was measured, by table and quantity; every row that differs must be explained here. */
export const explanations: readonly { readonly group: string; readonly what: string; readonly why: string }[] = [
  {
    group: titles.fit,
    what: "p99 of latency",
    why: "the overhead was fitted by a table of quantiles, which goes straight from p99 (157 ms) to p99.9 (368 ms), where the measured ones stay low at first (p99.5 180 ms); with about as many cold starts as were measured the p99 is still 2.7 % too high. A tail beyond the p99 is not to be trusted from a fit.",
  },
  {
    group: titles.fit,
    what: "p95 of latency",
    why: "the same in a quieter run: its scenario has more cold starts than were measured, and the fitted tail of the overhead is heavier.",
  },
];

/** What else is known of the difference between model and reality. */
export const knownDifferences: readonly string[] = [
  "Cold starts: one keep-alive for all instances gives the busier functions too many cold starts and those around 0.008 requests/s too few. Extra instances of a busy function live longer than a lone one on AWS Lambda, and all are recycled after about two hours: docs/lambda-replay.md tries fifteen ways to end instances. Expect a share of cold starts to be right to about 15 % on average, and to a third around 0.008 requests/s.",
  "All these runs are of 2020, on one platform and one function. They say nothing of AWS Lambda today: its default keep-alive here is 6 minutes, by a measurement of January 2021.",
];

/** What stands beside no measurement and no law yet. */
export const notHeldAgainst: readonly string[] = [
  "Machines: laws of queueing only. There are measurements of the noise of virtual machines (Azure, 2023 and 2024) that the models have no use for yet.",
  "Memory and CPU: measured durations by memory size (2023 and 2025) are at hand and not yet compared.",
  "Cold start durations by runtime: measured ones (2017 to 2025) are at hand and not yet compared.",
  "Laws without a field to read: the number of instances on demand beside provisioned ones and its variance (provisioned-spill), the whole law of the number in service (mginf-busy). Their formulas are tested against published values.",
];
