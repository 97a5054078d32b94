import { nearestName } from "../../units/nearest-name.ts";
import { showValue } from "../show-value.ts";
import { parseQuantity, type Quantity } from "./quantity.ts";
import { varyLimits } from "./vary-axis.ts";

/** The values of a range as a scenario writes them, both ends as they were written. */
export interface RangeValues {
  readonly values: readonly string[];
  /** What rounding left out, null where nothing. */
  readonly note: string | null;
}

interface Problem {
  readonly problem: string;
}

const forms = "1/s..1000/s:log:20, 10%..90%:9 or 128MB..1024MB:step:64MB";

/** True for text that begins as a range does: a number, perhaps with a unit, and two dots. */
export function isRange(text: string): boolean {
  return /^[-+]?[\d.]*\d(?:[eE][-+]?\d+)?[A-Za-z%]*(?:\/[\d.]*[A-Za-z]+)?\s*\.\.(?![/\\])/.test(text);
}

/** The values of `LOW..HIGH:N`, `LOW..HIGH:log:N` or `LOW..HIGH:step:S`; or what is wrong with it. */
export function rangeValues(text: string): RangeValues | Problem {
  const [, lowText = "", highText = "", spacing = ""] = /^(.*?)\s*\.\.\s*([^:]*?)\s*(?::(.*))?$/s.exec(text) ?? [];
  const [low, high] = [parseQuantity(lowText), parseQuantity(highText)];
  const unknown = low === null ? lowText : high === null ? highText : null;
  if (low === null || high === null) {
    return { problem: `${showValue(unknown)} is no end of a range; write numbers with their units, such as ${forms}` };
  }
  const faulty = endsProblem({ text: lowText, quantity: low }, { text: highText, quantity: high });
  if (faulty !== null) return { problem: faulty };
  const ends: Ends = { low, high: inUnitOf(low, high), lowText, highText };
  const [word = "", size] = spacing.split(":").map((part) => part.trim());
  if (word === "log") return logValues(ends, size ?? "");
  if (word === "step") return stepValues(ends, size ?? "");
  if (size === undefined && /^[-+]?[\d.]+$/.test(word)) return evenValues(ends, word);
  const near = nearestName(word, ["log", "step"]);
  const hint = near === null ? "" : `; did you mean ${showValue(near)}?`;
  const what =
    word === "" ? "does not say how many points it has" : `has the unknown spacing ${showValue(spacing)}${hint}`;
  return { problem: `${showValue(text)} ${what}; write ${forms}` };
}

interface Ends {
  readonly low: Quantity;
  /** In the unit of the low end. */
  readonly high: number;
  readonly lowText: string;
  readonly highText: string;
}

interface WrittenEnd {
  readonly text: string;
  readonly quantity: Quantity;
}

const kindWords = {
  number: "a plain number",
  share: "a share",
  duration: "a duration",
  size: "a size",
  rate: "a rate",
} as const;

function endsProblem(low: WrittenEnd, high: WrittenEnd): string | null {
  const [from, to] = [low.quantity, high.quantity];
  if (from.kind !== to.kind) {
    return `${low.text} is ${kindWords[from.kind]} and ${high.text} ${kindWords[to.kind]}; give both ends the same kind of unit`;
  }
  const distance = inUnitOf(from, to) - from.number;
  if (distance < 0) return `the range falls from ${low.text} to ${high.text}; write the lower end first`;
  return distance === 0 ? `the range from ${low.text} to ${high.text} is one point; write the value alone` : null;
}

function inUnitOf(wanted: Quantity, { number, perUnit }: Quantity): number {
  if (perUnit === wanted.perUnit) return number;
  return Number(((number * perUnit) / wanted.perUnit).toPrecision(14));
}

/** The number of points, or what is wrong with it. */
function countOf(text: string): number | Problem {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(count >= 2)) return { problem: `${showValue(text)} is no number of points; write a whole number from 2` };
  return count > varyLimits.points ? tooMany(count) : count;
}

function tooMany(count: number): Problem {
  const shown = Number.isSafeInteger(count) ? String(count) : "too many";
  return { problem: `the range has ${shown} points; an axis has at most ${varyLimits.points}` };
}

