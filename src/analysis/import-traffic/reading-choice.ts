import { parseDuration } from "../../units/duration.ts";
import { guessTable } from "../../workloads/formats/guess-table.ts";
import { detectFormat, type FormatName, formatNames, traceFormats } from "../../workloads/formats/index.ts";
import type { FormatQuestion } from "../../workloads/formats/trace-format.ts";
import { TraceError } from "../../workloads/trace-error.ts";
import type { TraceUnit } from "../../workloads/trace-time.ts";

/** How a recording is read: what a scenario says of a trace, null where the format needs no word. */
export interface ReadingChoice {
  readonly format: FormatName;
  readonly columns: FormatQuestion["columns"];
  readonly header: boolean;
  readonly unit: TraceUnit;
  /** Of counts in a table, microseconds. */
  readonly interval: number | null;
  readonly functions: readonly string[] | null;
  /** Only rows in [from, to) count: an ISO time or a number in `unit`, as the user wrote it. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What the user says of it; the rest is told from the file. */
export interface ReadingWishes {
  readonly format: FormatName | null;
  readonly columns: FormatQuestion["columns"] | null;
  readonly header: boolean | null;
  readonly unit: TraceUnit | null;
  readonly interval: string | null;
  readonly functions: readonly string[] | null;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Tells from a file's first lines how it is to be read. Throws a TraceError where they tell nothing, or not enough.
 */
export function chooseReading(head: string, wishes: ReadingWishes, file: string): ReadingChoice {
  const fail = (message: string): never => {
    throw new TraceError(message, { file, line: null, column: null, value: null });
  };
  if (head.trim() === "") return fail("it is empty; a recording needs rows");
  if (head.includes("\0")) return fail("it holds NUL characters; is it text? Recorded traffic is read as UTF-8");
  const format = wishes.format ?? detectFormat(head)?.name ?? (wishes.columns === null ? null : "csv");
  if (format === null) {
    return fail(
      `its format cannot be told from its first lines; name it (${formatNames.join(", ")}), and for csv the columns, such as --columns timestamp=start,duration=elapsed`,
    );
  }
  const { takesColumns, counts } = traceFormats[format];
  if (wishes.columns !== null && !takesColumns)
    return fail(`${format} files name their own columns; leave out --columns`);
  if (
    wishes.interval !== null &&
    (counts !== "sometimes" || (format === "json-lines" && wishes.columns?.count === undefined))
  ) {
    return fail(
      `--interval is for counts in a table, and ${format} ${counts === "always" ? "files say their own" : "has none here"}; leave it out`,
    );
  }
  const asked = { format, functions: wishes.functions, from: wishes.from, to: wishes.to };
  if (format !== "csv") {
    return {
      ...asked,
      columns: wishes.columns ?? {},
      header: true,
      unit: wishes.unit ?? "s",
      interval: intervalOf(wishes),
    };
  }
  const guessed = guessTable(head, wishes.columns);
  const columns = wishes.columns ?? guessed?.columns ?? null;
  if (columns === null) {
    return fail("no column can be told to be times; name them, such as --columns timestamp=start,duration=elapsed");
  }
  const interval = intervalOf(wishes) ?? guessed?.interval ?? null;
  if (columns.count !== undefined && interval === null) {
    return fail("a table of counts needs the length of its interval, such as --interval 60s");
  }
  return {
    ...asked,
    columns,
    header: wishes.header ?? guessed?.header ?? true,
    unit: wishes.unit ?? guessed?.unit ?? "s",
    interval: columns.count === undefined ? null : interval,
  };
}

function intervalOf({ interval }: ReadingWishes): number | null {
  return interval === null ? null : parseDuration(interval);
}
