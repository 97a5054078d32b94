import { fewestFor } from "../../../analysis/candidate-tally.ts";
import type { CandidateResult } from "../../../analysis/result.ts";
import { formatEstimate } from "../../format-estimate.ts";
import { figure } from "../figure.ts";
import { studentInterval } from "../interval-steps.ts";
import { type ExplainedMetric, perCandidate, type Step } from "../working.ts";

export const wait: ExplainedMetric = {
  name: "wait",
  aliases: ["wait.mean", "wait.p95", "wait.p99", "wait mean", "wait p95", "wait p99", "queueing", "waiting"],
  family: "Time",
  gist: "time before service begins: queued, or until an instance is initialised",
  definition:
    "The part of the latency in which a served request is not yet worked on. On functions it is the time until a new instance has been set up and initialised, nothing for the others; on machines and containers it is the time in line for a free slot, and for an instance that starts. Pauses before further attempts count too. Every served request counts, also those that wait for nothing.",
  unit: "ms",
  formula: "wait = moment at which service begins - moment of arrival; then mean, p95 and p99 of all served requests",
  interval: `Each replication gives its own mean, p95 and p99. ${studentInterval}`,
  workings: perCandidate(({ wait: seen, coldStarts, latency, requests }) => ({
    answer: `mean ${formatEstimate(seen.mean)}, p95 ${formatEstimate(seen.p95)}, p99 ${formatEstimate(seen.p99)} ms`,
    steps: waitSteps({ seen, coldStarts, latency, requests }),
  })),
};

function waitSteps({
  seen,
  coldStarts,
  latency,
  requests,
}: Pick<CandidateResult, "coldStarts" | "latency" | "requests"> & {
  readonly seen: CandidateResult["wait"];
}): readonly Step[] {
  const steps: Step[] = [];
  const [waited, all] = [seen.mean.mean, latency.mean.mean];
  if (waited === 0) return ["No request waited."];
  if (waited !== null && all !== null && all > 0) {
    steps.push({
      label: "Share of the mean latency that is wait",
      expression: `100 x ${figure(waited)} / ${figure(all)}`,
      value: (100 * waited) / all,
      unit: " %",
    });
  }
  const share = coldStarts.fraction.mean;
  if (waited !== null && share !== null && share > 0 && requests.retried.mean === 0) {
    steps.push({
      label: "Mean wait of a request that meets a cold start, if only those waited",
      expression: `${figure(waited)} / ${figure(share)}`,
      value: waited / share,
      unit: " ms",
    });
  }
  return steps;
}

export const coldLatency: ExplainedMetric = {
  name: "coldLatency",
  aliases: ["coldLatency.p50", "coldLatency.p99", "cold latency", "cold requests", "cold request latency"],
  family: "Time",
  gist: "latency of the requests that met a cold start",
  definition:
    "p50 and p99 of the latency, over only those requests that waited for an instance to initialise. It tells how bad a cold start is; coldStarts tells how often there is one.",
  unit: "ms",
  formula: "the percentiles of a histogram that holds the cold requests of all replications",
  interval: `Each replication gives its own percentiles. ${studentInterval}`,
  workings: perCandidate(({ coldLatency: seen, coldStarts }) => ({
    answer: seen.p50.mean === null ? "n/a" : `p50 ${formatEstimate(seen.p50)} ms, p99 ${formatEstimate(seen.p99)} ms`,
    steps: (["p50", "p99"] as const).flatMap((name) => {
      if (coldStarts.count.mean === 0) return name === "p50" ? ["No request met a cold start."] : [];
      if (seen[name].mean !== null) return [];
      const count = formatEstimate({ ...coldStarts.count, low: null, high: null }, { digits: 4 });
      return [
        `${name} needs ${figure(fewestFor(name))} cold requests in every replication; there were ${count} on average.`,
      ];
    }),
  })),
};

export const worstHour: ExplainedMetric = {
  name: "worstHour",
  aliases: ["worstHour.p99", "worst hour", "p99 of the worst hour", "worstHour.throttled", "worstHour.start"],
  family: "Time",
  gist: "the hour of the window with the highest p99",
  definition:
    "Each replication's window is cut into hours, and the p99 of each hour that holds enough requests is taken; this is the highest of them, with the requests that limits refused in the same hour. One p99 over a week hides a bad hour; this one shows it.",
  unit: "ms, and seconds from the start of the window",
  formula: "worstHour = the largest over replications and hours of the hour's p99",
  interval: "None: it is the largest of many.",
  workings: perCandidate(({ worstHour: worst, latency }) => {
    if (worst === null || worst.p99 === null) {
      return { answer: "n/a", steps: ["No hour of the window holds enough requests for a p99."] };
    }
    const whole = latency.p99.mean;
    const steps: Step[] = [
      `It begins ${figure(worst.start)} s after the start of the window; ${figure(worst.throttled)} requests were throttled in it.`,
    ];
    if (whole !== null && whole > 0) {
      const expression = `${figure(worst.p99)} / ${figure(whole)}`;
      steps.push({ label: "Times the p99 of the whole window", expression, value: worst.p99 / whole, unit: "" });
    }
    return { answer: `p99 ${figure(worst.p99)} ms`, steps };
  }),
};
