import { LatencyHistogram } from "../../engine/latency-histogram.ts";
import type { Observation } from "../../platforms/station.ts";

/**
 * An observation as plain JSON data, to the last bit and a tenth of its size: histograms keep only what they counted.
 * It can be sent to another thread, kept in a file, and read on another machine.
 */
export type PackedObservation = { readonly [key: string]: unknown };

export function packObservation(observation: Observation): PackedObservation {
  return pack(observation) as PackedObservation;
}

/** @throws TypeError for what no observation was packed into */
export function unpackObservation(packed: PackedObservation): Observation {
  return unpack(packed) as Observation;
}

/** False for what a file of unknown origin may hold instead. */
export function isPackedObservation(value: unknown): value is PackedObservation {
  const { offered, usage, latency, wait, coldLatency } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const isRecord = (record: unknown) => {
    const { histogram } = (record ?? {}) as { readonly histogram?: PackedObservation };
    const packed = histogram?.[histogramKey];
    return Array.isArray(packed) && packed.every((count) => Number.isSafeInteger(count) && count >= 0);
  };
  return typeof offered === "number" && typeof usage === "object" && [latency, wait, coldLatency].every(isRecord);
}

/*
 * JSON has no typed arrays and no infinite numbers; such values are wrapped in an object of a single key that no
 * observation uses.
 */
const histogramKey = "#histogram";
const numbersKey = "#numbers";
const numberKey = "#number";

function pack(value: unknown): unknown {
  if (value instanceof LatencyHistogram) return { [histogramKey]: packHistogram(value) };
  if (value instanceof Float64Array) return { [numbersKey]: Array.from(value, pack) };
  if (typeof value === "number") return isPlain(value) ? value : { [numberKey]: nameOf(value) };
  if (Array.isArray(value)) return value.map(pack);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  return Object.fromEntries(entries.map(([key, child]) => [key, pack(child)]));
}

function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== "object" || value === null) return value;
  const record = value as PackedObservation;
  if (histogramKey in record) return unpackHistogram(record[histogramKey] as readonly number[]);
  if (numbersKey in record)
    return Float64Array.from((record[numbersKey] as readonly unknown[]).map(unpack) as number[]);
  if (numberKey in record) return record[numberKey] === "-0" ? -0 : Number(record[numberKey]);
  return Object.fromEntries(Object.entries(record).map(([key, child]) => [key, unpack(child)]));
}

function isPlain(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

function nameOf(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** Bucket and count by turns, of the buckets that counted anything. */
function packHistogram({ counts }: LatencyHistogram): readonly number[] {
  const packed: number[] = [];
  for (let bucket = 0; bucket < counts.length; bucket++) {
    if (counts[bucket] !== 0) packed.push(bucket, counts[bucket]!);
  }
  return packed;
}

function unpackHistogram(packed: readonly number[]): LatencyHistogram {
  const histogram = new LatencyHistogram();
  for (let i = 0; i < packed.length; i += 2) histogram.counts[packed[i]!] = packed[i + 1]!;
  return histogram;
}
