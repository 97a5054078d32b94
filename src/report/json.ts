import type { z } from "zod";
import { type Result, resultSchema } from "../analysis/result.ts";
import type { Issue } from "../scenario/issue.ts";
import { otherThanResult } from "./other-than-result.ts";

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

/** More issues than these are not worth reading: the file is something else, or damaged. */
const mostIssues = 8;

/** Reads a result back: the result, or what is wrong with it. */
export function parseResult(
  source: string,
  { file }: { readonly file: string | null },
): { readonly result: Result } | { readonly issues: readonly Issue[] } {
  const issue = (path: string, message: string): Issue => ({ path, message, file, line: null });
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch {
    return { issues: [issue("", notJson(source))] };
  }
  const other = otherThanResult(data);
  if (other !== null) return { issues: [issue(other.path, other.message)] };
  const parsed = resultSchema.safeParse(data);
  if (parsed.success) return { result: parsed.data };
  const { issues } = parsed.error;
  const rest = issues.length - mostIssues;
  return {
    issues: [
      ...issues.slice(0, mostIssues).map(({ path, message }) => issue(pathInWords(path), message)),
      ...(rest > 0
        ? [issue("", `${rest} more places are not as they should be; this is no result, or a damaged one`)]
        : []),
    ],
  };
}

function notJson(source: string): string {
  const start = source.trimStart().charAt(0);
  if (start === "") return "this is empty; give a file that --format json wrote";
  if (start === "{") return "this is not whole JSON: damaged, or cut short; make it again with --format json";
  return "this is not JSON; give a file that --format json wrote";
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

function pathInWords(path: readonly PropertyKey[]): string {
  return path.reduce<string>((words, key) => {
    if (typeof key === "number") return `${words}[${key}]`;
    return words === "" ? String(key) : `${words}.${String(key)}`;
  }, "");
}
