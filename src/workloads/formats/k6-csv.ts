import { findColumn } from "../column-finder.ts";
import type { CsvRow } from "../csv-rows.ts";
import { boundedCsvRows } from "./bounded-csv-rows.ts";
import { isFailed } from "./is-failed.ts";
import type { RecordSink } from "./record-sink.ts";
import { RowChecker } from "./row-checker.ts";
import { timeByMagnitude } from "./time-by-magnitude.ts";
import type { FormatQuestion } from "./trace-format.ts";

/** One sample per row. */
export async function readK6Csv(
  text: AsyncIterable<string>,
  { file }: FormatQuestion,
  sink: RecordSink,
): Promise<void> {
  const checker = new RowChecker(sink, "seconds since 1970 or 2026-10-10T13:55:36Z");
  let columns: Columns | null = null;
  for await (const block of boundedCsvRows(text, sink)) {
    for (const row of block) {
      if (columns === null) columns = findColumns(row, file);
      else readSample(row, columns, { sink, checker });
    }
  }
}

interface Columns {
  readonly count: number;
  readonly time: number;
  readonly value: number;
  /** -1 where the test does not write it. */
  readonly status: number;
  readonly expected: number;
}

function findColumns(header: CsvRow, file: string): Columns {
  return {
    count: header.fields.length,
    time: findColumn("timestamp", header, file),
    value: findColumn("metric_value", header, file),
    status: header.fields.indexOf("status"),
    expected: header.fields.indexOf("expected_response"),
  };
}

interface Reading {
  readonly sink: RecordSink;
  readonly checker: RowChecker;
}

function readSample({ fields, line, problem }: CsvRow, columns: Columns, { sink, checker }: Reading): void {
  const metric = fields[0] ?? "";
  if (problem === null && metric !== "http_req_duration") {
    sink.leaveOut(`metric ${metric.slice(0, 80)}`);
    return;
  }
  const { record } = sink;
  if (problem !== null) checker.reject(problem, null, null);
  else if (fields.length !== columns.count) {
    checker.reject(`the row has ${fields.length} fields; expected ${columns.count} as in the header`, null, null);
  }
  const time = fields[columns.time] ?? "";
  record.count = 1;
  record.functionName = "";
  record.duration = checker.duration("metric_value", fields[columns.value] ?? "", "ms");
  record.time = checker.time("timestamp", time, timeByMagnitude(time, "s")) - record.duration;
  record.failed = isFailed(fields[columns.status] ?? null, fields[columns.expected] ?? "");
  checker.finish(line);
}
