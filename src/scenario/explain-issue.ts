import type { z } from "zod";
import { nearestName } from "../units/nearest-name.ts";
import { type JsonSchema, knownJsonSchema, schemaAt } from "./json-schema.ts";
import { type ScenarioPath, valueAt } from "./scenario-path.ts";
import { showValue } from "./show-value.ts";

/** A mistake found by a schema, in words. */
export interface Explained {
  readonly path: ScenarioPath;
  readonly value: unknown;
  readonly message: string;
}

export interface ExplainContext {
  /** The whole scenario. */
  readonly tree: unknown;
  /** Where in it the value stands that was checked. */
  readonly path: ScenarioPath;
}

type ZodIssue = z.core.$ZodIssue;

/** Of one group; a file with more of them is no scenario at all. */
const mostUnknownKeys = 20;

/** One sentence for each mistake: the value, what is allowed there, and the nearest name. */
export function explainIssue(issue: ZodIssue, { tree, path: top }: ExplainContext): readonly Explained[] {
  const path = [...top, ...issue.path.map((part) => (typeof part === "number" ? part : String(part)))];
  const schema = schemaAt(knownJsonSchema(), tree, path) ?? {};
  if (issue.code === "unrecognized_keys") {
    return issue.keys.slice(0, mostUnknownKeys).map((key) => unknownKey(key, { tree, path }, schema));
  }
  const own = hasOwnMessage(issue) ? issue.message : null;
  if (issue.code === "invalid_union" && own === null) {
    const nested = nearestBranch(issue.errors);
    if (nested.length > 0) return nested.flatMap((inner) => explainIssue(inner, { tree, path }));
  }
  const value = valueAt(tree, path);
  if (own === null) return [{ path, value, message: sentence(value, schema) }];
  return [{ path, value, message: sentenceAround(own, value, String(path.at(-1))) }];
}

/** The sentence about a value where its schema alone says what is allowed. */
function sentence(value: unknown, schema: JsonSchema): string {
  if (value === undefined) return `is missing: ${describe(schema)}`;
  const options = optionsOf(schema);
  if (options === null) return `${showValue(value)} is not accepted: expected ${describe(schema)}`;
  const hint = didYouMean(value, options.map(String));
  return `${showValue(value)} is not accepted${hint} (expected ${describe(schema)})`;
}

/** The sentence where the field states a rule of its own, such as "a share is from 0% to 100%". */
function sentenceAround(rule: string, value: unknown, key: string): string {
  if (rule.includes(`"${key}"`)) return rule;
  if (value === undefined) return `is missing: ${rule}`;
  const isNamed = rule.includes(showValue(value)) || (typeof value === "object" && value !== null);
  return isNamed ? rule : `${showValue(value)} is not accepted: ${rule}`;
}

function unknownKey(key: string, { tree, path }: ExplainContext, schema: JsonSchema): Explained {
  const names = schema.propertyNames?.enum?.map(String) ?? Object.keys(schema.properties ?? {});
  const list = names.length === 0 ? "" : ` (keys here: ${names.join(", ")})`;
  const at = [...path, key];
  const message = `unknown key ${showValue(key)}${didYouMean(key, names)}${list}`;
  return { path: at, value: valueAt(tree, at), message };
}

/** Half a sentence with the nearest name; "" where none is near. */
function didYouMean(value: unknown, names: readonly string[]): string {
  const nearest = typeof value === "string" ? nearestName(value, names) : null;
  return nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
}

/** Of the alternatives of a union, the issues of the one whose type fits: those that got furthest. */
function nearestBranch(branches: readonly (readonly ZodIssue[])[]): readonly ZodIssue[] {
  const isTypeMismatch = (issue: ZodIssue) => issue.path.length === 0 && issue.code === "invalid_type";
  return branches.find((issues) => !issues.some(isTypeMismatch)) ?? [];
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
  const isGroup = ({ type, oneOf, anyOf }: JsonSchema): boolean =>
    type === "object" || oneOf !== undefined || (anyOf?.every(isGroup) ?? false);
  return isGroup(schema) ? "a group of keys" : "another value";
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
