/** The most candidates that stand side by side in one table. */
export const mostColumns = 5;

/** Candidates in tables of about the same width. */
export function inTables<Told>(candidates: readonly Told[]): readonly (readonly Told[])[] {
  const tables = Math.ceil(candidates.length / mostColumns);
  const each = Math.ceil(candidates.length / tables);
  return Array.from({ length: tables }, (_, table) => candidates.slice(table * each, (table + 1) * each));
}
