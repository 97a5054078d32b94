import { z } from "zod";
import { distributionField } from "../engine/distributions/index.ts";
import { platforms } from "../platforms/platforms.ts";
import { durationField } from "../units/duration.ts";
import { rateField } from "../units/rate.ts";
import { shareField } from "../units/share.ts";
import { sizeField } from "../units/size.ts";
import { valueAt } from "./scenario-path.ts";
import { candidateFields, candidateLimit, scenarioFields } from "./scenario-schema.ts";
import {
  drawnFunctionSchema,
  drawnWorkloadSchema,
  functionLimit,
  recordedWorkSchema,
  severalFunctionsSchema,
} from "./workload-schema.ts";

/** The parts of JSON Schema that the schemas of scenarios use. */
export interface JsonSchema {
  readonly [key: string]: unknown;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>> | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
}

/** The parts that the schema writes once and refers to by name. */
function namedParts() {
  const parts = z.registry<{ id: string; description: string }>();
  parts.add(durationField, { id: "duration", description: "A number and a unit (us, ms, s, m, h, d), such as 250ms" });
  parts.add(sizeField, { id: "size", description: "A number and a binary unit (B, KB, MB, GB), such as 180MB" });
  parts.add(rateField, { id: "rate", description: "A number / a unit or a duration, such as 40/s or 3000000/30d" });
  parts.add(shareField, { id: "share", description: "A number with a percent sign, or from 0 to 1" });
  parts.add(distributionField, { id: "distribution", description: "A duration, or a kind of distribution" });
  return parts;
}

/** Everything a scenario may hold, one schema for each shape. */
function everyPart(): z.ZodType {
  const candidates = Object.values(platforms).map(({ schema }) => schema as z.ZodType);
  return z.object({
    scenario: scenarioFields.extend({ workload: anyWorkload() }),
    candidate: candidateFields,
    platforms: z.tuple(candidates as [z.ZodType, ...z.ZodType[]]),
  });
}

/** One function, or several. */
function anyWorkload(): z.ZodType {
  const { work: drawnWork, ...one } = drawnWorkloadSchema.shape;
  const work = z.union([recordedWorkSchema, drawnWork]);
  const named = z.strictObject({ ...drawnFunctionSchema.shape, work });
  const functions = z.array(named).min(1).max(functionLimit);
  return z.union([z.strictObject({ ...one, work }), z.strictObject({ functions, ...severalFunctionsSchema.shape })]);
}

/**
 * What a scenario file may hold, as JSON Schema (draft 2020-12): for editors, and for naming the keys and ranges in
 * issues. Made from the same schemas that check a scenario; values are as written, text with units.
 */
export function scenarioJsonSchema(): JsonSchema {
  const { $schema, $defs, properties } = z.toJSONSchema(everyPart(), {
    io: "input",
    unrepresentable: "any",
    metadata: namedParts(),
  }) as JsonSchema;
  const { scenario = {}, candidate = {}, platforms: tuple = {} } = properties ?? {};
  const own = resolveRef(tuple, { $defs }).prefixItems as readonly JsonSchema[];
  const kinds = Object.keys(platforms);
  const items = {
    oneOf: own.map((schema, index) => merge(candidate, resolveRef(schema, { $defs }), kinds[index] ?? "")),
  };
  const candidates = { type: "array", minItems: 1, maxItems: candidateLimit, items };
  return {
    $schema,
    title: "evenpoint scenario",
    ...scenario,
    properties: { ...scenario.properties, candidates },
    required: [...(scenario.required ?? []), "candidates"],
    $defs,
  };
}

/** The keys of every candidate and those of one platform. */
function merge(common: JsonSchema, own: JsonSchema, platform: string): JsonSchema {
  return {
    ...own,
    properties: { ...common.properties, platform: { const: platform }, ...own.properties },
    required: [...(common.required ?? []), ...(own.required ?? [])],
  };
}

let made: JsonSchema | null = null;

/** The same, made once; only a scenario with mistakes needs it. */
export function knownJsonSchema(): JsonSchema {
  made ??= scenarioJsonSchema();
  return made;
}

/** The part of a schema that rules the value at `path` of `tree`; where a choice depends on a key, the tree decides. */
export function schemaAt(root: JsonSchema, tree: unknown, path: readonly (string | number)[]): JsonSchema | null {
  let schema = chooseBranch(root, tree, root);
  let value = tree;
  for (const part of path) {
    const child = typeof part === "number" ? schema.items : (schema.properties?.[part] ?? schema.additionalProperties);
    if (typeof child !== "object") return null;
    value = valueAt(value, [part]);
    schema = chooseBranch(child, value, root);
  }
  return schema;
}

/** Of several shapes the one whose constant keys (`kind`, `platform`) are those of the value, if possible with all others. */
function chooseBranch(written: JsonSchema, value: unknown, root: JsonSchema): JsonSchema {
  const schema = resolveRef(written, root);
  const branches = branchesOf(schema, root);
  if (branches.length === 0 || typeof value !== "object" || value === null) return schema;
  const objects = branches.filter(({ properties }) => properties !== undefined);
  const fitting = objects.filter(({ properties = {}, required = [] }) => {
    return required.every((key) => {
      const only = resolveRef(properties[key] ?? {}, root).const;
      return only === undefined || only === valueAt(value, [key]);
    });
  });
  const complete = fitting.find(({ required = [] }) => required.every((key) => Object.hasOwn(value, key)));
  return complete ?? fitting[0] ?? objects[0] ?? schema;
}

/** Every shape of a choice, those of the choices inside it too; none where there is nothing to choose. */
function branchesOf(schema: JsonSchema, root: JsonSchema): readonly JsonSchema[] {
  return (schema.oneOf ?? schema.anyOf ?? []).flatMap((written) => {
    const branch = resolveRef(written, root);
    const inner = branchesOf(branch, root);
    return inner.length === 0 ? [branch] : inner;
  });
}

function resolveRef(schema: JsonSchema, root: { readonly $defs?: JsonSchema["$defs"] }): JsonSchema {
  const name = schema.$ref?.replace("#/$defs/", "");
  return name === undefined ? schema : resolveRef(root.$defs?.[name] ?? {}, root);
}
