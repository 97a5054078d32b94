import { formatSize } from "../../units/size.ts";
import { isObject, type JsonObject } from "../formats/parse-object.ts";
import { showValue } from "../formats/show-value.ts";
import { latestTime } from "../latest-time.ts";
import { isMeasurementsHeader } from "./csv-roles.ts";
import type { MeasurementSet } from "./measurement.ts";
import { mostCharacters, mostSizes } from "./measurement-limits.ts";
import { readMeasurementsCsv } from "./measurements-csv.ts";
import {
  type MeasurementProblem,
  type MeasurementsOutcome,
  type ReadMeasurements,
  refusedMeasurements,
} from "./measurements-outcome.ts";
import { isPowerTuningJson, readPowerTuningJson } from "./power-tuning-json.ts";
import { decodePowerTuningUrl } from "./power-tuning-url.ts";
import { hasReports, readReportLines } from "./report-lines.ts";
import { setsOfPoints } from "./sets-of-points.ts";

/** The forms of measurements, as sentences name them. */
const understood =
  "understood are an address or the JSON output of AWS Lambda Power Tuning, REPORT lines of Lambda, and CSV with columns such as memory_mb and duration_ms";

/** A problem with the file it is in: what an issue of a scenario needs. */
export interface PlacedProblem extends MeasurementProblem {
  readonly file: string;
}

/**
 * Reads measurements of a function at several sizes, in whichever form the text has: an address or the JSON output of AWS
 * Lambda Power Tuning, reports of Lambda, or CSV. Each set has two sizes or more, all of them checked.
 * @param file as problems name it
 */
export function readMeasurements(
  text: string,
  { file }: { readonly file: string },
): ReadMeasurements | { readonly problems: readonly PlacedProblem[] } {
  const read = readAnyForm(text.startsWith("\uFEFF") ? text.slice(1) : text);
  const outcome = "problems" in read ? read : checkSets(read);
  if (!("problems" in outcome)) return outcome;
  return { problems: outcome.problems.map((problem) => ({ ...problem, file })) };
}

function readAnyForm(text: string): MeasurementsOutcome {
  const trimmed = text.trim();
  if (trimmed === "") return refusedMeasurements(`there is nothing in it; ${understood}`);
  if (text.length > mostCharacters) {
    return refusedMeasurements(`it has more than ${mostCharacters} letters; keep fewer rows`);
  }
  if (text.includes("\0")) {
    return refusedMeasurements("it holds NUL characters; is it cut off, or saved as UTF-16? Save it as UTF-8");
  }
  const first = /^[^\r\n]*/.exec(trimmed)![0];
  const header = first.split(/[,;\t|]/).map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
  if (isAddress(trimmed) && !isMeasurementsHeader(header)) return readAddress(trimmed);
  if (/^[[{]/.test(trimmed)) {
    const value = parseJson(trimmed);
    if (isObject(value) && isPowerTuningJson(value) && !isLogDocument(value)) return readPowerTuningJson(value);
    if (hasReports(trimmed)) return readReportLines(text);
    const what = value === undefined ? "it begins like JSON and is none, as if cut off" : "it is JSON of no known form";
    return refusedMeasurements(`${what}; ${understood}`);
  }
  if (hasReports(trimmed)) return readReportLines(text);
  if (header.length > 1 || isMeasurementsHeader(header)) return readMeasurementsCsv(text);
  return refusedMeasurements(`${showValue(first)} begins no known form of measurements; ${understood}`, { line: 1 });
}

/** One line that begins like an address, with or without its scheme, or is what stands after its "#". */
function isAddress(text: string): boolean {
  return (
    !/[\r\n]/.test(text) && (/^(?:https?:\/\/|#)/i.test(text) || /^(?:[^\s#;,]*#)?[\w+/=%.~-]*;[^,\s]*$/.test(text))
  );
}

function readAddress(text: string): MeasurementsOutcome {
  const address = decodePowerTuningUrl(text);
  return "problem" in address ? refusedMeasurements(address.problem) : { sets: setsOfPoints(address), notes: [] };
}

/** Undefined where the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Logs Insights gives a list of rows in `results`, where the tool has an object. */
function isLogDocument(object: JsonObject): boolean {
  return Array.isArray(object.results) || object["@message"] !== undefined || object.type === "platform.report";
}

/** Microseconds: a nanosecond. What is shorter is no time of a function, and its reciprocal may be infinite. */
const shortestTime = 0.001;
/** Bytes; more is in the wrong unit. */
const largestMemory = 1024 * 1024 * 1024 * 1024;

/** What must hold of sets of every form. */
function checkSets(read: ReadMeasurements): MeasurementsOutcome {
  const because = read.notes.length === 0 ? "" : ` (${read.notes.join("; ")})`;
  if (read.sets.length === 0) return refusedMeasurements(`no measurement is in it${because}; ${understood}`);
  const problems = read.sets.flatMap((set) => {
    const message = setProblem(set, because);
    return message === null ? [] : [{ message, line: null, path: "" }];
  });
  return problems.length > 0 ? { problems } : read;
}

/** @param because what was left out, for where too little remains */
function setProblem({ name, architecture, sizes }: MeasurementSet, because: string): string | null {
  const words = [name === "" ? "" : showValue(name), architecture ?? ""].filter((word) => word !== "");
  const of = words.length === 0 ? "" : ` of ${words.join(", ")}`;
  if (sizes.length > mostSizes) {
    return `the measurements${of} have ${sizes.length} sizes; keep ${mostSizes} of them or fewer`;
  }
  const bad = sizes.find(({ memory }) => !(memory > 0 && memory <= largestMemory));
  if (bad !== undefined) {
    return `the memory size ${formatSize(bad.memory)}${of} is not above 0 and at most 1 TB; bare numbers are MB`;
  }
  const slow = sizes.find(({ duration }) => !(duration >= shortestTime && duration < latestTime));
  if (slow !== undefined) {
    return `the duration at ${formatSize(slow.memory)}${of} is not a time above 0 that a function can take; check its unit`;
  }
  const broad = sizes.find(({ deviation }) => deviation !== null && !(deviation < latestTime));
  if (broad !== undefined) {
    return `the deviation at ${formatSize(broad.memory)}${of} is not one that a function's times can have; check its unit`;
  }
  if (sizes.length >= 2) return null;
  const only = sizes.length === 0 ? "no size" : `one size, ${formatSize(sizes[0]!.memory)}`;
  return `the measurements${of} have ${only}${because}; measure at two sizes or more`;
}
