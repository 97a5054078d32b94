/** Names of candidates in a row, told apart by semicolons where one of them holds a comma. */
export function listedNames(names: readonly string[]): string {
  return names.join(names.some((name) => name.includes(",")) ? "; " : ", ");
}
