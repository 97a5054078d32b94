import { deviation } from "./deviation.ts";
import { pageTable } from "./page-table.ts";
import type { ValidationRow } from "./validation-row.ts";
import { type Verdict, verdictOf, verdicts } from "./verdict.ts";

/** One line for each table of the page: how many values it has, their verdicts, and how far the farthest lies. */
export function overview(rows: readonly ValidationRow[]): string {
  const groups = [...new Set(rows.map(({ group }) => group))];
  const lines = groups.map((group) => {
    const own = rows.filter((row) => row.group === group);
    return [group, `${own.length}`, counted(own.map(verdictOf)), farthest(own)];
  });
  return pageTable(["table", "values", "verdicts", "farthest z"], lines);
}

/** Such as "23 agrees, 1 within 4". */
function counted(given: readonly Verdict[]): string {
  const kinds = (Object.keys(verdicts) as Verdict[]).filter((verdict) => given.includes(verdict));
  return kinds.map((verdict) => `${given.filter((one) => one === verdict).length} ${verdict}`).join(", ");
}

function farthest(rows: readonly ValidationRow[]): string {
  const distances = rows.flatMap((row) =>
    row.kind === "law" || row.kind === "measured" ? (deviation(row) ?? []) : [],
  );
  if (distances.length === 0) return "";
  return distances.reduce((far, z) => (Math.abs(z) > Math.abs(far) ? z : far)).toFixed(2);
}
