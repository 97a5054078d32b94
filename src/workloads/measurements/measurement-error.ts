/** Why a text holds no measurements: one sentence with the value and the remedy. */
export class MeasurementError extends Error {
  /** Physical line, the first being 1; null where it is the text as a whole. */
  readonly line: number | null;

  constructor(message: string, line: number | null = null) {
    super(message);
    this.name = "MeasurementError";
    this.line = line;
  }
}
