import { CsvMeasurementRows } from "./csv-measurement-rows.ts";
import { type CsvRoles, csvRoles } from "./csv-roles.ts";
import { readCsvTable } from "./csv-table.ts";
import { functionColumns } from "./distinguishing-columns.ts";
import { mostColumns } from "./measurement-limits.ts";
import { type MeasurementsOutcome, refusedMeasurements } from "./measurements-outcome.ts";
import { setsOfRows } from "./sets-of-rows.ts";

/**
 * Reads a table with a row for each size or each invocation: columns of memory and duration, and as many as there are of
 * billed and init duration, cost, count, deviation, architecture, start and status (names in csv-roles.ts).
 */
export function readMeasurementsCsv(text: string): MeasurementsOutcome {
  const table = readCsvTable(text);
  if ("problem" in table) return refusedMeasurements(table.problem, { line: table.line });
  const [header, ...rows] = table.records;
  const fields = header!.fields.map((name) => name.trim());
  if (fields.length > mostColumns) {
    return refusedMeasurements(`${fields.length} columns are more than ${mostColumns}`, { line: header!.line });
  }
  const roles = csvRoles(fields);
  if ("problem" in roles) return refusedMeasurements(roles.problem, { line: header!.line });
  const reader = new CsvMeasurementRows(roles);
  for (const { fields: cells, line } of rows) {
    if (cells.length === fields.length) reader.read(cells, line);
    else reader.refuse(`the row has ${cells.length} fields; expected ${fields.length} as in the header`, line);
  }
  return finish(reader, roles);
}

function finish(reader: CsvMeasurementRows, roles: CsvRoles): MeasurementsOutcome {
  const columns = roles.others.map(({ name }) => name);
  const functions = functionColumns(reader.rows, columns);
  if (!reader.problems.isEmpty) return { problems: reader.problems.toArray() };
  if (functions.problem !== null) return refusedMeasurements(functions.problem);
  const hasSpread = roles.roles.has("count") || roles.roles.has("deviation");
  const read = setsOfRows(reader.rows, { of: hasSpread ? "means" : "either", name: functions.name });
  return "problems" in read ? read : { ...read, notes: [...reader.notes(), ...functions.notes, ...read.notes] };
}
