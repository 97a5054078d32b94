import { fewestFor, type Percentile, percentiles as shares } from "../../../analysis/candidate-tally.ts";
import type { CandidateResult, Estimate } from "../../../analysis/result.ts";
import { formatEstimate } from "../../format-estimate.ts";
import { exactFigure, figure } from "../figure.ts";
import { intervalSteps, studentInterval } from "../interval-steps.ts";
import { type ExplainedMetric, perCandidate, type Step } from "../working.ts";

const words: Readonly<Record<Percentile, { readonly out: string; readonly spoken: string }>> = {
  p50: { out: "Half of all requests", spoken: "median" },
  p90: { out: "Nine of ten requests", spoken: "90th percentile" },
  p95: { out: "Nineteen of twenty requests", spoken: "95th percentile" },
  p99: { out: "Ninety-nine of a hundred requests", spoken: "99th percentile" },
  p999: { out: "Nine hundred ninety-nine of a thousand requests", spoken: "99.9th percentile" },
};

export const p50 = explained("p50", ["median", "p50 latency"]);
export const p90 = explained("p90", ["p90 latency"]);
export const p95 = explained("p95", ["p95 latency"]);
export const p99 = explained("p99", ["p99 latency", "tail latency", "histogram"]);
export const p999 = explained("p999", ["p99.9", "p999 latency", "p99.9 latency"]);

function explained(name: Percentile, aliases: readonly string[]): ExplainedMetric {
  const { out, spoken } = words[name];
  return {
    name,
    aliases: [`latency.${name}`, spoken, ...aliases],
    family: "Time",
    gist: `latency that ${out.toLowerCase()} do not exceed`,
    definition: `${out} are answered within it. Latency is what the caller sees: waits in queues and for initialisation, service, the platform's and the front door's overhead, and the pauses before further attempts. It covers the requests that arrive in the window and are completed or time out; throttled, rejected and failed ones have none.`,
    unit: "ms",
    formula: `all replications' requests in one histogram; the smallest time that a share of ${shares[name]} of them does not exceed, interpolated inside its bucket (edges differ by less than 0.8 %)`,
    interval: `Each replication gives its own ${name}. ${studentInterval} It says how far the dice move the figure; below ${figure(fewestFor(name))} requests per replication the figure itself is left out.`,
    workings: perCandidate((candidate) => ({
      answer: formatEstimate(candidate.latency[name], { unit: " ms" }),
      steps: [
        ...rankSteps(candidate, name),
        ...intervalSteps({
          values: candidate.byReplication?.[name],
          unit: " ms",
          each: `its own ${name}`,
          estimate: candidate.latency[name],
        }),
      ],
    })),
  };
}

function rankSteps(candidate: CandidateResult, name: Percentile): readonly Step[] {
  const { histogram, latency } = candidate;
  const counted = histogram.count.reduce((sum, count) => sum + count, 0);
  const { mean } = latency[name];
  if (mean === null) return [tooFew(candidate, name)];
  const rank = shares[name] * counted;
  const { below, inside, from, to } = bucketAt(histogram, rank);
  const interpolated = from + ((to - from) * (rank - below)) / inside;
  const place: Step[] = [
    {
      label: `Rank among the ${figure(counted)} requests of all replications`,
      expression: `${shares[name]} x ${figure(counted)}`,
      value: rank,
      unit: "",
      digits: 12,
    },
    `${figure(below)} requests take at most ${exactFigure(from)} ms; the next bucket, up to ${exactFigure(to)} ms, holds ${figure(inside)}: the rank lies in it.`,
  ];
  if (Math.abs(interpolated - mean) > 1e-9 * mean) {
    return [...place, `The straight line inside the bucket passes the extreme that was seen, ${figure(mean)} ms.`];
  }
  const expression = `${exactFigure(from)} + (${exactFigure(to)} - ${exactFigure(from)}) x (${exactFigure(rank)} - ${figure(below)}) / ${figure(inside)}`;
  return [...place, { label: `${name}, on a straight line inside the bucket`, expression, value: mean, unit: " ms" }];
}

interface Bucket {
  /** Requests in all lower buckets, and in this one. */
  readonly below: number;
  readonly inside: number;
  /** Its edges, ms. */
  readonly from: number;
  readonly to: number;
}

function bucketAt({ upper, count }: CandidateResult["histogram"], rank: number): Bucket {
  let below = 0;
  for (const [place, inside] of count.entries()) {
    if (inside > 0 && below + inside >= rank) {
      return { below, inside, from: upper[place - 1] ?? 0, to: upper[place]! };
    }
    below += inside;
  }
  return { below: 0, inside: 1, from: 0, to: 0 };
}

function tooFew({ requests }: CandidateResult, name: Percentile): string {
  const timed = (requests.completed.mean ?? 0) + (requests.timedOut.mean ?? 0);
  return `${name} needs ${figure(fewestFor(name))} requests in every replication; there were ${formatCount({ mean: timed, low: null, high: null })} on average.`;
}

function formatCount(estimate: Estimate): string {
  return formatEstimate(estimate, { digits: 6 });
}
