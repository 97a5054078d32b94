import { formatSize } from "../../units/size.ts";
import { showValue } from "../formats/show-value.ts";
import { listed, listedLines } from "./listed.ts";
import type { MeasuredRow } from "./measured-row.ts";
import type { MeasuredSize, MeasurementSet } from "./measurement.ts";
import { type MeasurementsOutcome, refusedMeasurements } from "./measurements-outcome.ts";
import { sampleMean } from "./sample-mean.ts";

export interface RowsMeaning {
  /** What a row is: an invocation, a mean of its size, or whichever the number of rows of a size suggests. */
  readonly of: "invocations" | "means" | "either";
  /** The name of every set. */
  readonly name: string;
}

/** Rows of one size, by whether they began with a cold start. */
interface SizeRows {
  readonly memory: number;
  readonly warm: readonly MeasuredRow[];
  readonly cold: readonly MeasuredRow[];
}

/**
 * One set for each architecture of the rows. Several rows of a size are single invocations, of which mean, number and
 * deviation are taken. Where there are warm and cold ones the duration is of the warm, and the initialisation of the cold;
 * where most sizes have no warm ones it is of the cold at every size, for sizes must be measured alike to be compared.
 */
export function setsOfRows(rows: readonly MeasuredRow[], { of, name }: RowsMeaning): MeasurementsOutcome {
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  if (currencies.length > 1) {
    return refusedMeasurements(`costs are in ${listed(currencies)}; keep the rows of one currency`, {
      path: "currency",
    });
  }
  const sets: MeasurementSet[] = [];
  const notes: string[] = [];
  for (const [architecture, own] of groupBy(rows, (row) => row.architecture)) {
    const bySize = groupBy(own, ({ memory }) => memory);
    const initTells = of === "invocations" || [...bySize.values()].some(({ length }) => length > 1);
    const sizes = [...bySize].map(([memory, sizeRows]) => splitCold(memory, sizeRows, initTells));
    const repeated = sizes.flatMap(({ warm, cold }) => [warm, cold]).find(({ length }) => length > 1);
    if (of === "means" && repeated !== undefined) return twice(repeated);
    const areInvocations = of === "invocations" || repeated !== undefined;
    const chosen = chooseKind(sizes, architecture ?? (name === "" ? "" : showValue(name)));
    notes.push(...chosen.notes);
    const measured = chosen.sizes.map((size) => measuredSize(size, chosen.kind, areInvocations));
    measured.sort((one, other) => one.memory - other.memory);
    sets.push({ name, architecture, currency: currencies[0] ?? "USD", sizes: measured });
  }
  return { sets, notes };
}

function groupBy<Key>(
  rows: readonly MeasuredRow[],
  keyOf: (row: MeasuredRow) => Key,
): ReadonlyMap<Key, readonly MeasuredRow[]> {
  const groups = new Map<Key, MeasuredRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** @param initTells whether a row with an initialisation is a cold start; a mean may have both */
function splitCold(memory: number, rows: readonly MeasuredRow[], initTells: boolean): SizeRows {
  const isCold = (row: MeasuredRow) => row.isCold ?? (initTells && row.init !== null);
  return { memory, warm: rows.filter((row) => !isCold(row)), cold: rows.filter(isCold) };
}

function twice(rows: readonly MeasuredRow[]): MeasurementsOutcome {
  const lines = listedLines(rows.map(({ line }) => line));
  const message = `${formatSize(rows[0]!.memory)} is there ${rows.length} times (${lines})`;
  const reason = "in a table of means with counts or deviations, each size has one row";
  return refusedMeasurements(`${message}; ${reason}: keep one of them`, { line: rows[1]!.line });
}

interface ChosenKind {
  readonly kind: "warm" | "cold";
  /** Those that were measured so. */
  readonly sizes: readonly SizeRows[];
  readonly notes: readonly string[];
}

function chooseKind(sizes: readonly SizeRows[], what: string): ChosenKind {
  const withWarm = sizes.filter(({ warm }) => warm.length > 0);
  const kind = withWarm.length * 2 > sizes.length ? "warm" : "cold";
  const kept = sizes.filter((size) => size[kind].length > 0);
  const left = sizes.filter((size) => size[kind].length === 0).map(({ memory }) => formatSize(memory));
  const prefix = what === "" ? "" : `${what}: `;
  const notes: string[] = [];
  if (kind === "cold") {
    const some =
      withWarm.length === 0
        ? "there are no warm ones"
        : `of ${sizes.length} sizes, ${withWarm.length} ${withWarm.length === 1 ? "has" : "have"} warm ones`;
    notes.push(`${prefix}durations are of cold starts, without their initialisation, at every size: ${some}`);
  }
  if (left.length > 0) {
    notes.push(`${prefix}${listed(left)} ${left.length === 1 ? "is" : "are"} left out: no ${kind} invocations`);
  }
  return { kind, sizes: kept, notes };
}

function measuredSize(size: SizeRows, kind: ChosenKind["kind"], areInvocations: boolean): MeasuredSize {
  const rows = size[kind];
  const duration = sampleMean(rows.map((row) => row.duration));
  const inits = size.cold.length > 0 ? size.cold : rows;
  return {
    memory: size.memory,
    duration: duration.mean,
    deviation: areInvocations ? duration.deviation : rows[0]!.deviation,
    count: areInvocations ? duration.count : rows[0]!.count,
    billed: meanOf(rows.map((row) => row.billed)),
    init: meanOf(inits.map((row) => row.init)),
    cost: meanOf(rows.map((row) => row.cost)),
  };
}

/** Of those that are told; null where none is. */
function meanOf(values: readonly (number | null)[]): number | null {
  const told = values.filter((value) => value !== null);
  return told.length === 0 ? null : sampleMean(told).mean;
}
