import { bytesPerMegabyte } from "../../units/size.ts";
import { TraceError } from "../trace-error.ts";
import { readCsvMeasurements } from "./csv-measurements.ts";
import type { MeasurementSet } from "./measurement.ts";
import { MeasurementError } from "./measurement-error.ts";
import { type PowerTuningView, readPowerTuningAddress } from "./power-tuning-address.ts";
import { readPowerTuningJson } from "./power-tuning-json.ts";
import { hasReports, readReportMeasurements } from "./report-measurements.ts";

/** Measurements as they were read. */
export interface ReadMeasurements {
  readonly sets: readonly MeasurementSet[];
  /** What was left out, or is to be known, a sentence each. */
  readonly notes: readonly string[];
}

export interface MeasurementProblem {
  /** One sentence with the value and the remedy. */
  readonly message: string;
  /** Physical line, the first being 1; null where it is the text as a whole. */
  readonly line: number | null;
}

/** No function is measured at more. */
const mostSizes = 1000;
const understood =
  "understood are the JSON and the address of AWS Lambda Power Tuning, CSV with columns memory and duration, and REPORT lines of AWS Lambda";

/**
 * Reads measurements of a function at two or more sizes, whichever of the known forms the text has. Never throws for what
 * a text holds.
 *
 * @param file names the text in sentences
 */
export async function readMeasurements(
  text: string,
  { file }: { readonly file: string },
): Promise<ReadMeasurements | { readonly problems: readonly MeasurementProblem[] }> {
  try {
    const read = await readKnown(text.startsWith("\uFEFF") ? text.slice(1) : text, file);
    for (const set of read.sets) checkSet(set);
    if (read.sets.length === 0)
      throw new MeasurementError("no row has a duration; give durations at two or more sizes");
    return read;
  } catch (error) {
    if (error instanceof MeasurementError) return { problems: [{ message: error.message, line: error.line }] };
    if (error instanceof TraceError) return { problems: [{ message: error.reason, line: error.line }] };
    throw error;
  }
}

async function readKnown(text: string, file: string): Promise<ReadMeasurements> {
  const start = text.trimStart();
  if (start === "") throw new MeasurementError("it is empty; give durations at two or more sizes");
  if (isAddressText(start)) return fromView(readPowerTuningAddress(start));
  const data = jsonOf(start);
  const isTuned =
    typeof data === "object" && data !== null && ("power" in data || "results" in data || "stateMachine" in data);
  if (hasReports(text) && !isTuned) return readReportMeasurements(text, file);
  if (data !== undefined) return fromView(readPowerTuningJson(data));
  if (/^[{[]/.test(start)) throw new MeasurementError(`it is not whole JSON: damaged, or cut short; ${understood}`);
  if (!/[,;\t|]/.test(start.split("\n", 1)[0]!)) throw new MeasurementError(`it is of no known form; ${understood}`);
  return readCsvMeasurements(text);
}

/** One line with a # in it, or an address. */
function isAddressText(text: string): boolean {
  const line = text.trim();
  return (
    !/\s/.test(line) &&
    (/^https?:\/\//i.test(line) || line.startsWith("#") || /^[A-Za-z0-9+/=]+;[A-Za-z0-9+/=]+;/.test(line))
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fromView({ sets, currency }: PowerTuningView): ReadMeasurements {
  return {
    sets: sets.map(({ name, points }) => ({
      name,
      architecture: sets.length === 1 ? null : architectureIn(name),
      currency,
      sizes: points.map(({ power, duration, cost }) => ({
        memory: power * bytesPerMegabyte,
        duration: duration * 1000,
        deviation: null,
        count: null,
        billed: null,
        init: null,
        cost,
      })),
    })),
    notes: [],
  };
}

/** The architecture that a set's name speaks of; null where it speaks of none, or of both. */
function architectureIn(name: string): MeasurementSet["architecture"] {
  const isArm = /\b(arm|arm64|aarch64|graviton\d*)\b/i.test(name);
  const isX86 = /\b(x86|x86_64|x64|amd64|intel)\b/i.test(name);
  if (isArm === isX86) return null;
  return isArm ? "arm64" : "x86_64";
}

function checkSet({ sizes, name, architecture }: MeasurementSet): void {
  const which = [name, architecture ?? ""].filter((part) => part !== "").join(", ");
  const subject = which === "" ? "it" : `the set ${which}`;
  if (sizes.length < 2) {
    const only = sizes[0] === undefined ? "no size" : `one size, ${sizes[0].memory / bytesPerMegabyte} MB`;
    throw new MeasurementError(
      `${subject} has ${only}; the law of time by size needs two or more: measure at another size too`,
    );
  }
  if (sizes.length > mostSizes) {
    throw new MeasurementError(
      `${subject} has ${sizes.length} sizes, more than ${mostSizes}; is the column of memory the right one?`,
    );
  }
}
