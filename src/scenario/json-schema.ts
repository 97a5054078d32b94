import { z } from "zod";
import { platforms } from "../platforms/platforms.ts";
import { candidateFields, candidateLimit, scenarioFields } from "./scenario-schema.ts";
import { drawnWorkloadSchema, recordedWorkSchema } from "./workload-schema.ts";

/** The parts of JSON Schema that the schemas of scenarios use. */
export interface JsonSchema {
  readonly [key: string]: unknown;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
}

/** A zod schema as JSON Schema of what a file may hold: text with units, not what it resolves to. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest as JsonSchema;
}

/**
 * What a scenario file may hold, as JSON Schema (draft 2020-12): for editors, and for naming the keys and ranges in
 * issues. Made from the same schemas that check a scenario.
 */
export function scenarioJsonSchema(): JsonSchema {
  const top = inputSchema(scenarioFields);
  const drawn = inputSchema(drawnWorkloadSchema);
  const work = { anyOf: [drawn.properties?.work ?? {}, inputSchema(recordedWorkSchema)] };
  const workload = { ...drawn, properties: { ...drawn.properties, work } };
  const items = { oneOf: Object.keys(platforms).map(candidateJsonSchema) };
  const candidates = { type: "array", minItems: 1, maxItems: candidateLimit, items };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "evenpoint scenario",
    ...top,
    properties: { ...top.properties, workload, candidates },
    required: [...(top.required ?? []), "workload", "candidates"],
  };
}

function candidateJsonSchema(platform: string): JsonSchema {
  const common = inputSchema(candidateFields);
  const own = inputSchema((platforms[platform] as { schema: z.ZodType }).schema);
  return {
    ...own,
    properties: { ...common.properties, platform: { const: platform }, ...own.properties },
    required: [...(common.required ?? []), ...(own.required ?? [])],
  };
}

/** The part of a schema that rules the value at `path` of `tree`; where a choice depends on a key, the tree decides. */
export function schemaAt(schema: JsonSchema, tree: unknown, path: readonly (string | number)[]): JsonSchema | null {
  const chosen = chooseBranch(schema, tree);
  const [first, ...rest] = path;
  if (first === undefined) return chosen;
  const child = typeof first === "number" ? chosen.items : chosen.properties?.[first];
  if (child === undefined) return null;
  const below =
    typeof tree === "object" && tree !== null ? (tree as Record<string | number, unknown>)[first] : undefined;
  return schemaAt(child, below, rest);
}

/** Of several shapes the one whose constant keys (`kind`, `platform`) are those of the value. */
function chooseBranch(schema: JsonSchema, value: unknown): JsonSchema {
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches === undefined || typeof value !== "object" || value === null) return schema;
  const objects = branches.filter(({ properties }) => properties !== undefined);
  const fits = objects.find(({ properties = {} }) => {
    const constants = Object.entries(properties).filter(([, property]) => property.const !== undefined);
    return constants.every(([key, property]) => (value as Record<string, unknown>)[key] === property.const);
  });
  return fits ?? objects[0] ?? schema;
}
