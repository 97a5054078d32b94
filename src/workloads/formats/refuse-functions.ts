import { TraceError } from "../trace-error.ts";
import type { FormatQuestion } from "./trace-format.ts";

/** Throws where functions are asked for by name, for a format that names none. */
export function refuseFunctions({ functions, file }: FormatQuestion, format: string): void {
  if (functions === null) return;
  const message = `${format} does not say which function a request is for; leave out functions (${functions.join(", ")})`;
  throw new TraceError(message, { file, line: null, column: null, value: functions[0] ?? null });
}
