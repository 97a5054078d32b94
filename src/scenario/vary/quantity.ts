import { parseDuration } from "../../units/duration.ts";
import { parseRate } from "../../units/rate.ts";
import { parseSize } from "../../units/size.ts";

export type QuantityKind = "number" | "share" | "duration" | "size" | "rate";

/** A number with its unit, as a scenario writes it. */
export interface Quantity {
  readonly kind: QuantityKind;
  readonly number: number;
  /** What follows the number: "ms", "MB", "/s", "%", or "". */
  readonly unit: string;
  /** One of this unit in the kind's base (microseconds, bytes, per second, shares of one, plain). */
  readonly perUnit: number;
}

const pattern = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)(%|\/[\d.]*[A-Za-z]+|[A-Za-z]+)?$/;

/** "128MB" to 128 of MB, "1/s" to 1 of /s; null where the text is no number with a unit that scenarios know. */
export function parseQuantity(text: string): Quantity | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const number = Number(match[1]);
  const unit = match[2] ?? "";
  const known = kindOf(unit);
  return known === null || !Number.isFinite(number) ? null : { ...known, number, unit };
}

/** The same of a value of a scenario: text or a bare number; null for everything else. */
export function quantityIn(value: unknown): Quantity | null {
  if (typeof value === "number") return parseQuantity(String(value));
  return typeof value === "string" ? parseQuantity(value.trim()) : null;
}

function kindOf(unit: string): Pick<Quantity, "kind" | "perUnit"> | null {
  if (unit === "") return { kind: "number", perUnit: 1 };
  if (unit === "%") return { kind: "share", perUnit: 0.01 };
  const readings = [
    ["rate", parseRate(`1${unit}`)],
    ["duration", parseDuration(`1${unit}`)],
    ["size", parseSize(`1${unit}`)],
  ] as const;
  const reading = readings.find(([, perUnit]) => perUnit !== null);
  return reading === undefined ? null : { kind: reading[0], perUnit: reading[1] as number };
}
