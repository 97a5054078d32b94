import { microsecondsPer } from "../../units/duration.ts";
import type { MetricKind } from "./metric-kind.ts";
import { quantileProblem } from "./quantile-problem.ts";
import type { RecordedQuantiles, RecordSink } from "./record-sink.ts";

/** One metric by time. A document after the first goes on with it. */
export interface MetricSeries {
  readonly kind: MetricKind;
  readonly label: string;
  /** Physical line where it begins. */
  readonly line: number;
  /** Microseconds since 1970, and the value then: a count, microseconds, or requests at once. */
  readonly values: Map<number, number>;
}

/** Lambda writes its metrics once a minute; taken where one point alone does not tell. */
const usualPeriod = microsecondsPer.m;

/** Puts what the metrics say together: the counts with the mean durations of the same time, the rest as quantiles. */
export function takeSeries(all: readonly MetricSeries[], sink: RecordSink): void {
  const counts = all.filter(({ kind }) => kind.of === "count");
  const means = all.filter(({ kind }) => kind.of === "mean");
  sink.interval = smallestGap(counts) ?? smallestGap(all) ?? usualPeriod;
  for (const series of counts) takeCounts(series, means, sink);
  takeDurations(all, sink);
  for (const series of all) if (series.kind.of === "concurrency") takeConcurrency(series, sink);
}

function smallestGap(all: readonly MetricSeries[]): number | null {
  const times = [...new Set(all.flatMap(({ values }) => [...values.keys()]))].sort((one, next) => one - next);
  let smallest = Number.POSITIVE_INFINITY;
  for (let i = 1; i < times.length; i++) smallest = Math.min(smallest, times[i]! - times[i - 1]!);
  return Number.isFinite(smallest) ? smallest : null;
}

function takeCounts({ values, line }: MetricSeries, means: readonly MetricSeries[], sink: RecordSink): void {
  const { record } = sink;
  for (const [time, count] of values) {
    record.line = line;
    record.time = time;
    record.count = count;
    record.duration = valueAt(means, time) ?? Number.NaN;
    record.functionName = "";
    sink.take();
  }
}

function valueAt(all: readonly MetricSeries[], time: number): number | null {
  for (const { values } of all) {
    const value = values.get(time);
    if (value !== undefined) return value;
  }
  return null;
}

/** The percentiles of one time are a table of their own, which counts as much as there were invocations. */
function takeDurations(all: readonly MetricSeries[], sink: RecordSink): void {
  const byShare = all.flatMap(({ kind, values, line }) =>
    kind.of === "quantile" ? [{ share: kind.share, values, line }] : [],
  );
  byShare.sort((one, other) => one.share - other.share);
  const counts = all.filter(({ kind }) => kind.of === "count");
  const means = all.filter(({ kind }) => kind.of === "mean");
  for (const time of new Set(byShare.flatMap(({ values }) => [...values.keys()]))) {
    const quantiles = byShare.flatMap(({ share, values }) => {
      const value = values.get(time);
      return value === undefined ? [] : [{ share, value }];
    });
    const weight = counts.length === 0 ? 1 : (valueAt(counts, time) ?? 0);
    const fall = quantileProblem(quantiles);
    if (fall !== null) {
      const at = new Date(time / microsecondsPer.ms).toISOString();
      sink.refuse(byShare[0]!.line, { message: `at ${at} ${fall}`, column: null, value: null });
    } else if (weight > 0) {
      sink.takeQuantiles({ of: "duration", functionName: "", weight, quantiles, mean: valueAt(means, time) });
    }
  }
}

const shares = [0, 0.5, 0.9, 0.95, 0.99, 1];

/** How many requests were in service at once, over the periods that were counted. */
function takeConcurrency({ values }: MetricSeries, sink: RecordSink): void {
  const sorted = Float64Array.from(values.values()).sort();
  const last = sorted.length - 1;
  if (last < 0) return;
  const quantiles: RecordedQuantiles["quantiles"] = shares.map((share) => ({
    share,
    value: sorted[Math.ceil(share * last)] as number,
  }));
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  sink.takeQuantiles({ of: "concurrency", functionName: "", weight: sorted.length, quantiles, mean });
}
