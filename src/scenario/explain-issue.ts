import type { z } from "zod";
import { nearestName } from "../units/nearest-name.ts";
import { type JsonSchema, schemaAt } from "./json-schema.ts";
import { type ScenarioPath, valueAt } from "./scenario-path.ts";
import { showValue } from "./show-value.ts";

/** A mistake found by a schema, in words. */
export interface Explained {
  readonly path: ScenarioPath;
  readonly value: unknown;
  readonly message: string;
}

export interface ExplainContext {
  /** What was checked, and the schema it was checked with as JSON Schema. */
  readonly tree: unknown;
  readonly schema: JsonSchema;
}

type ZodIssue = z.core.$ZodIssue;

/** One sentence for each mistake: the value, what is allowed there, and the nearest name. */
export function explainIssue(issue: ZodIssue, context: ExplainContext): readonly Explained[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  const value = valueAt(context.tree, path);
  if (issue.code === "unrecognized_keys") return unknownKeys(issue.keys, path, context);
  if (issue.code === "invalid_key") return [invalidKey(issue, path, context)];
  const own = hasOwnMessage(issue) ? issue.message : null;
  if (issue.code === "invalid_union" && own === null) {
    const nested = nearestBranch(issue.errors);
    if (nested.length > 0) return nested.flatMap((inner) => explainIssue(below(inner, issue.path), context));
  }
  const schema = schemaAt(context.schema, context.tree, path) ?? {};
  const isWhole = own?.includes(showValue(value)) || own?.includes(`"${path.at(-1)}"`);
  return [{ path, value, message: isWhole && own !== null ? own : sentence(value, own, schema) }];
}

/** The sentence about a value; `own` is the rule that its field states, such as "a share is from 0% to 100%". */
function sentence(value: unknown, own: string | null, schema: JsonSchema): string {
  const options = optionsOf(schema);
  const expected = own ?? describe(schema);
  if (value === undefined) return `is missing: ${expected}`;
  if (own !== null) return `${showValue(value)} is not accepted: ${own}`;
  if (options === null) return `${showValue(value)} is not accepted: expected ${expected}`;
  const nearest = typeof value === "string" ? nearestName(value, options.map(String)) : null;
  const hint = nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
  return `${showValue(value)} is not accepted${hint} (expected ${expected})`;
}

function unknownKeys(keys: readonly string[], path: ScenarioPath, context: ExplainContext): readonly Explained[] {
  const schema = schemaAt(context.schema, context.tree, path);
  const known = Object.keys(schema?.properties ?? {});
  return keys.map((key) => {
    const nearest = nearestName(key, known);
    const hint = nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
    const list = known.length === 0 ? "" : ` (keys here: ${known.join(", ")})`;
    const at = [...path, key];
    return { path: at, value: valueAt(context.tree, at), message: `unknown key ${showValue(key)}${hint}${list}` };
  });
}

/** A key of a table such as `prices` that is none of the names allowed there. */
function invalidKey(issue: ZodIssue & { code: "invalid_key" }, path: ScenarioPath, context: ExplainContext): Explained {
  const [inner] = issue.issues;
  const names = inner?.code === "invalid_value" ? inner.values.map(String) : [];
  const key = String(path.at(-1));
  const nearest = nearestName(key, names);
  const hint = nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
  const list = names.length === 0 ? "" : ` (names: ${names.join(", ")})`;
  return { path, value: valueAt(context.tree, path), message: `unknown name ${showValue(key)}${hint}${list}` };
}

/** Of the alternatives of a union, the issues of the one whose type fits: those that got furthest. */
function nearestBranch(branches: readonly (readonly ZodIssue[])[]): readonly ZodIssue[] {
  const isTypeMismatch = (issue: ZodIssue) => issue.path.length === 0 && issue.code === "invalid_type";
  return branches.find((issues) => !issues.some(isTypeMismatch)) ?? [];
}

function below(issue: ZodIssue, path: readonly PropertyKey[]): ZodIssue {
  return { ...issue, path: [...path, ...issue.path] };
}

/** True where the field states its own rule; zod's own messages know neither the range nor the remedy. */
function hasOwnMessage({ message }: ZodIssue): boolean {
  return !/^(Invalid (input|option|key|string|element|discriminator)|Too (small|big)|Unrecognized key)/.test(message);
}

function optionsOf(schema: JsonSchema): readonly unknown[] | null {
  if (schema.const !== undefined) return [schema.const];
  return schema.enum ?? null;
}

/** What a schema allows, in words: "a whole number from 1 to 1000". */
function describe(schema: JsonSchema): string {
  const options = optionsOf(schema);
  if (options !== null) return options.length === 1 ? String(options[0]) : `one of ${options.join(", ")}`;
  if (schema.type === "integer" || schema.type === "number") return describeNumber(schema);
  if (schema.type === "string")
    return typeof schema.maxLength === "number" ? `text of at most ${schema.maxLength} characters` : "text";
  if (schema.type === "boolean") return "true or false";
  if (schema.type === "array") return describeList(schema);
  return schema.type === "object" ? "a group of keys" : "another value";
}

function describeNumber(schema: JsonSchema): string {
  const noun = schema.type === "integer" ? "a whole number" : "a number";
  const low = bound(schema, "minimum");
  const high = bound(schema, "maximum");
  const above = bound(schema, "exclusiveMinimum");
  const from = low !== null ? ` from ${low}` : above !== null ? ` above ${above}` : "";
  if (high === null) return low === null ? `${noun}${from}` : `${noun} of at least ${low}`;
  return low === null && above !== null ? `${noun}${from}, at most ${high}` : `${noun}${from} to ${high}`;
}

function describeList(schema: JsonSchema): string {
  const high = bound(schema, "maxItems");
  const low = bound(schema, "minItems") ?? 0;
  return high === null ? "a list" : `a list of ${low} to ${high} items`;
}

/** A limit that means something: JSON Schema also states the largest exact integer. */
function bound(schema: JsonSchema, name: string): number | null {
  const value = schema[name];
  return typeof value === "number" && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null;
}
