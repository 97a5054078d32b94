import type { RecordedQuantiles, RecordSink, RowProblem } from "../../../src/workloads/formats/record-sink.ts";
import type { FormatQuestion, TraceFormat } from "../../../src/workloads/formats/trace-format.ts";
import { createTrafficRecord, type TrafficRecord } from "../../../src/workloads/formats/traffic-record.ts";
import { TraceError } from "../../../src/workloads/trace-error.ts";
import { chunked } from "../chunked.ts";

export interface Refused extends RowProblem {
  readonly line: number;
}

/** All that a format put into its sink. */
export interface Collected {
  readonly records: readonly TrafficRecord[];
  readonly refused: readonly Refused[];
  readonly leftOut: Readonly<Record<string, number>>;
  readonly quantiles: readonly RecordedQuantiles[];
  readonly interval: number;
}

export interface Collecting {
  readonly question?: Partial<FormatQuestion>;
  readonly chunkLength?: number;
  /** Instead of the text in pieces of `chunkLength`. */
  readonly chunks?: AsyncIterable<string>;
  /** Bad rows end the reading. */
  readonly stops?: boolean;
}

const plain: FormatQuestion = { file: "x.log", unit: "s", columns: {}, header: true };

/** Reads the text and keeps everything. */
export async function collect(format: TraceFormat, text: string, how: Collecting = {}): Promise<Collected> {
  const records: TrafficRecord[] = [];
  const refused: Refused[] = [];
  const leftOut: Record<string, number> = {};
  const quantiles: RecordedQuantiles[] = [];
  const own = format.name === "csv" ? { columns: { timestamp: 0 } } : {}; // a table's columns have to be said
  const question = { ...plain, ...own, ...how.question };
  const sink: RecordSink = {
    record: createTrafficRecord(),
    interval: -1,
    take: () => records.push({ ...sink.record }),
    refuse: (line, problem) => {
      if (how.stops) throw new TraceError(problem.message, { file: question.file, line, ...problem });
      refused.push({ line, ...problem });
    },
    leaveOut: (what, count = 1) => {
      leftOut[what] = (leftOut[what] ?? 0) + count;
    },
    takeQuantiles: (table) => quantiles.push(table),
  };
  await format.read(how.chunks ?? chunked(text, how.chunkLength), question, sink);
  return { records, refused, leftOut, quantiles, interval: sink.interval };
}

/** The record with only the fields that a test is about. */
export function fieldsOf<Key extends keyof TrafficRecord>(
  records: readonly TrafficRecord[],
  ...keys: readonly Key[]
): readonly (readonly TrafficRecord[Key][])[] {
  return records.map((record) => keys.map((key) => record[key]));
}

/** Microseconds since 1970. */
export function at(iso: string): number {
  return Date.parse(iso) * 1000;
}
