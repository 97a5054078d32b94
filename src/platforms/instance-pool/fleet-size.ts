import { z } from "zod";
import { nearestName } from "../../units/nearest-name.ts";
import { shareField } from "../../units/share.ts";
import { parseCron } from "../../workloads/cron.ts";
import type { ScalerSettings } from "../autoscaling/autoscalers.ts";
import type { MinimumEntry } from "../autoscaling/minimum-schedule.ts";
import { type ScalingTarget, scalingTargetField } from "../autoscaling/scaling-target.ts";
import type { PoolSize } from "./pool-settings.ts";

/** The most machines a fleet may have: beyond them a typing error is more likely than a fleet. */
export const mostInstances = 10_000;

/**
 * How many machines a fleet has, as the key `instances` says it. `Growth` is how one that grows is told to: by a target,
 * unless its platform has other rules.
 */
export type FleetSize<Growth = ByTarget> =
  | { readonly kind: "fixed"; readonly count: number }
  | GrowingSize<Growth>
  /** The fewest that meet every objective; the analysis finds the number before the fleet starts. */
  | {
      readonly kind: "auto";
      readonly minimum: number;
      /** The busiest hour's CPU utilisation must not pass it. */
      readonly ceiling: number;
    };

export type GrowingSize<Growth = ByTarget> = Growth & {
  readonly kind: "growing";
  readonly min: number;
  readonly max: number;
  readonly schedule: readonly MinimumEntry[];
  /** Machines in service when the run starts; null: as many as the mean rate needs. */
  readonly initial: number | null;
};

export interface ByTarget {
  readonly target: ScalingTarget;
}

/** The keys beside `min` and `max` by which a platform's fleets are told to grow. */
export interface GrowthKeys<Shape extends z.ZodRawShape> {
  readonly keys: Shape;
  /** "{min: 2, max: 10, target: 60% cpu}". */
  readonly example: string;
  /** Keys of lists within these keys, for naming the nearest one. */
  readonly inner?: Readonly<Record<string, readonly string[]>>;
  /** What to write instead of a key that other platforms have. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Rules between the keys, asked once each is fine. */
  problems?(growth: z.output<z.ZodObject<Shape>>): readonly Problem[];
}

/** A mistake in the value of `instances`. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Two, for two zones. */
const minimumDefault = 2;
const ceilingDefault = 0.8;

const count = (name: string) => {
  const error = `${name} is a whole number from 1 to ${mostInstances}`;
  return z.int({ error }).min(1, { error }).max(mostInstances, { error });
};

const cronField = z.string({ error: "cron is a line of five fields such as 0 8 * * MON-FRI" });

const schedules = z.array(z.strictObject({ cron: cronField, min: count("min") }), {
  error: "a schedule is a list such as [{cron: 0 8 * * MON-FRI, min: 6}, {cron: 0 20 * * *, min: 2}]",
});

const bounds = { min: count("min"), max: count("max") };
const overTime = {
  schedule: schedules.max(100, { error: "a schedule has at most 100 entries" }).optional(),
  initial: count("initial").optional(),
};

const boundsShape = z.object({ ...bounds, ...overTime });
type Bounds = z.output<typeof boundsShape>;

const autoKeys = z.strictObject(
  { minimum: count("minimum").optional(), ceiling: shareField.optional() },
  { error: "auto is written auto, or {auto: {minimum: 2, ceiling: 80%}}" },
);
const autoShape = z.strictObject({ auto: autoKeys });

/**
 * Scenario field: the size of a fleet that grows by those keys. Which of its forms is meant shows in the value's type, so
 * that an issue speaks of that form alone.
 */
export function fleetSizeFieldOf<Shape extends z.ZodRawShape>(
  growth: GrowthKeys<Shape>,
): z.ZodType<FleetSize<z.output<z.ZodObject<Shape>>>, unknown> {
  const shape = z.strictObject({ ...bounds, ...growth.keys, ...overTime });
  const written = z.union([count("instances"), z.literal("auto"), shape, autoShape]);
  const field = z
    .preprocess((input, context) => {
      for (const { path, message } of problemsOf(input, shape, growth)) {
        context.issues.push({ code: "custom", path: [...path], message, input });
      }
      return input;
    }, written)
    .transform((size) => sizeOf(size as Written));
  return field as unknown as z.ZodType<FleetSize<z.output<z.ZodObject<Shape>>>, unknown>;
}

const fixedForms = z.union([count("instances"), z.literal("auto"), autoShape]);

/** Scenario field: the size of a fleet that neither grows nor shrinks while it runs. */
export const fixedSizeField = z
  .preprocess((input, context) => {
    for (const { path, message } of fixedProblems(input)) {
      context.issues.push({ code: "custom", path: [...path], message, input });
    }
    return input;
  }, fixedForms)
  .transform((size) => sizeOf(size as Written) as FleetSize<never>);

