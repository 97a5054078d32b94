import type { z } from "zod";
import { contradictionsIn } from "../analysis/contradictions/contradictions-in.ts";
import { type Result, resultSchema } from "../analysis/result.ts";
import type { Issue } from "../scenario/issue.ts";
import { otherThanResult } from "./other-than-result.ts";
import { fewest, parseSavedJson, type SavedFault } from "./saved-json.ts";
import { shapeFaults } from "./shape-faults.ts";

const significantDigits = 12;
const lineWidth = 120;

/**
 * The result as JSON: the schema's order of keys, numbers with 12 significant digits, two spaces of indentation, a line
 * feed at the end. Equal results give equal bytes. Throws a ZodError for a value that is no result of this version.
 */
export function json(result: Result): string {
  return jsonOf(resultSchema, result);
}

/** Any answer (of a sweep, a comparison) as JSON, in the same manner. */
export function jsonOf<Answer>(schema: z.ZodType<Answer>, answer: Answer): string {
  return `${write(schema.parse(answer), "")}\n`;
}

/**
 * Reads a result back: the result, or what is wrong with it. One that has the right shape and contradicts itself was
 * changed by hand, and is refused too.
 */
export function parseResult(
  source: string,
  { file }: { readonly file: string | null },
): { readonly result: Result } | { readonly issues: readonly Issue[] } {
  const issues = (faults: readonly SavedFault[]) => ({
    issues: faults.map((fault) => ({ ...fault, file, line: null })),
  });
  const read = parseSavedJson(source);
  if ("fault" in read) return issues([read.fault]);
  const other = otherThanResult(read.data);
  if (other !== null) return issues([other]);
  const parsed = resultSchema.safeParse(read.data);
  if (!parsed.success) return issues(shapeFaults(parsed.error, read.data));
  const contradictions = contradictionsIn(parsed.data);
  return contradictions.length === 0 ? { result: parsed.data } : issues(fewest(contradictions));
}

/** Short values and lists of numbers stand on one line, so that a difference between two results is easy to read. */
function write(value: unknown, indentation: string): string {
  if (typeof value === "number") return JSON.stringify(Number(value.toPrecision(significantDigits)));
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const inner = `${indentation}  `;
  const isList = Array.isArray(value);
  const entries = isList
    ? value.map((item) => write(item, inner))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${JSON.stringify(key)}: ${write(item, inner)}`);
  const [open, close] = isList ? "[]" : "{}";
  const isShort = entries.reduce((sum, entry) => sum + entry.length + 2, indentation.length) <= lineWidth;
  const isFlat = !entries.some((entry) => entry.includes("\n"));
  const holdsScalars = isList && value.every((item) => item === null || typeof item !== "object");
  if (isFlat && (isShort || holdsScalars)) return `${open}${entries.join(", ")}${close}`;
  return `${open}\n${inner}${entries.join(`,\n${inner}`)}\n${indentation}${close}`;
}
