/** The warning that an objective cannot be decided, which whoever reads a result finds by its beginning. */
export function undecidedWarning(objective: string, because: string): string {
  return `"${objective}" cannot be decided: ${because}`;
}