function fixedProblems(input: unknown): readonly Problem[] {
  const fixed = { keys: {}, example: "{auto: {minimum: 2, ceiling: 80%}}" };
  if (typeof input !== "object" || input === null || Object.hasOwn(input, "auto")) {
    return problemsOf(input, autoShape, fixed);
  }
  return [
    { path: [], message: "machines of one's own do not come and go: instances is a number of machines, or auto" },
  ];
}

/** The size of a fleet that follows a target. */
export const fleetSizeField = fleetSizeFieldOf({
  keys: { target: scalingTargetField },
  example: "{min: 2, max: 10, target: 60% cpu}",
});

function problemsOf<Shape extends z.ZodRawShape>(
  input: unknown,
  shape: z.ZodObject,
  growth: GrowthKeys<Shape>,
): readonly Problem[] {
  const explain = (error: z.ZodError | undefined) => explained(error, shape, growth);
  if (typeof input === "number") return explain(count("a fleet's number of machines").safeParse(input).error);
  if (input === "auto") return [];
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    const hint = typeof input === "string" && nearestName(input, ["auto"]) !== null ? '; did you mean "auto"?' : "";
    return [{ path: [], message: `instances is a number of machines, auto, or ${growth.example}${hint}` }];
  }
  if (Object.hasOwn(input, "auto")) return explain(autoShape.safeParse(input).error);
  const growing = shape.safeParse(input);
  if (!growing.success) return explain(growing.error);
  const between = growth.problems?.(growing.data as z.output<z.ZodObject<Shape>>) ?? [];
  return [...growingProblems(growing.data as unknown as Bounds), ...between];
}

function growingProblems({ min, max, schedule = [], initial }: Bounds): readonly Problem[] {
  const problems: Problem[] = [];
  if (min > max) problems.push({ path: ["min"], message: `min ${min} is above max ${max}` });
  if (initial !== undefined && min <= max && (initial < min || initial > max)) {
    problems.push({ path: ["initial"], message: `initial ${initial} is not from min ${min} to max ${max}` });
  }
  for (const [index, entry] of schedule.entries()) {
    const cron = parseCron(entry.cron);
    if ("problem" in cron) problems.push({ path: ["schedule", index, "cron"], message: cron.problem });
    if (entry.min > max) {
      problems.push({ path: ["schedule", index, "min"], message: `min ${entry.min} is above max ${max}` });
    }
  }
  return problems;
}

type Explained = Pick<GrowthKeys<z.ZodRawShape>, "inner" | "instead">;

function explained(error: z.ZodError | undefined, shape: z.ZodObject, growth: Explained): readonly Problem[] {
  return (error?.issues ?? []).flatMap((issue): readonly Problem[] => {
    if (issue.code !== "unrecognized_keys") return [{ path: issue.path, message: issue.message }];
    const names = keysIn(issue.path, shape, growth);
    return issue.keys.map((key) => {
      const instead = issue.path.length === 0 ? growth.instead?.[key] : undefined;
      const nearest = nearestName(key, names);
      const hint = nearest === null ? "" : `; did you mean "${nearest}"?`;
      const message = instead ?? `unknown key "${key}"${hint} (keys here: ${names.join(", ")})`;
      return { path: [...issue.path, key], message };
    });
  });
}

/** Keys by the group they stand in, for naming the nearest one. */
function keysIn(path: readonly PropertyKey[], shape: z.ZodObject, { inner = {} }: Explained): readonly string[] {
  const [first] = path;
  if (first === "auto") return Object.keys(autoKeys.shape);
  if (first === "schedule") return ["cron", "min"];
  return inner[String(first)] ?? [...Object.keys(shape.shape), "auto"];
}

type Written = number | "auto" | Bounds | z.output<typeof autoShape>;

function sizeOf(written: Written): FleetSize<unknown> {
  if (typeof written === "number") return { kind: "fixed", count: written };
  if (written === "auto") return { kind: "auto", minimum: minimumDefault, ceiling: ceilingDefault };
  if ("auto" in written) {
    const { minimum = minimumDefault, ceiling = ceilingDefault } = written.auto;
    return { kind: "auto", minimum, ceiling };
  }
  const { schedule = [], initial = null, ...rest } = written;
  return { kind: "growing", ...rest, schedule, initial };
}

/** The same for a pool, whose autoscaler follows the target by the rule of its platform. */
export function poolSize(size: FleetSize, scaler: (target: ScalingTarget) => ScalerSettings): PoolSize {
  if (size.kind !== "growing") return size;
  const { target, ...rest } = size;
  return { ...rest, scaler: scaler(target) };
}
