const significantDigits = 12;

/**
 * Data as JSON that may stand inside a `script` element: nothing in it can end the element or begin a comment, and no
 * line separator can end a line. Numbers carry 12 significant digits, as in the answer's own JSON.
 */
export function embeddedData(data: unknown): string {
  const rounded = (_: string, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(significantDigits)) : value;
  return JSON.stringify(data, rounded).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
