import { balances, smallestChance } from "./balance.ts";
import { expectedRows, rowId } from "./expected-rows.ts";
import type { ValidationRow } from "./validation-row.ts";

/** Why the page cannot be made of these rows, in a sentence; null where it can. */
export function obstacleTo(rows: readonly ValidationRow[]): string | null {
  const found = rows.map(rowId);
  const missing = expectedRows.filter((id) => !found.includes(id));
  if (missing.length > 0) return `${missing.length} of ${expectedRows.length} rows are missing, such as ${missing[0]}`;
  const unknown = found.find((id) => !expectedRows.includes(id));
  if (unknown !== undefined) return `test/validation/expected-rows.ts does not know ${unknown}`;
  const twice = found.find((id, i) => found.indexOf(id) !== i);
  if (twice !== undefined) return `${twice} was found twice`;
  const { all, first } = balances(rows);
  const tooMany = [all, first].find(({ chance }) => chance < smallestChance);
  if (tooMany === undefined) return null;
  return `${tooMany.beyond} of ${tooMany.values} exact values lie beyond 1.96 standard errors, which is no chance`;
}
