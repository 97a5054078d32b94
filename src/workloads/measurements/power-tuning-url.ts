import { showValue } from "../formats/show-value.ts";
import { decodeBase64, encodeBase64 } from "./base64.ts";
import type { MeasurementSet } from "./measurement.ts";
import { mostSizes } from "./measurement-limits.ts";

/** One size as AWS Lambda Power Tuning tells it. */
export interface PowerTuningPoint {
  readonly memoryMegabytes: number;
  /** Milliseconds: the mean without the fastest and slowest fifth, initialisation included. */
  readonly duration: number;
  /** Of one invocation in the address's currency, without the charge for requests. */
  readonly cost: number;
}

export interface PowerTuningSet {
  /** Empty where the address shows one function. */
  readonly name: string;
  /** The smallest size first. */
  readonly points: readonly PowerTuningPoint[];
}

/** What an address of the tool's visualisation says: one function, or two to compare. */
export interface PowerTuningAddress {
  readonly sets: readonly PowerTuningSet[];
  readonly currency: MeasurementSet["currency"];
}

/** Where the tool's own page lives (its default of `visualizationURL`, version 4.4.0 of 2026-04). */
const powerTuningBase = "https://lambda-power-tuning.show/";

const largestMegabytes = 10_240;
/** Twice 1,000 sizes percent-encoded are shorter. */
const longestAddress = 128 * 1024;
const remedy = "copy the whole address again from the tool's output";

/**
 * Reads `<base>[?currency=CNY]#sizes;times;costs`, the eight parts by which two functions are compared, or either without
 * the base. Numbers are the float32 of the address as doubles. Gives a sentence where the address is damaged.
 */
export function decodePowerTuningUrl(address: string): PowerTuningAddress | { readonly problem: string } {
  const text = address.trim();
  if (text.length > longestAddress)
    return { problem: `the address is longer than ${longestAddress} letters; ${remedy}` };
  const mark = text.indexOf("#");
  const base = mark >= 0 ? text.slice(0, mark) : /^[a-z]+:\/\//i.test(text) ? text : "";
  const hash = text.slice(mark >= 0 ? mark + 1 : base.length);
  if (hash === "") return { problem: `the address has no measurements after a #; ${remedy}` };
  const currency = currencyOf(base);
  if (currency === null)
    return { problem: "the address has a currency other than USD and CNY; these two are understood" };
  const parts = hash.split(";");
  while (parts.length > 3 && parts.at(-1) === "") parts.pop(); // the page's own demonstration ends with a ";"
  if (parts.length !== 3 && (parts.length < 6 || parts.length > 8)) {
    const expected = "expected 3 (sizes;times;costs), or 8 where two functions are compared";
    return { problem: `the address has ${partCount(parts.length)} after its #; ${expected}: ${remedy}` };
  }
  const sets: PowerTuningSet[] = [];
  for (let first = 0; first < Math.min(parts.length, 6); first += 3) {
    const points = decodePoints(parts.slice(first, first + 3).map(plainText), first === 0 ? "" : "second ");
    if ("problem" in points) return points;
    sets.push({ name: plainText(parts[6 + first / 3] ?? ""), points });
  }
  return { sets, currency };
}

function partCount(count: number): string {
  return count === 1 ? "1 part" : `${count} parts`;
}

function currencyOf(base: string): MeasurementSet["currency"] | null {
  const currency = /[?&]currency=([^&]*)/i.exec(base)?.[1]?.toUpperCase() ?? "USD";
  return currency === "USD" || currency === "CNY" ? currency : null;
}