function evenValues(ends: Ends, text: string): RangeValues | Problem {
  const count = countOf(text);
  if (typeof count === "object") return count;
  const step = (ends.high - ends.low.number) / (count - 1);
  const inner = Array.from({ length: count - 2 }, (_, i) => ends.low.number + (i + 1) * step);
  return isInBytes(ends) ? wholeValues(ends, inner) : roundedValues(ends, inner, 6);
}

function logValues(ends: Ends, text: string): RangeValues | Problem {
  const count = countOf(text);
  if (typeof count === "object") return count;
  if (!(ends.low.number > 0)) {
    return { problem: `a log range cannot start at ${ends.lowText}; start it above zero, or space it evenly (:N)` };
  }
  const step = Math.log(ends.high / ends.low.number) / (count - 1);
  const inner = Array.from({ length: count - 2 }, (_, i) => ends.low.number * Math.exp((i + 1) * step));
  const isWhole = isInBytes(ends) || (ends.low.kind === "number" && hasWholeEnds(ends));
  return isWhole ? wholeValues(ends, inner) : roundedValues(ends, inner, 4);
}

function stepValues(ends: Ends, text: string): RangeValues | Problem {
  const step = parseQuantity(text);
  if (step === null || step.kind !== ends.low.kind) {
    return {
      problem: `${showValue(text)} is no step of ${kindWords[ends.low.kind]}; write one such as ${oneOf(ends.low)}`,
    };
  }
  const length = inUnitOf(ends.low, step);
  if (!(length > 0)) return { problem: `a range cannot go on in steps of ${text}; write a step above zero` };
  // What lies nearer to the high end than a billionth of a step is that end.
  const count = Math.ceil((ends.high - ends.low.number) / length - 1e-9) + 1;
  if (count > varyLimits.points) return tooMany(count);
  const inner = Array.from({ length: Math.max(0, count - 2) }, (_, i) => ends.low.number + (i + 1) * length);
  return roundedValues(ends, inner, 12);
}

function oneOf({ unit }: Quantity): string {
  return `step:1${unit}`;
}

function hasWholeEnds({ low, high }: Ends): boolean {
  return Number.isInteger(low.number) && Number.isInteger(high);
}

/** Sizes up to megabytes are bought in whole ones. */
function isInBytes(ends: Ends): boolean {
  return /^([KM]i?)?B$/.test(ends.low.unit) && hasWholeEnds(ends);
}

/** The ends with what lies between as whole numbers, each once. */
function wholeValues({ low, high, lowText, highText }: Ends, inner: readonly number[]): RangeValues {
  const whole = [...new Set(inner.map(Math.round))].filter((value) => value > low.number && value < high);
  const values = [lowText, ...whole.map((value) => `${value}${low.unit}`), highText];
  const wanted = inner.length + 2;
  if (values.length === wanted) return { values, note: null };
  const what = `${lowText} to ${highText} holds ${values.length} whole values`;
  return { values, note: `${what} at this spacing, not ${wanted}: those that round alike count once` };
}

const mostDigits = 15;

/** The ends with what lies between in so many significant digits, or as many more as keep all values apart. */
function roundedValues(ends: Ends, inner: readonly number[], digits: number): RangeValues | Problem {
  const { low, high, lowText, highText } = ends;
  const rounded = inner.map((value) => Number(value.toPrecision(digits)));
  const all = [low.number, ...rounded, high];
  if (all.every((value, i) => i === 0 || value > all[i - 1]!)) {
    return { values: [lowText, ...rounded.map((value) => `${plainDecimal(value)}${low.unit}`), highText], note: null };
  }
  if (digits < mostDigits) return roundedValues(ends, inner, digits + 1);
  return { problem: `${lowText} and ${highText} are too close for ${inner.length + 2} points; write fewer` };
}

/** Without an exponent, which units cannot follow. */
function plainDecimal(value: number): string {
  const [, fraction = "", exponent] = /^-?\d(?:\.(\d+))?e-(\d+)$/.exec(String(value)) ?? [];
  return exponent === undefined ? String(value) : value.toFixed(Number(exponent) + fraction.length);
}
