import { formatEstimate } from "../../format-estimate.ts";
import { figure } from "../figure.ts";
import { studentInterval } from "../interval-steps.ts";
import { type ExplainedMetric, perCandidate } from "../working.ts";
import { costInterval } from "./cost.ts";

export const interval: ExplainedMetric = {
  name: "interval",
  aliases: ["estimate", "confidence interval", "replications", "low", "high", "error", "precision"],
  family: "Method",
  gist: "what (low to high) means, and how it is made",
  definition:
    "Every replication is an independent run with its own dice, so their values differ by chance alone. In 95 of 100 such experiments the interval holds the mean that endless replications would give. It covers the dice and nothing else: wrong inputs are the business of the input band, and what is not modelled that of nobody's interval.",
  unit: "that of the metric",
  formula: "mean -/+ t(n - 1) x s / sqrt(n), for n replications; 4 times the replications halve it",
  interval: `Each replication gives its own value. ${studentInterval} One replication has no interval, and no event in n requests is told as at most 3 / n.`,
  workings: perCandidate((candidate) => ({
    answer: `${formatEstimate(candidate.cost.monthly)} USD a month, its cost as the example`,
    steps: costInterval(candidate),
  })),
};

export const checks: ExplainedMetric = {
  name: "checks",
  aliases: ["self-checks", "self checks", "law", "laws", "Little", "Erlang B", "M/M/c wait"],
  family: "Method",
  gist: "the exact laws that the run was held against",
  definition:
    "Where a candidate meets the conditions of a law of queueing theory, the simulation must agree with it: Little's law always, Erlang's formulas and the law of cold starts where arrivals and service are exponential. A law holds if it lies within three half widths of the interval (plus what lies across the window's ends), which a sound simulation misses about once in a thousand times.",
  unit: "that of the law",
  formula: "Little: requests in service = rate x time in service",
  interval: "That of the observed figure.",
  workings: (result) =>
    result.checks.map(({ law, candidate, expected, observed, holds }) => ({
      subject: `${law}: ${candidate}`,
      answer: holds ? "holds" : "FAILS",
      steps: [`Expected ${figure(expected)}, observed ${formatEstimate(observed, { digits: 6 })}.`],
    })),
};

export const digest: ExplainedMetric = {
  name: "digest",
  aliases: ["scenario.digest", "hash", "fingerprint", "seed"],
  family: "Method",
  gist: "the fingerprint of the question: equal digests ask the same",
  definition:
    "The SHA-256 of the scenario after defaults and --set, written as JSON with sorted keys, together with that of every recorded file it reads. Comments, order and spelled-out defaults do not change it; any value does. The same digest, seed and version give the same answer, byte for byte.",
  unit: "none",
  formula: "digest = sha256(canonical JSON of the resolved scenario, with the sha256 of each trace)",
  interval: "None.",
  workings: ({ scenario, command, version }) => [
    {
      subject: scenario.name,
      answer: scenario.digest ?? "none: it was made without a hash",
      steps: [`Made by ${command}, version ${version}, seed ${figure(scenario.seed)}.`],
    },
  ],
};
