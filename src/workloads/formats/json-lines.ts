import { guessFields } from "./guess-fields.ts";
import { JsonRows } from "./json-rows.ts";
import { parseObject } from "./parse-object.ts";
import { peekText } from "./peek-text.ts";
import { readLines } from "./read-lines.ts";
import type { TraceFormat } from "./trace-format.ts";

/** Characters by which fields are guessed. */
const headLength = 64 * 1024;

/** Structured logs: one JSON object per line, with fields that the scenario names or that have usual names. */
export const jsonLines: TraceFormat = {
  name: "json-lines",
  description: "One JSON object per line, with fields of any name for time, duration, count, function and more",
  takesColumns: true,
  counts: "sometimes",
  namesFunctions: true,
  durations: true,
  recognises(head) {
    const first = head.split(/[\r\n]+/, 100).find((line) => line.trim() !== "") ?? "";
    const object = parseObject(first.startsWith("\uFEFF") ? first.slice(1) : first);
    return object !== null && guessFields(head).timestamp !== undefined;
  },
  async read(chunks, question, sink) {
    sink.interval = 0;
    const { head, text } = await peekText(chunks, headLength);
    const hasColumns = Object.keys(question.columns).length > 0;
    const rows = new JsonRows(hasColumns ? question.columns : guessFields(head), question, sink);
    await readLines(text, sink, (line, number) => rows.read(line, number));
  },
};
