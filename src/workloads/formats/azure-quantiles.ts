import { bytesPerMegabyte } from "../../units/size.ts";
import { latestTime } from "../latest-time.ts";
import { parseTraceNumber } from "../trace-time.ts";
import { quantileProblem } from "./quantile-problem.ts";
import type { LineReader } from "./read-lines.ts";
import type { RecordedQuantiles, RecordSink, RowProblem } from "./record-sink.ts";
import { showValue } from "./show-value.ts";

/** What the two files with percentiles have in common: names of columns, and how their values are read. */
interface QuantileFile {
  readonly of: "duration" | "memory";
  /** Begins the names of the columns with percentiles; the percentage ends them. */
  readonly prefix: string;
  readonly mean: string;
  readonly weight: string;
  readonly parse: (text: string) => number | null;
}

const files: readonly QuantileFile[] = [
  {
    of: "duration",
    prefix: "percentile_Average_",
    mean: "Average",
    weight: "Count",
    parse: (text) => parseTraceNumber(text, "ms"),
  },
  {
    of: "memory",
    prefix: "AverageAllocatedMb_pct",
    mean: "AverageAllocatedMb",
    weight: "SampleCount",
    parse: (text) => (parsePlain(text) === null ? null : Math.round(Number(text) * bytesPerMegabyte)),
  },
];

/** A reader of percentiles of duration or memory; a sentence where the header is neither's. */
export function azureQuantiles(header: readonly string[], sink: RecordSink): LineReader | string {
  const file = files.find(({ prefix }) => header.some((name) => name.startsWith(prefix)));
  const expected = "expected the minutes 1 to 1440, percentile_Average_... or AverageAllocatedMb_pct...";
  if (file === undefined) return expected;
  const missing = ["HashOwner", "HashApp", file.mean, file.weight].find((name) => !header.includes(name));
  if (missing !== undefined) return `it has no column ${missing}`;
  const percentages = header
    .filter((name) => name.startsWith(file.prefix))
    .map((name) => name.slice(file.prefix.length));
  const odd = percentages.find((text) => !/^\d{1,3}$/.test(text) || Number(text) > 100);
  if (odd !== undefined) return `column ${showValue(file.prefix + odd)} is of no percentage`;
  const rows = new QuantileRows(file, header, sink);
  return (line, number) => rows.read(line, number);
}

class QuantileRows {
  readonly #file: QuantileFile;
  readonly #header: readonly string[];
  readonly #sink: RecordSink;
  /** Names of the columns with percentiles, in rising order. */
  readonly #columns: readonly { readonly name: string; readonly share: number }[];

  constructor(file: QuantileFile, header: readonly string[], sink: RecordSink) {
    this.#file = file;
    this.#header = header;
    this.#sink = sink;
    this.#columns = header
      .filter((name) => name.startsWith(file.prefix))
      .map((name) => ({ name, share: Number(name.slice(file.prefix.length)) / 100 }))
      .sort((one, other) => one.share - other.share);
  }

  read(line: string, number: number): void {
    const fields = line.split(",");
    if (fields.length !== this.#header.length) {
      const message = `the row has ${fields.length} fields; expected ${this.#header.length} as in the header`;
      this.#sink.refuse(number, { message, column: null, value: null });
      return;
    }
    const field = (name: string) => (fields[this.#header.indexOf(name)] ?? "").trim();
    const read = this.#quantiles(field);
    if ("message" in read) this.#sink.refuse(number, read);
    else this.#sink.takeQuantiles(read);
  }

  #quantiles(field: (name: string) => string): RecordedQuantiles | RowProblem {
    const { of, mean, weight, parse } = this.#file;
    const quantiles = this.#columns.map(({ name, share }) => ({ share, value: parse(field(name)) ?? Number.NaN }));
    const values = [...quantiles.map(({ value }) => value), parse(field(mean)), parsePlain(field(weight))];
    const names = [...this.#columns.map(({ name }) => name), mean, weight];
    const bad = values.findIndex((value) => value === null || !(value >= 0 && value < latestTime));
    if (bad >= 0) return badValue(names[bad] as string, field(names[bad] as string), of);
    const fall = quantileProblem(quantiles);
    if (fall !== null) return { message: fall, column: null, value: null };
    const app = `${field("HashOwner")}/${field("HashApp")}`;
    return {
      of,
      functionName: of === "memory" ? app : `${app}/${field("HashFunction")}`,
      weight: values[values.length - 1] as number,
      quantiles,
      mean: values[values.length - 2] as number,
    };
  }
}

function badValue(column: string, text: string, of: "duration" | "memory"): RowProblem {
  const expected = of === "duration" ? "milliseconds" : "MB";
  const message = `${showValue(text)} in column ${column} is not a number of at least 0; expected ${expected} (or a count)`;
  return { message, column, value: text.slice(0, 200) };
}

function parsePlain(text: string): number | null {
  return parseTraceNumber(text, "us") === null ? null : Number(text);
}
