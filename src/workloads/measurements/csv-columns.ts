import { showValue } from "../formats/show-value.ts";
import { MeasurementError } from "./measurement-error.ts";

export const measurementColumns = [
  "memory",
  "duration",
  "billed",
  "init",
  "architecture",
  "cost",
  "count",
  "deviation",
  "status",
] as const;
export type MeasurementColumn = (typeof measurementColumns)[number];

/** Names by which tools and people call a column, without case, spaces and signs. */
const names: Readonly<Record<MeasurementColumn, readonly string[]>> = {
  memory: ["memory", "memorymb", "memorysize", "memorysizemb", "power", "size", "ram", "rammb", "mb", "value"],
  duration: [
    "duration",
    "durationms",
    "durations",
    "durationus",
    "meandurationms",
    "meanduration",
    "avgduration",
    "avgdurationms",
    "averageduration",
    "averagedurationms",
    "time",
    "timems",
    "ms",
  ],
  billed: ["billed", "billedms", "billedduration", "billeddurationms"],
  init: ["init", "initms", "initduration", "initdurationms", "meaninitms"],
  architecture: ["architecture", "arch"],
  cost: ["cost", "averageprice", "price", "meancostusdperinvocation", "costusd"],
  count: ["count", "n", "invocations", "samples"],
  deviation: ["deviation", "deviationms", "sd", "sdms", "std", "stddev", "stddevms", "standarddeviation"],
  status: ["status"],
};

/** Columns that say nothing of which function was measured. */
const harmless = [
  "maxmemoryusedmb",
  "maxmemoryused",
  "memoryusedmb",
  "p50ms",
  "p90ms",
  "p95ms",
  "p99ms",
  "costusdper1m",
  "timestamp",
  "requestid",
];

export interface CsvColumns {
  /** Places counted from 0; absent columns are not there. */
  readonly places: Readonly<Partial<Record<MeasurementColumn, number>>>;
  /** Unit that the name of a column of durations ends with; ms where it has none. */
  readonly units: Readonly<Partial<Record<MeasurementColumn, "s" | "ms" | "us">>>;
  /** Places of columns that may tell one function from another. */
  readonly others: readonly number[];
}

/** @throws MeasurementError where memory or duration are not there, or one is there twice */
export function findCsvColumns(header: readonly string[]): CsvColumns {
  const plain = header.map((name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, ""));
  const places: Partial<Record<MeasurementColumn, number>> = {};
  for (const column of measurementColumns) {
    const found = plain.flatMap((name, place) => (names[column].includes(name) ? [place] : []));
    if (found.length > 1) {
      const both = found.map((place) => showValue(header[place]!)).join(" and ");
      throw new MeasurementError(`two columns could be the ${column}: ${both}; leave one of them out`, 1);
    }
    if (found[0] !== undefined) places[column] = found[0];
  }
  for (const column of ["memory", "duration"] as const) {
    if (places[column] !== undefined) continue;
    const seen = header.map((name) => showValue(name)).join(", ");
    throw new MeasurementError(
      `no column is called ${column} (columns: ${seen}); a table of measurements needs memory and duration, such as memory_mb,duration_ms`,
      1,
    );
  }
  const taken = Object.values(places);
  return {
    places,
    units: {
      duration: unitOf(header, places.duration),
      billed: unitOf(header, places.billed),
      init: unitOf(header, places.init),
      deviation: unitOf(header, places.deviation),
    },
    others: plain.flatMap((name, place) => (taken.includes(place) || harmless.includes(name) ? [] : [place])),
  };
}

function unitOf(header: readonly string[], place: number | undefined): "s" | "ms" | "us" {
  const ending = /[_\s(-](s|ms|us)\)?$/i.exec(place === undefined ? "" : header[place]!.trim())?.[1]?.toLowerCase();
  return ending === "s" || ending === "us" ? ending : "ms";
}
