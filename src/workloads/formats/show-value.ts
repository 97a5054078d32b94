import { quotedText } from "../../units/quoted-text.ts";

/** A value of the file in quotes, for an error: short, and with its invisible characters written out. */
export function showValue(value: string): string {
  return quotedText(value);
}
