import { parseDuration } from "../../units/duration.ts";
import { nearestName } from "../../units/nearest-name.ts";
import { bytesPerMegabyte, parseSize } from "../../units/size.ts";
import { TraceError } from "../trace-error.ts";
import { parseTraceNumber, parseTraceTime, type TraceUnit } from "../trace-time.ts";
import { type FieldRole, fieldRoles } from "./field-names.ts";
import { fieldText, isObject, type JsonObject, parseObject } from "./parse-object.ts";
import type { RecordSink } from "./record-sink.ts";
import { RowChecker } from "./row-checker.ts";
import { showValue } from "./show-value.ts";
import { type NamedUnit, splitUnit } from "./split-unit.ts";
import { parseNanoseconds, timeByMagnitude } from "./time-by-magnitude.ts";
import type { FormatQuestion } from "./trace-format.ts";

/** A field as it is named, and how to get at it. */
interface Field {
  readonly name: string;
  readonly path: readonly string[];
  readonly unit: NamedUnit | null;
}

/** Takes the fields of one object after the other. */
export class JsonRows {
  readonly #sink: RecordSink;
  readonly #unit: TraceUnit;
  readonly #checker: RowChecker;
  readonly #fields: Readonly<Partial<Record<FieldRole, Field>>>;
  readonly #file: string;

  constructor(columns: FormatQuestion["columns"], { unit, file }: FormatQuestion, sink: RecordSink) {
    this.#sink = sink;
    this.#unit = unit;
    this.#checker = new RowChecker(sink, `ISO 8601 or a number in ${unit} (unit: s, ms, us)`);
    this.#fields = findFields(columns, file);
    this.#file = file;
  }

  read(line: string, number: number): void {
    const object = parseObject(line);
    if (object === null) {
      this.#checker.reject("the line is not a JSON object; is it cut off? expected one object per line", null, line);
      this.#checker.finish(number);
    } else this.#readObject(object, number);
  }

  #readObject(object: JsonObject, line: number): void {
    const { timestamp, duration } = this.#fields;
    if (timestamp === undefined) throw this.#noTimestamp(object, line);
    if (duration !== undefined && textAt(object, duration) === null) {
      this.#sink.leaveOut(`line without ${duration.name}`);
      return;
    }
    const { record } = this.#sink;
    record.functionName = this.#text(object, "function") ?? "";
    record.time = this.#time(object, timestamp);
    record.duration = this.#duration(object, "duration");
    record.init = this.#duration(object, "init");
    record.count = this.#count(object);
    record.memorySize = this.#size(object, "memory", bytesPerMegabyte);
    record.memoryUsed = this.#size(object, "memoryUsed", bytesPerMegabyte);
    record.requestSize = this.#size(object, "request", 1);
    record.responseSize = this.#size(object, "response", 1);
    record.failed = Number(this.#text(object, "status")) >= 500;
    this.#checker.finish(line);
  }

  #noTimestamp(object: JsonObject, line: number): TraceError {
    const keys = Object.keys(object).slice(0, 20).join(", ");
    const message = `no field has a usual name of a time; name it with columns: {timestamp: FIELD}; the line has ${keys}`;
    return new TraceError(message, { file: this.#file, line, column: null, value: null });
  }

  #name(role: FieldRole): string {
    return this.#fields[role]?.name ?? role;
  }

  #text(object: JsonObject, role: FieldRole): string | null {
    const field = this.#fields[role];
    return field === undefined ? null : textAt(object, field);
  }

  #time(object: JsonObject, field: Field): number {
    const text = textAt(object, field);
    if (text === null) {
      const keys = Object.keys(object).slice(0, 20).join(", ");
      return this.#checker.reject(`the line has no field ${field.name}; it has ${keys}`, field.name, null);
    }
    return this.#checker.time(field.name, text, parseTime(text, field.unit, this.#unit));
  }

  #count(object: JsonObject): number {
    const field = this.#fields.count;
    if (field === undefined) return 1;
    const text = textAt(object, field);
    if (text !== null) return this.#checker.whole(field.name, text, "count");
    return this.#checker.reject(`the line has no field ${field.name}; every line needs its count`, field.name, null);
  }

  #duration(object: JsonObject, role: FieldRole): number {
    const field = this.#fields[role];
    const text = field === undefined ? null : textAt(object, field);
    if (field === undefined || text === null) return Number.NaN;
    const unit = field.unit ?? this.#unit;
    const number = unit === "ns" ? parseNanoseconds(text) : parseTraceNumber(text, unit);
    return this.#checker.amount(field.name, text, {
      value: number ?? parseDuration(text),
      noun: `duration in ${unit}`,
    });
  }

  /** Bytes. A bare number of memory is in MB while it is small enough to be, since that is how memory is given. */
  #size(object: JsonObject, role: FieldRole, small: number): number {
    const text = this.#text(object, role);
    if (text === null) return Number.NaN;
    const isNumber = parseTraceNumber(text, "us") !== null;
    const number = Number(text);
    const scale = /_?kb$/i.test(this.#name(role)) ? 1024 : /_?mb$/i.test(this.#name(role)) ? bytesPerMegabyte : null;
    const value = isNumber ? number * (scale ?? (number < 100_000 ? small : 1)) : parseSize(text);
    return Math.round(this.#checker.amount(this.#name(role), text, { value, noun: "size" }));
  }
}

/** A unit in the field's own name is certain; the scenario's may be the default, which the number itself corrects. */
function parseTime(text: string, named: NamedUnit | null, unit: TraceUnit): number | null {
  if (named === null) return timeByMagnitude(text, unit);
  return named === "ns"
    ? parseTraceTime(text, "us") === null
      ? null
      : parseNanoseconds(text)
    : parseTraceTime(text, named);
}

function textAt(object: JsonObject, { name, path }: Field): string | null {
  if (Object.hasOwn(object, name)) return fieldText(object[name]);
  let value: unknown = object;
  for (const key of path) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return fieldText(value);
}

function findFields(columns: FormatQuestion["columns"], file: string): Readonly<Partial<Record<FieldRole, Field>>> {
  const fields: Partial<Record<FieldRole, Field>> = {};
  for (const [role, name] of Object.entries(columns)) {
    const place = { file, line: null, column: name, value: null };
    if (!fieldRoles.some((known) => known === role)) {
      const nearest = nearestName(role, fieldRoles);
      const hint = nearest === null ? `expected ${fieldRoles.join(", ")}` : `did you mean "${nearest}"?`;
      throw new TraceError(`columns: ${showValue(role)} is nothing a field can hold; ${hint}`, place);
    }
    if (typeof name === "number") {
      const message = `columns: json-lines has fields with names, not places; write the name of the ${role} instead of ${name}`;
      throw new TraceError(message, place);
    }
    fields[role as FieldRole] = { name, path: name.split("."), unit: splitUnit(name).unit };
  }
  return fields;
}
