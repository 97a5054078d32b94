/** One mistake in a scenario or its data: what is wrong, where, and what to write instead. */
export interface Issue extends Place {
  /** Such as `candidates[0].memory`; "" for the whole file. */
  readonly path: string;
  /** The offending value as written; undefined where something is missing. */
  readonly value?: unknown;
  /** One sentence with the allowed range and, where there is one, the nearest name. */
  readonly message: string;
}

/** Where a value was written. */
export interface Place {
  /** The file, or the flag (`--set`) that set the value; null where the text has no name. */
  readonly file: string | null;
  /** Physical line, the first being 1; null where there is none (a flag, a missing file). */
  readonly line: number | null;
}

/** Thrown where a scenario turns out wrong only once its data is read, such as a trace shorter than the duration. */
export class ScenarioError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => issue.message).join("\n"));
    this.name = "ScenarioError";
    this.issues = issues;
  }
}
