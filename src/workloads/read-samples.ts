import { createSampleSet, type SampleSet, type SampleSource } from "../engine/distributions/index.ts";
import { findColumn } from "./column-finder.ts";
import { csvRows } from "./csv-rows.ts";
import { NumberList } from "./number-list.ts";
import { TraceError } from "./trace-error.ts";
import { parseTraceNumber } from "./trace-time.ts";

/**
 * Reads one column of durations for an empirical distribution, in microseconds. An empty field is a row without a value.
 * Throws a TraceError for any other field that is not a duration, a missing column, and where there is no value at all.
 */
export async function readSamples(chunks: AsyncIterable<string>, source: SampleSource): Promise<SampleSet> {
  const { file, column, unit, header } = source;
  const values = new NumberList();
  let place: number | null = null;
  for await (const block of csvRows(chunks)) {
    for (const row of block) {
      if (place === null) {
        place = findColumn(column, header ? row : null, file);
        if (header) continue;
      }
      const text = row.fields[place]?.trim();
      if (text === "") continue;
      const value = text === undefined ? null : parseTraceNumber(text, unit);
      if (value === null || value < 0) {
        const found = text === undefined ? "nothing" : `"${text}"`;
        const message = `${found} in column ${column} is not a duration in ${unit}`;
        throw new TraceError(message, { file, line: row.line, column, value: text ?? null });
      }
      values.push(value);
    }
  }
  if (values.length > 0) return createSampleSet(values.take());
  throw new TraceError(`column ${column} holds no value`, { file, line: null, column, value: null });
}
