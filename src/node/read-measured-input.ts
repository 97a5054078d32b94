import { basename } from "node:path";
import type { MeasuredInput } from "../analysis/tune/tune-question.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { readMeasurements } from "../workloads/measurements/read-measurements.ts";
import { readText } from "./read-text.ts";

/** Measurements by invocation can be long. */
const largestFile = 64 * 1024 * 1024;
const shownName = 40;

/**
 * True of an address that holds its figures itself, with or without its scheme, or of the part from its # on; nothing is
 * fetched. A file may have a # in its name.
 */
export function isAddress(source: string): boolean {
  return /^(?:https?:\/\/|#)/i.test(source) || /#[^;]+;[^;]+;/.test(source);
}

/** As results and commands name it: a file by its base name, an address whole. */
export function measurementsName(source: string): string {
  return isAddress(source) || source === "-" ? source : basename(source);
}

/**
 * Reads measurements of a function at several sizes from a file ("-" is standard input) or from an address.
 *
 * @throws InputError where the file cannot be read
 * @throws ScenarioError where what it holds are no measurements
 */
export async function readMeasuredInput(source: string): Promise<MeasuredInput> {
  const name = measurementsName(source);
  const text = isAddress(source) ? source : await readText(source, largestFile);
  const file = isAddress(source) ? "--measurements" : name;
  const read = readMeasurements(text, { file });
  if ("problems" in read) throw new ScenarioError(read.problems);
  return { source: shortened(name), sets: read.sets, notes: read.notes };
}

/** An address carries all its figures; a report only names it. */
function shortened(name: string): string {
  return isAddress(name) && name.length > shownName ? `${name.slice(0, shownName)}…` : name;
}
