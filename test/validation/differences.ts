import { deviation } from "./deviation.ts";
import { explanations } from "./page-sections.ts";
import { errorOf } from "./table-cells.ts";
import type { MeasuredRow, ValidationRow } from "./validation-row.ts";
import { usual, verdictOf } from "./verdict.ts";

/** Every measured value that does not agree, the farthest first, with the reason where it differs by more than chance. */
export function differences(rows: readonly ValidationRow[]): readonly string[] {
  const measured = rows.filter((row) => row.kind === "measured");
  const apart = measured
    .filter((row) => Math.abs(deviation(row) ?? 0) > usual)
    .sort((one, other) => Math.abs(deviation(other)!) - Math.abs(deviation(one)!));
  return [...apart.map(sentence), withoutInterval(measured)];
}

function sentence(row: MeasuredRow): string {
  const why = explanationOf(row);
  const place = `${row.what} of ${row.name} (${row.group})`;
  return `${place}: ${errorOf(row)} %, z ${deviation(row)!.toFixed(2)}${why === null ? "" : `: ${why}`}`;
}

/** Why a row differs, where somebody knows. Throws where more than chance is left unexplained. */
function explanationOf(row: MeasuredRow): string | null {
  const found = explanations.find(({ group, what }) => group === row.group && what === row.what);
  if (found !== undefined) return found.why;
  if (verdictOf(row) !== "model differs") return null;
  throw new Error(`${row.group}, ${row.name}: ${row.what} differs, and nothing says why`);
}

function withoutInterval(measured: readonly MeasuredRow[]): string {
  const errors = measured.filter((row) => deviation(row) === null).map(errorOf);
  const most = errors.reduce((a, b) => (Math.abs(Number(b)) > Math.abs(Number(a)) ? b : a), "0");
  return `Values measured without an interval (numbers of instances): at most ${most} % off.`;
}
