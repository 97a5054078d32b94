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
    ...(hasColumns ? { columns } : {}),
    ...(format === "csv" && !header ? { header } : {}),
    ...(traceFormats[format].takesColumns || unit !== "s" ? { unit } : {}),
    ...(interval === null ? {} : { interval: formatDuration(interval) }),
    ...(named === null ? {} : { functions: named }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(skippedRows > 0 ? { badRows: "skip" } : {}),
  };
}
