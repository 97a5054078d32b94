import { csv } from "./csv.ts";
import type { TraceFormat } from "./trace-format.ts";

/** The words that a scenario and `import` know. */
export const formatNames = ["csv"] as const;
export type FormatName = (typeof formatNames)[number];

/** The formats of recorded traffic, in the order in which they are asked whether a file is theirs: `csv` takes any table. */
export const traceFormats: Readonly<Record<FormatName, TraceFormat>> = { csv };

export const formatError = `not a format of recorded traffic; write one of ${formatNames.join(", ")}`;

/** The format of a text that begins with `head` (whole lines, up to 64 KB); null where none knows it. */
export function detectFormat(head: string): TraceFormat | null {
  return Object.values(traceFormats).find((format) => format.recognises(head)) ?? null;
}