/** Names are percent-encoded; so are "=", "+" and "/" by what some programs make of addresses. */
function plainText(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** @param which "second " for the second function's */
function decodePoints(
  parts: readonly string[],
  which: string,
): readonly PowerTuningPoint[] | { readonly problem: string } {
  const bytes: Uint8Array[] = [];
  for (const [index, noun] of ["sizes", "times", "costs"].entries()) {
    const part = parts[index] ?? "";
    const decoded = decodeBase64(part);
    if (part === "") return { problem: `the address has no ${which}${noun}; ${remedy}` };
    const width = index === 0 ? 2 : 4;
    if (decoded === null || decoded.length % width !== 0) {
      const what = decoded === null ? "not base64" : `not whole numbers of ${width} bytes`;
      return { problem: `the ${which}${noun} ${showValue(part)} of the address are ${what}; ${remedy}` };
    }
    bytes.push(decoded);
  }
  const [sizes, times, costs] = [int16Of(bytes[0]!), float32Of(bytes[1]!), float32Of(bytes[2]!)];
  if (sizes.length !== times.length || sizes.length !== costs.length) {
    const counts = `sizes (${sizes.length}), times (${times.length}) and costs (${costs.length})`;
    return { problem: `the address has different numbers of ${which}${counts}; ${remedy}` };
  }
  const points = sizes.map((size, index) => {
    return { memoryMegabytes: size, duration: times[index]!, cost: costs[index]! };
  });
  const problem = pointProblem(points);
  return problem === null ? points : { problem: `the ${which}measurements of the address: ${problem}; ${remedy}` };
}

/** Why points cannot be what the tool measured, without remedy; null if nothing. */
function pointProblem(points: readonly PowerTuningPoint[]): string | null {
  if (points.length > mostSizes) return `${points.length} sizes are more than ${mostSizes}`;
  let before = 0;
  for (const { memoryMegabytes: size, duration, cost } of points) {
    if (!Number.isInteger(size) || size < 1 || size > largestMegabytes) {
      return `${size} MB is no size of a function (1 to ${largestMegabytes} MB)`;
    }
    if (size <= before) return `${size} MB follows ${before} MB, where sizes rise`;
    if (!(duration > 0) || duration === Infinity)
      return `the time ${duration} at ${size} MB is not a number of ms above 0`;
    if (!(cost > 0) || cost === Infinity) return `the cost ${cost} at ${size} MB is not an amount above 0`;
    before = size;
  }
  return null;
}

/** What an address is made of beside the measurements. */
export interface EncodePowerTuning {
  readonly currency?: MeasurementSet["currency"];
  /** Address of the page, without "?" and "#". */
  readonly base?: string;
}

/**
 * The address that shows one set, or compares two. Throws a RangeError where the form cannot hold them: sizes that are no
 * whole number of 1 to 10,240 MB or do not rise, times or costs that a float32 makes 0 or infinite.
 */
export function encodePowerTuningUrl(
  sets: readonly PowerTuningSet[],
  { currency = "USD", base = powerTuningBase }: EncodePowerTuning = {},
): string {
  if (sets.length !== 1 && sets.length !== 2) throw new RangeError(`an address shows 1 or 2 sets, not ${sets.length}`);
  const parts = sets.map(({ points }) => encodePoints(points));
  const names =
    sets.length === 2 ? sets.map(({ name }) => encodeURIComponent(name.replace(/\p{Surrogate}/gu, "\ufffd"))) : [];
  return `${base}${currency === "USD" ? "" : `?currency=${currency}`}#${[...parts, ...names].join(";")}`;
}

function encodePoints(points: readonly PowerTuningPoint[]): string {
  const rounded = points.map(({ memoryMegabytes, duration, cost }) => {
    return { memoryMegabytes, duration: Math.fround(duration), cost: Math.fround(cost) };
  });
  const problem = points.length === 0 ? "there are no sizes" : pointProblem(rounded);
  if (problem !== null) throw new RangeError(`an address cannot show these measurements: ${problem}`);
  const sizes = new DataView(new ArrayBuffer(points.length * 2));
  const times = new DataView(new ArrayBuffer(points.length * 4));
  const costs = new DataView(new ArrayBuffer(points.length * 4));
  for (const [index, { memoryMegabytes, duration, cost }] of points.entries()) {
    sizes.setInt16(index * 2, memoryMegabytes, true);
    times.setFloat32(index * 4, duration, true);
    costs.setFloat32(index * 4, cost, true);
  }
  return [sizes, times, costs].map(({ buffer }) => encodeBase64(new Uint8Array(buffer))).join(";");
}

function int16Of(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / 2 }, (_, index) => view.getInt16(index * 2, true));
}

function float32Of(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(index * 4, true));
}
