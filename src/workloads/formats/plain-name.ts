import { splitUnit } from "./split-unit.ts";

/** A field's or column's name without its unit, as small letters and digits: "request_time_ms" to "requesttime". */
export function plainName(field: string): string {
  return splitUnit(field)
    .stem.toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}
