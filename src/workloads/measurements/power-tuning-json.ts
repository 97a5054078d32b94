import { isObject, type JsonObject, parseObject } from "../formats/parse-object.ts";
import { showValue } from "../formats/show-value.ts";
import { mostSizes } from "./measurement-limits.ts";
import { type MeasurementsOutcome, refusedMeasurements } from "./measurements-outcome.ts";
import {
  decodePowerTuningUrl,
  type EncodePowerTuning,
  encodePowerTuningUrl,
  type PowerTuningPoint,
} from "./power-tuning-url.ts";
import { setsOfPoints } from "./sets-of-points.ts";

/** What the tool's state machine ends with, where `includeOutputResults` is set. */
export interface PowerTuningJson {
  /** MB of the chosen size, and its cost (of one invocation) and mean duration (ms). */
  readonly power: string;
  readonly cost: number;
  readonly duration: number;
  /** Nothing was executed, so nothing was paid. */
  readonly stateMachine: { readonly executionCost: 0; readonly lambdaCost: 0; readonly visualization: string };
  readonly stats: readonly {
    readonly value: number;
    readonly averagePrice: number;
    readonly averageDuration: number;
  }[];
}

/**
 * Sizes in the form of the tool's output.
 * @param power MB of the chosen one
 * @throws RangeError where it is none of the sizes, or the address cannot hold them
 */
export function powerTuningJson(
  points: readonly PowerTuningPoint[],
  { power, ...address }: EncodePowerTuning & { readonly power: number },
): PowerTuningJson {
  const rising = points.toSorted((one, other) => one.memoryMegabytes - other.memoryMegabytes);
  const chosen = rising.find(({ memoryMegabytes }) => memoryMegabytes === power);
  if (chosen === undefined) throw new RangeError(`the chosen ${power} MB is none of the sizes`);
  const visualization = encodePowerTuningUrl([{ name: "", points: rising }], address);
  return {
    power: String(power),
    cost: chosen.cost,
    duration: chosen.duration,
    stateMachine: { executionCost: 0, lambdaCost: 0, visualization },
    stats: rising.map(({ memoryMegabytes, cost, duration }) => {
      return { value: memoryMegabytes, averagePrice: cost, averageDuration: duration };
    }),
  };
}

/** Whether a JSON object could be the tool's output, or what is left of an execution that failed. */
export function isPowerTuningJson(object: JsonObject): boolean {
  const keys = ["results", "power", "stats", "stateMachine", "executionArn", ...errorKeys];
  return keys.some((key) => Object.hasOwn(object, key));
}

const errorKeys = ["error", "cause", "Error", "Cause", "errorType", "errorMessage"];

/**
 * Reads the tool's output: bare, in `results`, or as the `output` text of a described execution. Where it has no `stats`,
 * the points come from the address in `stateMachine.visualization`, which always has them.
 */
export function readPowerTuningJson(object: JsonObject): MeasurementsOutcome {
  const failure = executionFailure(object);
  if (failure !== null) return refusedMeasurements(failure);
  const { result, prefix } = unwrap(object);
  const inner = result === null ? null : executionFailure(result);
  if (inner !== null) return refusedMeasurements(inner);
  const stateMachine = isObject(result?.stateMachine) ? result.stateMachine : {};
  const visualization = typeof stateMachine.visualization === "string" ? stateMachine.visualization : null;
  const stats = Array.isArray(result?.stats) ? (result.stats as readonly unknown[]) : [];
  if (stats.length > 0) return readStats(stats, `${prefix}stats`, visualization);
  if (visualization === null) {
    const remedy = "run the tool with includeOutputResults, and keep its whole output";
    return refusedMeasurements(`the output has neither stats nor stateMachine.visualization; ${remedy}`);
  }
  const address = decodePowerTuningUrl(visualization);
  if (!("problem" in address)) return { sets: setsOfPoints(address), notes: [] };
  return refusedMeasurements(`there are no stats, and ${address.problem}`, {
    path: `${prefix}stateMachine.visualization`,
  });
}

function unwrap(object: JsonObject): { readonly result: JsonObject | null; readonly prefix: string } {
  if (isObject(object.results)) return { result: object.results, prefix: "results." };
  const output = typeof object.output === "string" ? parseObject(object.output) : object.output;
  if (!isObject(output)) return { result: object, prefix: "" };
  if (isObject(output.results)) return { result: output.results, prefix: "output.results." };
  return { result: output, prefix: "output." };
}

/** A sentence where the object tells of an execution that failed or has not ended; null if it does not. */
function executionFailure(object: JsonObject): string | null {
  const isResult = object.power !== undefined || object.stats !== undefined || isObject(object.results);
  const status = typeof object.status === "string" ? object.status : "";
  const remedy = "give the output of one that succeeded";
  if (status === "RUNNING") return `the file is an execution that is still running; ${remedy}`;
  const said = errorKeys.map((key) => object[key]).filter((value) => typeof value === "string");
  if (isResult || (said.length === 0 && !/^(?:FAILED|TIMED_OUT|ABORTED)$/.test(status))) return null;
  const what = [status, ...said].filter((text) => text !== "").map(showValue);
  return `the file is an execution that failed (${what.join(", ")}), not a result; ${remedy}`;
}

function readStats(stats: readonly unknown[], path: string, visualization: string | null): MeasurementsOutcome {
  if (stats.length > mostSizes)
    return refusedMeasurements(`${stats.length} sizes are more than ${mostSizes}`, { path });
  const points: (Omit<PowerTuningPoint, "cost"> & { readonly cost: number | null })[] = [];
  for (const [index, entry] of stats.entries()) {
    const here = `${path}[${index}]`;
    const row = isObject(entry) ? entry : {};
    const numbers = { value: Number.NaN, averageDuration: Number.NaN, averagePrice: Number.NaN };
    for (const key of ["value", "averageDuration", "averagePrice"] as const) {
      if (key === "averagePrice" && row[key] === undefined) continue;
      const number = positiveNumber(row[key]);
      if (number === null) {
        const message = `${key} ${inWords(row[key])} is not a number above 0`;
        return refusedMeasurements(`${message}; run the tool again without that size`, { path: `${here}.${key}` });
      }
      numbers[key] = number;
    }
    if (points.some(({ memoryMegabytes }) => memoryMegabytes === numbers.value)) {
      return refusedMeasurements(`${numbers.value} MB is there twice; keep one of both`, { path: `${here}.value` });
    }
    const cost = Number.isNaN(numbers.averagePrice) ? null : numbers.averagePrice;
    points.push({ memoryMegabytes: numbers.value, duration: numbers.averageDuration, cost });
  }
  points.sort((one, other) => one.memoryMegabytes - other.memoryMegabytes);
  const currency = /[?&]currency=CNY(?:[&#]|$)/i.test(visualization ?? "") ? "CNY" : "USD";
  return { sets: setsOfPoints({ sets: [{ name: "", points }], currency }), notes: [] };
}

/** A value that is no number above 0; a list or an object may be too deep to be written out. */
function inWords(value: unknown): string {
  if (value === undefined) return showValue("(missing)");
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "that is a list" : "that is an object";
  return showValue(typeof value === "number" ? String(value) : JSON.stringify(value));
}

function positiveNumber(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && number > 0 && number < Number.POSITIVE_INFINITY ? number : null;
}
