import { formatEstimate } from "../../src/report/format-estimate.ts";
import { formatSignificant, separateThousands } from "../../src/units/significant.ts";
import { deviation } from "./deviation.ts";
import type { BoundRow, CrossingRow, FactRow, LawRow, MeasuredRow, Unit } from "./validation-row.ts";
import { verdictOf, widthOf } from "./verdict.ts";

const scaleOf = (unit: Unit): number => (unit === "%" ? 100 : 1);
const quantity = (what: string, unit: Unit): string => (unit === "" ? what : `${what} (${unit})`);
const signed = (value: number, digits: number): string => value.toFixed(digits).replace(/^-(?=[0.]*$)/, "");
const distance = (z: number | null): string => (z === null ? "" : signed(z, 2));

export const lawColumns = [
  ...["case", "seed", "requests", "quantity", "exact", "simulated (95 % interval)", "z", "width (%)", "verdict"],
];

export function lawCells(row: LawRow): readonly string[] {
  const scale = scaleOf(row.unit);
  return [
    ...[row.name, `${row.seed}`, separateThousands(`${row.requests}`), quantity(row.what, row.unit)],
    formatSignificant(row.exact * scale, 6),
    formatEstimate(row.simulated, { digits: 6, scale }),
    ...[distance(deviation(row)), (100 * widthOf(row)).toFixed(2), verdictOf(row)],
  ];
}

export const crossingColumns = ["case", "exact (1/s)", "found (95 % interval)", "error (%)", "verdict"];

export function crossingCells(row: CrossingRow): readonly string[] {
  const error = row.found.mean === null ? "" : signed(100 * (row.found.mean / row.exact - 1), 4);
  const found = formatEstimate(row.found, { digits: 7 });
  return [row.name, formatSignificant(row.exact, 7), found, error, verdictOf(row)];
}

export const measuredColumns = [
  ...["run", "quantity", "measured +- standard error", "simulated (95 % interval)", "error (%)", "z", "verdict"],
];

export function measuredCells(row: MeasuredRow | BoundRow | FactRow): readonly string[] {
  if (row.kind === "fact") return [row.name, row.what, row.known, row.found, "", "", verdictOf(row)];
  if (row.kind === "bound") {
    const bound = `bound ${signed(100 * row.bound, 1)} %`;
    return [row.name, `${row.what}, mean relative error`, bound, "", signed(100 * row.error, 1), "", verdictOf(row)];
  }
  const scale = scaleOf(row.unit);
  const measured = formatSignificant(row.measured * scale, 4);
  const standardError = row.standardError === null ? "" : ` +- ${formatSignificant(row.standardError * scale, 2)}`;
  return [
    ...[row.name, quantity(row.what, row.unit), `${measured}${standardError}`],
    formatEstimate(row.simulated, { digits: 4, scale }),
    ...[errorOf(row), distance(deviation(row)), verdictOf(row)],
  ];
}

/** Simulated / measured - 1 in percent. */
export function errorOf({ simulated, measured }: MeasuredRow): string {
  return simulated.mean === null ? "" : signed(100 * (simulated.mean / measured - 1), 1);
}

export const factColumns = ["recording", "quantity", "known", "found", "verdict"];

export function factCells(row: FactRow): readonly string[] {
  return [row.name, row.what, row.known, row.found, verdictOf(row)];
}
