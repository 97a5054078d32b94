import { TraceError } from "../trace-error.ts";
import { parseTraceNumber, parseTraceTime } from "../trace-time.ts";
import { jsonItems } from "./json-items.ts";
import { type MetricKind, metricKind } from "./metric-kind.ts";
import { type MetricSeries, takeSeries } from "./metric-series.ts";
import { fieldText, type JsonObject, parseObject } from "./parse-object.ts";
import type { RecordSink } from "./record-sink.ts";
import { RowChecker } from "./row-checker.ts";
import type { TraceFormat } from "./trace-format.ts";

/** Characters. Metrics must be put together by time, so they are kept; fifteen days of minutes, all that is kept, are about 1 MB each. */
const longestText = 64 * 1024 * 1024;

/** What GetMetricData gives: invocations by period, with durations and concurrency where they were asked for. */
export const cloudwatchMetrics: TraceFormat = {
  name: "cloudwatch-metrics",
  description: "Metrics of CloudWatch as get-metric-data gives them: Invocations, Duration, ConcurrentExecutions",
  takesColumns: false,
  counts: "always",
  namesFunctions: false,
  durations: false,
  recognises: (head) => /^\uFEFF?\s*\{/.test(head) && /"MetricDataResults"\s*:/.test(head),
  async read(chunks, question, sink) {
    const reader = new MetricReader(sink);
    const places = { within: ["MetricDataResults"], longest: longestText };
    for await (const block of jsonItems(boundedText(chunks, question.file), places)) {
      for (const { text, line, problem } of block) {
        const object = problem === null ? parseObject(text) : null;
        if (object === null) reader.refuse(problem ?? "a result is not JSON", line);
        else reader.read(object, line);
      }
    }
    takeSeries(reader.series, sink);
  },
};

async function* boundedText(chunks: AsyncIterable<string>, file: string): AsyncGenerator<string> {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > longestText) {
      const message =
        "metrics of more than 64 MB are not read; ask for a longer period or fewer metrics, or split the file";
      throw new TraceError(message, { file, line: null, column: null, value: null });
    }
    yield chunk;
  }
}

class MetricReader {
  readonly #sink: RecordSink;
  readonly #series = new Map<string, MetricSeries>();
  readonly #checker: RowChecker;
  #line = 0;

  constructor(sink: RecordSink) {
    this.#sink = sink;
    this.#checker = new RowChecker(sink, "2026-10-10T13:55:00Z");
  }

  get series(): readonly MetricSeries[] {
    return [...this.#series.values()];
  }

  refuse(message: string, line: number): void {
    this.#sink.refuse(line, { message, column: null, value: null });
  }

  read(result: JsonObject, line: number): void {
    const { Timestamps: times, Values: values } = result;
    if (!Array.isArray(times) || !Array.isArray(values)) {
      this.refuse("a result has no Timestamps or no Values; expected what get-metric-data gives", line);
      return;
    }
    const label = fieldText(result.Label) ?? "";
    const id = fieldText(result.Id) ?? "";
    const kind = metricKind(label, id);
    if (kind === null) {
      this.#sink.leaveOut(`metric ${(label === "" ? id : label).slice(0, 80)}`);
      return;
    }
    if (times.length !== values.length) {
      this.refuse(`the result ${id} has ${times.length} Timestamps and ${values.length} Values`, line);
      return;
    }
    this.#line = line;
    const series = this.#seriesOf(`${id}\n${label}`, label === "" ? id : label, kind);
    times.forEach((time, i) => {
      this.#readPoint(series, fieldText(time) ?? "", fieldText(values[i]) ?? "");
    });
  }

  #seriesOf(key: string, label: string, kind: MetricKind): MetricSeries {
    const known = this.#series.get(key);
    if (known !== undefined) return known;
    const series = { kind, label, line: this.#line, values: new Map<number, number>() };
    this.#series.set(key, series);
    return series;
  }

  #readPoint({ kind, label, values }: MetricSeries, timeText: string, text: string): void {
    const checker = this.#checker;
    const time = checker.time("Timestamps", timeText, parseTraceTime(timeText, "s"));
    const value = readValue(kind, `Values of ${label}`, { text, checker });
    const problem = checker.settle();
    if (problem !== null) {
      this.#sink.refuse(this.#line, problem);
      return;
    }
    if (values.has(time)) this.#sink.leaveOut("repeated time of a metric");
    values.set(time, value);
  }
}

function readValue(
  { of }: MetricKind,
  field: string,
  { text, checker }: { readonly text: string; readonly checker: RowChecker },
): number {
  if (of === "count") return checker.whole(field, text, "count");
  if (of !== "concurrency") return checker.duration(field, text, "ms");
  const value = parseTraceNumber(text, "us") === null ? null : Number(text);
  return checker.amount(field, text, { value, noun: "number of requests at once" });
}
