/** A JSON object by its keys. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Null where the text is not JSON, or is no object. */
export function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A number or a text as the text it would be in a row; null for anything else. */
export function fieldText(value: unknown): string | null {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? String(value) : null;
}
