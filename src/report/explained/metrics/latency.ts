import { formatEstimate } from "../../format-estimate.ts";
import { figure } from "../figure.ts";
import { intervalSteps, meanSteps, studentInterval } from "../interval-steps.ts";
import { type ExplainedMetric, perCandidate } from "../working.ts";

const covers =
  "It covers the requests that arrive in the window and are completed or time out, and everything the caller waits for: queues, initialisation, service, overheads, pauses before further attempts.";

export const meanLatency: ExplainedMetric = {
  name: "mean",
  aliases: ["latency.mean", "mean latency", "average", "average latency", "latency"],
  family: "Time",
  gist: "mean latency, as the caller sees it",
  definition: `The average time from a request's arrival to its answer. ${covers}`,
  unit: "ms",
  formula: "in each replication, sum of latencies / number of such requests; then the mean over replications",
  interval: `Each replication gives its own mean. ${studentInterval}`,
  workings: perCandidate(({ latency, byReplication }) => {
    const values = { values: byReplication?.mean, unit: " ms", each: "its own mean", estimate: latency.mean };
    const steps = latency.mean.low === null ? [...meanSteps(values), ...intervalSteps(values)] : intervalSteps(values);
    return { answer: formatEstimate(latency.mean, { unit: " ms" }), steps };
  }),
};

export const max: ExplainedMetric = {
  name: "max",
  aliases: ["latency.max", "maximum", "max latency", "longest"],
  family: "Time",
  gist: "the longest latency that was seen",
  definition: `The largest latency of any request in any replication. ${covers} More replications or a longer window only ever raise it, so it suits no comparison of runs of different length.`,
  unit: "ms",
  formula: "max = the largest of all latencies, exactly as it was (not a bucket's edge)",
  interval: "None: the largest of many has no mean to estimate.",
  workings: perCandidate(({ latency, histogram }) => {
    const last = histogram.upper.length - 1;
    const [from, to] = [histogram.upper[last - 1] ?? 0, histogram.upper[last] ?? 0];
    const seen = latency.max.mean;
    const steps = seen === null ? ["No request had a latency."] : [highest(histogram.count[last] ?? 0, [from, to])];
    return { answer: formatEstimate(latency.max, { unit: " ms" }), steps };
  }),
};

function highest(count: number, [from, to]: readonly [number, number]): string {
  const requests = count === 1 ? "1 request" : `${figure(count)} requests`;
  return `The highest bucket of the histogram, ${figure(from)} to ${figure(to)} ms, holds ${requests}.`;
}
