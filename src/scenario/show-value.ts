import { quotedText } from "../units/quoted-text.ts";

/** A value as an issue quotes it: text in quotation marks, short, and without characters that steer a terminal. */
export function showValue(value: unknown): string {
  if (typeof value === "string") return quotedText(value);
  if (value === null) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a group of keys";
  return String(value);
}
