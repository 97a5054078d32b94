import { showValue } from "../formats/show-value.ts";
import { decodeBase64, encodeBase64 } from "./base64.ts";
import { MeasurementError } from "./measurement-error.ts";

/** One size as AWS Lambda Power Tuning reports it. */
export interface PowerTuningPoint {
  /** MB. */
  readonly power: number;
  /** Mean milliseconds. */
  readonly duration: number;
  /** Per invocation. */
  readonly cost: number;
}

export interface PowerTuningSet {
  /** Empty where there is one set. */
  readonly name: string;
  /** Smallest size first. */
  readonly points: readonly PowerTuningPoint[];
}

/** What an address of Power Tuning's page shows: one set, or two that are compared. */
export interface PowerTuningView {
  readonly sets: readonly PowerTuningSet[];
  readonly currency: "USD" | "CNY";
}

/** Where the tool shows its results (its template, 2026-04). */
const page = "https://lambda-power-tuning.show/";
const remedy = "copy the whole address, from http to its end, in quotes";

/**
 * Reads an address of Power Tuning's page, or its part from the # on: sizes (16-bit whole numbers), durations and costs
 * (32-bit floats), little-endian in base64; eight parts compare two sets with their names.
 *
 * @throws MeasurementError where the part behind # is damaged
 */
export function readPowerTuningAddress(text: string): PowerTuningView {
  const address = text.trim();
  const mark = address.indexOf("#");
  const parts = address.slice(mark + 1).split(";");
  while (parts.at(-1) === "") parts.pop();
  const currency = /[?&]currency=([A-Za-z]+)/.exec(mark < 0 ? "" : address.slice(0, mark))?.[1]?.toUpperCase() ?? "USD";
  if (currency !== "USD" && currency !== "CNY") {
    throw new MeasurementError(`the address has costs in ${showValue(currency)}; Power Tuning knows USD and CNY`);
  }
  if (parts.length !== 3 && parts.length !== 8) {
    const count = parts.length === 0 ? "nothing" : parts.length === 1 ? "1 part" : `${parts.length} parts`;
    throw new MeasurementError(
      `the address has ${count} behind its #, and needs 3 (sizes;durations;costs) or 8; ${remedy}`,
    );
  }
  const names = parts.slice(6).map(decodedName);
  const sets = [parts.slice(0, 3), parts.slice(3, 6)]
    .filter((some) => some.length > 0)
    .map((some, index) => ({ name: names[index] ?? "", points: pointsOf(some as [string, string, string]) }));
  return { sets, currency };
}

function decodedName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new MeasurementError(
      `the address has a name, ${showValue(text)}, that is not percent-encoded text; ${remedy}`,
    );
  }
}

function pointsOf([sizes, durations, costs]: readonly [string, string, string]): readonly PowerTuningPoint[] {
  const powers = numbersOf("sizes", sizes, 2);
  const [times, prices] = [numbersOf("durations", durations, 4), numbersOf("costs", costs, 4)];
  if (times.length !== powers.length || prices.length !== powers.length) {
    throw new MeasurementError(
      `the address has ${powers.length} sizes, ${times.length} durations and ${prices.length} costs, and needs as many of each; ${remedy}`,
    );
  }
  return powers.map((power, index) => {
    const previous = powers[index - 1] ?? 0;
    if (power <= previous) {
      throw new MeasurementError(
        `the address has sizes that do not rise above 0 (${previous} MB, then ${power} MB): it is damaged; ${remedy}`,
      );
    }
    const [duration, cost] = [times[index]!, prices[index]!];
    if (!(duration > 0) || !Number.isFinite(duration)) {
      throw new MeasurementError(
        `the address has a duration of ${duration} ms at ${power} MB; it must be above 0: measure again, or ${remedy}`,
      );
    }
    if (!(cost >= 0) || !Number.isFinite(cost)) {
      throw new MeasurementError(`the address has a cost of ${cost} at ${power} MB; it must be at least 0: ${remedy}`);
    }
    return { power, duration, cost };
  });
}

function numbersOf(what: string, text: string, width: 2 | 4): readonly number[] {
  const bytes = decodeBase64(text);
  if (bytes === null)
    throw new MeasurementError(`the ${what} of the address are not base64: ${showValue(text)} is damaged; ${remedy}`);
  if (bytes.length === 0 || bytes.length % width !== 0) {
    throw new MeasurementError(
      `the ${what} of the address are ${bytes.length} bytes, and need ${width} for each size: it is cut short; ${remedy}`,
    );
  }
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / width }, (_, i) =>
    width === 2 ? view.getInt16(i * width, true) : view.getFloat32(i * width, true),
  );
}

/** The address under which Power Tuning's page shows these sets (one or two); points are sorted by size. */
export function powerTuningAddress(
  sets: readonly PowerTuningSet[],
  currency: PowerTuningView["currency"] = "USD",
): string {
  const parts = sets.flatMap(({ points }) => encodedPoints(points));
  const names = sets.length > 1 ? sets.map(({ name }) => encodeURIComponent(name)) : [];
  return `${page}${currency === "USD" ? "" : `?currency=${currency}`}#${[...parts, ...names].join(";")}`;
}

function encodedPoints(points: readonly PowerTuningPoint[]): readonly string[] {
  const sorted = [...points].sort((one, other) => one.power - other.power);
  const encode = (width: 2 | 4, figureOf: (point: PowerTuningPoint) => number) => {
    const bytes = new Uint8Array(width * sorted.length);
    const view = new DataView(bytes.buffer);
    for (const [i, point] of sorted.entries()) {
      if (width === 2) view.setInt16(i * width, figureOf(point), true);
      else view.setFloat32(i * width, figureOf(point), true);
    }
    return encodeBase64(bytes);
  };
  return [encode(2, ({ power }) => power), encode(4, ({ duration }) => duration), encode(4, ({ cost }) => cost)];
}
