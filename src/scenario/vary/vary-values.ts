import { valueAt } from "../scenario-path.ts";
import { showValue } from "../show-value.ts";
import { readSource } from "../source.ts";
import { isRange, rangeValues } from "./range-values.ts";
import { splitOutside } from "./split-outside.ts";
import type { VaryPoint } from "./vary-axis.ts";

/** The values of one path along its axis. */
export interface VaryValues {
  readonly points: readonly { readonly label: VaryPoint["label"]; readonly value: string }[];
  readonly note: string | null;
}

/** A list `a, b, c`, a range `1/s..1000/s:log:20` or a triple `{low: a, typical: b, high: c}`; or what is wrong with it. */
export function varyValues(text: string): VaryValues | { readonly problem: string } {
  if (text.trim() === "") return { problem: "no value is given; write them after the equals sign, such as 40/s,80/s" };
  const items = splitOutside(text, ",").map((item) => item.trim());
  const ranges = items.filter(isRange);
  if (ranges.length > 0 && items.length > 1) {
    return { problem: `${showValue(ranges[0])} stands in a list; write a range alone, or all its values` };
  }
  if (ranges.length > 0) {
    const range = rangeValues(items[0]!);
    if ("problem" in range) return range;
    return { points: range.values.map((value) => ({ label: null, value })), note: range.note };
  }
  return listValues(text, items);
}

function listValues(text: string, items: readonly string[]): VaryValues | { readonly problem: string } {
  if (items.some((item) => item === "")) {
    return {
      problem: `${showValue(text.trim())} has an empty place between commas; write a value there, null for none`,
    };
  }
  const list = readSource(`[${text}]`, null);
  const alone = items.map((item) => readSource(item, null));
  const faulty = [list, ...alone].find((source) => "issues" in source);
  if (faulty !== undefined && "issues" in faulty) {
    const problem = faulty.issues[0]!.message;
    return {
      problem: `${showValue(text.trim())} is not a list of values: ${problem}; put quotation marks around text`,
    };
  }
  const values = plainValue(list) as readonly unknown[];
  // An override reads each value alone, where an alias, say, finds nothing.
  if (JSON.stringify(values) !== JSON.stringify(alone.map(plainValue))) {
    return { problem: `${showValue(text.trim())} cannot be told apart into values; put quotation marks around text` };
  }
  const triple = values.length === 1 ? tripleOf(values[0], items[0]!) : null;
  return triple ?? { points: items.map((value) => ({ label: null, value })), note: null };
}

function plainValue(source: ReturnType<typeof readSource>): unknown {
  return "issues" in source ? null : source.value;
}

const labels = ["low", "typical", "high"] as const;

/** Null where the value is another group of keys, or none. */
function tripleOf(value: unknown, source: string): VaryValues | { readonly problem: string } | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const keys = Object.keys(value);
  if (keys.length === 0 || keys.some((key) => !(labels as readonly string[]).includes(key))) return null;
  const missing = labels.filter((label) => !keys.includes(label));
  if (missing.length > 0) {
    return { problem: `${showValue(source)} lacks ${missing.join(" and ")}; write {low: a, typical: b, high: c}` };
  }
  const written = new Map(splitOutside(source.slice(1, -1), ",").map(keyAndValue));
  const points = labels.map((label) => ({
    label,
    value: written.get(label) ?? JSON.stringify(valueAt(value, [label])),
  }));
  return { points, note: null };
}

function keyAndValue(entry: string): readonly [string, string] {
  const match = /^\s*["']?(\w+)["']?\s*:\s*([\s\S]*)$/.exec(entry);
  return [match?.[1] ?? "", (match?.[2] ?? "").trim()];
}
