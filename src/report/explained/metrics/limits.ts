import type { CandidateResult, LimitResult, Result } from "../../../analysis/result.ts";
import { formatNumber } from "../../format-estimate.ts";
import { formatPercent } from "../../format-percent.ts";
import { exactFigure, figure } from "../figure.ts";
import { type ExplainedMetric, perCandidate, type Step } from "../working.ts";

export const headroom: ExplainedMetric = {
  name: "headroom",
  aliases: ["limits", "limit", "limits.headroom", "limits.peak", "limits.value"],
  family: "Capacity",
  gist: "how far each limit is from being reached",
  definition:
    "What a limit still had to spare when it was nearest to being reached. The peak is the mean of the replications' peaks: of requests in service or instances, of what was drawn from a rate limit's bucket, or of the vCPUs in use in the busiest hour. At zero the limit refuses requests (connections to a database: of each instance that exists, and nothing is refused); an objective on headroom looks at the tightest limit.",
  unit: "share of the limit, at most 1",
  formula: "headroom = 1 - peak / value",
  interval: "The tightest limit's, in an objective: Student's, of each replication's own 1 - peak / value.",
  workings: perCandidate(({ limits }) => {
    const least = limits.reduce<LimitResult | null>((tightest, limit) => {
      return tightest === null || limit.headroom < tightest.headroom ? limit : tightest;
    }, null);
    return {
      answer: least === null ? "n/a" : `${formatPercent(least.headroom)} at the tightest limit, ${least.limit}`,
      steps: limits.map(
        ({ limit, value, peak, headroom: left }): Step => ({
          label: limit,
          expression: `100 x (1 - ${exactFigure(peak)} / ${figure(value)})`,
          value: 100 * left,
          unit: " %",
        }),
      ),
    };
  }),
};

export const bindsAt: ExplainedMetric = {
  name: "bindsAt",
  aliases: ["limits.bindsAt", "binds at", "limit binds"],
  family: "Capacity",
  gist: "the request rate at which a limit begins to refuse",
  definition:
    "The mean rate to which the same shape of traffic may grow until its peak reaches the limit. What a rate limit's bucket or a CPU is asked for grows with the traffic. Of a peak of concurrency only the level of the busiest stretch does; what stands above it is chance, and grows with the square root.",
  unit: "requests/s",
  formula:
    "rates and CPU: rate x value / peak; concurrency and instances: rate x f, with f x busiest + z x sqrt(f x busiest) = value and z = (peak - busiest) / sqrt(busiest)",
  interval: "None: it extrapolates; break-even simulates other rates.",
  workings: perCandidate((candidate, result) => {
    const rate = rateOf(candidate, result);
    const nearest = candidate.limits.reduce<LimitResult | null>((first, limit) => {
      return limit.bindsAt !== null && (first?.bindsAt == null || limit.bindsAt < first.bindsAt) ? limit : first;
    }, null);
    return {
      answer:
        nearest === null
          ? "n/a"
          : `${formatNumber(nearest.bindsAt)} requests/s, where ${nearest.limit} is the first to bind`,
      steps: candidate.limits.flatMap((limit) => bindingSteps(limit, candidate, rate)),
    };
  }),
};

function rateOf({ requests }: CandidateResult, { scenario }: Result): number {
  return (requests.offered.mean ?? 0) / scenario.durationSeconds;
}

function bindingSteps(limit: LimitResult, { series }: CandidateResult, rate: number): readonly Step[] {
  const { limit: name, peak, bindsAt: at, perInstance = 1 } = limit;
  if (at === null) {
    return [peak > 0 ? `${name}: it does not grow with the traffic.` : `${name}: nothing was drawn from it.`];
  }
  // What instances take of a limit grows as they do, so both are counted in instances.
  const [instances, most] = [peak / perInstance, limit.value / perInstance];
  const agrees = (candidate: number) => Math.abs(candidate - at) <= 1e-6 * at;
  const linear = (rate * limit.value) / peak;
  if (agrees(linear)) {
    const expression = `${figure(rate)} x ${figure(limit.value)} / ${figure(peak)}`;
    return [{ label: `${name}, rate x value / peak`, expression, value: at, unit: " requests/s" }];
  }
  for (const levels of [series.concurrency, series.instances]) {
    const busiest = levels.reduce((highest, level) => Math.max(highest, level), 0);
    const z = Math.max(0, instances - busiest) / Math.sqrt(busiest);
    const root = (Math.sqrt(z * z + 4 * most) - z) / 2;
    if (busiest > 0 && agrees((rate * root * root) / busiest)) {
      return levelSteps({ name, peak: instances, value: most }, { rate, busiest, z, root, at });
    }
  }
  return [
    `${name}: ${formatNumber(at)} requests/s; the traffic asks for more than it was given, which this result does not hold.`,
  ];
}

interface Level {
  readonly rate: number;
  readonly busiest: number;
  readonly z: number;
  /** The square root of the busiest level at which the limit binds. */
  readonly root: number;
  readonly at: number;
}

/** A level's peak and its limit, in instances or requests. */
interface Levelled {
  readonly name: string;
  readonly peak: number;
  readonly value: number;
}

function levelSteps({ name, value, peak }: Levelled, { rate, busiest, z, root, at }: Level): readonly Step[] {
  const chance: Step =
    peak > busiest
      ? {
          label: `${name}, z = (peak - busiest) / sqrt(busiest)`,
          expression: `(${figure(peak)} - ${figure(busiest)}) / sqrt(${figure(busiest)})`,
          value: z,
          unit: "",
        }
      : `${name}: the peak is no higher than the busiest stretch's mean, ${figure(busiest)}, so z = 0.`;
  return [
    chance,
    {
      label: `${name}, root r of the busiest stretch's level when it binds`,
      expression: `(sqrt(${figure(z)} x ${figure(z)} + 4 x ${figure(value)}) - ${figure(z)}) / 2`,
      value: root,
      unit: "",
    },
    {
      label: `${name}, rate x r x r / busiest`,
      expression: `${figure(rate)} x ${figure(root)} x ${figure(root)} / ${figure(busiest)}`,
      value: at,
      unit: " requests/s",
    },
  ];
}
