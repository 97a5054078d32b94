import { z } from "zod";
import { nearestName } from "./nearest-name.ts";

/** A mistake in settings whose fields are each fine by themselves. */
export interface KindProblem {
  /** The key it is told at; null for the settings as a whole. */
  readonly key: string | null;
  readonly message: string;
}

/** What a table of kinds must say of each for `kindField`. */
export interface KindSchema {
  /** Strict, with a literal `kind`. */
  readonly schema: z.ZodObject;
  /** Rules between fields, asked once every field is fine. */
  problems?(settings: never): readonly KindProblem[];
}

export interface KindFieldOptions {
  /** With its article, such as "an arrival process". */
  readonly noun: string;
  readonly kinds: Readonly<Record<string, KindSchema>>;
  /** What a bare text means; without it, text is an issue. */
  readonly text?: z.ZodType;
  /** Such as "{kind: poisson, rate: 40/s}". */
  readonly example: string;
}

/**
 * Scenario field: an object whose `kind` names its schema. Its issues are those of the kind that was meant, never of
 * every kind there is: an unknown kind or key is named with its nearest name, a missing key with the kind that needs it.
 */
export function kindField<Settings>(options: KindFieldOptions): z.ZodType<Settings, unknown> {
  const schemas = new Map(Object.entries(options.kinds).map(([kind, entry]) => [kind, refined(entry)]));
  const every = [...(options.text === undefined ? [] : [options.text]), ...schemas.values()];
  const field = z.preprocess((input, context) => {
    for (const issue of issuesOf(input, schemas, options)) context.issues.push({ ...issue, input });
    return input;
  }, z.union(every));
  return field as unknown as z.ZodType<Settings, unknown>;
}

interface PlainIssue {
  readonly code: "custom";
  readonly path: PropertyKey[];
  readonly message: string;
}

function refined(entry: KindSchema): z.ZodObject {
  const problems = entry.problems;
  if (problems === undefined) return entry.schema;
  return entry.schema.superRefine((settings, context) => {
    if (context.issues.length > 0) return;
    for (const { key, message } of problems(settings as never)) {
      context.addIssue({ code: "custom", message, path: key === null ? [] : [key], input: settings });
    }
  });
}

function issuesOf(
  input: unknown,
  schemas: ReadonlyMap<string, z.ZodObject>,
  { noun, text, example }: KindFieldOptions,
): readonly PlainIssue[] {
  if (typeof input === "string" && text !== undefined) return plainIssues(text.safeParse(input).error, input, noun);
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return [{ code: "custom", path: [], message: `${noun} is written with its kind, such as ${example}` }];
  }
  const kind = (input as { kind?: unknown }).kind;
  const schema = typeof kind === "string" ? schemas.get(kind) : undefined;
  if (schema !== undefined) return plainIssues(schema.safeParse(input).error, input, kind as string, schema);
  const names = [...schemas.keys()];
  const nearest = typeof kind === "string" ? nearestName(kind, names) : null;
  const message =
    kind === undefined
      ? `${noun} needs a kind: ${names.join(", ")}`
      : `${JSON.stringify(kind)} is not ${noun}${nearest === null ? "" : `; did you mean "${nearest}"?`} (${names.join(", ")})`;
  return [{ code: "custom", path: kind === undefined ? [] : ["kind"], message }];
}

function plainIssues(
  error: z.ZodError | undefined,
  input: unknown,
  kind: string,
  schema?: z.ZodObject,
): readonly PlainIssue[] {
  return (error?.issues ?? []).flatMap((issue) => {
    const path = [...issue.path];
    if (issue.code === "unrecognized_keys" && path.length === 0 && schema !== undefined) {
      return issue.keys.map((key) => unknownKey(key, kind, Object.keys(schema.shape)));
    }
    if (issue.code === "unrecognized_keys") {
      const inside = path.length === 0 ? kind : String(path[path.length - 1]);
      return issue.keys.map(
        (key): PlainIssue => ({ code: "custom", path: [...path, key], message: `${inside} has no key "${key}"` }),
      );
    }
    const isMissing = issue.code === "invalid_type" && path.length === 1 && valueAt(input, path[0]) === undefined;
    const message = isMissing ? `${kind} needs "${String(path[0])}": ${issue.message}` : issue.message;
    return [{ code: "custom", path, message } as const];
  });
}

function unknownKey(key: string, kind: string, keys: readonly string[]): PlainIssue {
  const nearest = nearestName(key, keys);
  const known = keys.filter((name) => name !== "kind").join(", ");
  const hint = nearest === null ? "" : `; did you mean "${nearest}"?`;
  return { code: "custom", path: [key], message: `${kind} has no key "${key}"${hint} (it has ${known})` };
}

function valueAt(input: unknown, key: PropertyKey | undefined): unknown {
  return key === undefined ? undefined : (input as Record<PropertyKey, unknown>)[key];
}
