import { namedUnit } from "./named-unit.ts";

/** A field's or column's name without its unit, as small letters and digits: "Request Time (ms)" to "requesttime". */
export function plainName(field: string): string {
  const unit = namedUnit(field);
  const name = unit === null ? field : field.replace(/[_-]?[A-Za-z]+$/, (end) => withoutUnit(end));
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** "DurationMs" ends with a unit that begins with a capital, "_ms" is one as a whole. */
function withoutUnit(end: string): string {
  return /^[_-]/.test(end) ? "" : end.replace(/[A-Z][a-z]*$/, "");
}
