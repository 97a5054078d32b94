import { TraceError } from "../trace-error.ts";
import { azureInvocations } from "./azure-invocations.ts";
import { azureQuantiles } from "./azure-quantiles.ts";
import { type LineReader, readLines } from "./read-lines.ts";
import type { RecordSink } from "./record-sink.ts";
import { showValue } from "./show-value.ts";
import type { FormatQuestion, TraceFormat } from "./trace-format.ts";

/** One day of July 2019, and its two companions with quantiles of duration and memory. */
export const azure2019: TraceFormat = {
  name: "azure-2019",
  description: "Azure Functions Trace 2019: invocations per minute of a day, or percentiles of duration or memory",
  takesColumns: false,
  counts: "always",
  namesFunctions: true,
  durations: false,
  recognises: (head) => /^\uFEFF?HashOwner,HashApp,/.test(head),
  async read(text, question, sink) {
    const table: { read: LineReader | null } = { read: null };
    await readLines(text, sink, (line, number) => {
      if (table.read === null) table.read = startTable(line, number, { question, sink });
      else table.read(line, number);
    });
  },
};

interface Reading {
  readonly question: FormatQuestion;
  readonly sink: RecordSink;
}

/** Which of the three files it is, the header tells. */
function startTable(header: string, line: number, { question, sink }: Reading): LineReader {
  sink.interval = 0;
  const names = header.split(",").map((name) => name.trim());
  const read = names[3] === "Trigger" ? azureInvocations(names, sink) : azureQuantiles(names, sink);
  if (typeof read !== "string") return read;
  const message = `${showValue(header)} is not a header of azure-2019: ${read}`;
  throw new TraceError(message, { file: question.file, line, column: null, value: header.slice(0, 200) });
}
