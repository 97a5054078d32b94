import type { ImportedTraffic, ImportedWorkload } from "../../analysis/import-traffic/imported-traffic.ts";
import { formatDuration } from "../../units/duration.ts";
import { traceFormats } from "../../workloads/formats/index.ts";

/** The recording itself as a scenario replays it. */
export function writtenTrace(
  workload: ImportedWorkload,
  { reading, skippedRows }: ImportedTraffic,
  file: string,
): unknown {
  const { format, columns, header, unit, interval, functions, from, to } = reading;
  const hasColumns = Object.keys(columns).length > 0;
  const named = workload.name === "" ? functions : [workload.name];
  return {
    kind: "trace",
    file,
    format,
    ...(hasColumns ? { columns: replayed(columns) } : {}),
    ...(format === "csv" && !header ? { header } : {}),
    ...(traceFormats[format].takesColumns || unit !== "s" ? { unit } : {}),
    ...(interval === null ? {} : { interval: formatDuration(interval) }),
    ...(named === null ? {} : { functions: named }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(skippedRows > 0 || workload.timeless > 0 ? { badRows: "skip" } : {}),
  };
}

/** Columns that a replay has a use for; the others served the fit. */
const replayedRoles = ["timestamp", "duration", "count", "function"];

function replayed(columns: ImportedTraffic["reading"]["columns"]): unknown {
  return Object.fromEntries(Object.entries(columns).filter(([role]) => replayedRoles.includes(role)));
}
