import type { z } from "zod";
import { remedy } from "../analysis/contradictions/contradiction.ts";
import { fewest, type SavedFault } from "./saved-json.ts";

/** What a schema found wrong in a saved answer, each with its path, the value and the remedy; of many the first. */
export function shapeFaults({ issues }: z.ZodError, data: unknown): readonly SavedFault[] {
  return fewest(
    issues.map((issue) => ({
      path: pathInWords(issue.path),
      message: `${faultInWords(issue, valueAt(data, issue.path))}; ${remedy}`,
    })),
  );
}

type ShapeIssue = z.ZodError["issues"][number];

function faultInWords(issue: ShapeIssue, value: unknown): string {
  if (value === undefined) return "this is missing";
  const shown = shownValue(value);
  switch (issue.code) {
    case "invalid_type":
      return `${shown} is not ${kinds[issue.expected] ?? issue.expected}`;
    case "invalid_value": {
      const values = issue.values.map((one) => JSON.stringify(one) ?? String(one));
      return `${shown} is not ${values.length === 1 ? "" : "one of "}${values.join(", ")}`;
    }
    case "unrecognized_keys":
      return `${issue.keys.map((key) => JSON.stringify(key)).join(", ")} does not belong here`;
    default:
      return `${shown} cannot stand here (${issue.message})`;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  null: "null",
  array: "a list",
  object: "an object",
  record: "an object",
};

const longestValue = 60;

function shownValue(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}..."` : text;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    return inner !== null && typeof inner === "object"
      ? (inner as Readonly<Record<PropertyKey, unknown>>)[key]
      : undefined;
  }, data);
}

const plainKey = /^[A-Za-z_]\w*$/;

/** Such as `breakEven.curve[3].candidates["Lambda 1 GB"].p99`. */
function pathInWords(path: readonly PropertyKey[]): string {
  return path.reduce<string>((words, key) => {
    if (typeof key === "number") return `${words}[${key}]`;
    if (!plainKey.test(String(key))) return `${words}[${JSON.stringify(String(key))}]`;
    return words === "" ? String(key) : `${words}.${String(key)}`;
  }, "");
}
