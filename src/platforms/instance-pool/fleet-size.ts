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

/** How many machines a fleet has, as the key `instances` says it. */
export type FleetSize =
  | { readonly kind: "fixed"; readonly count: number }
  | GrowingSize
  /** The fewest that meet every objective; the analysis finds the number before the fleet starts. */
  | {
      readonly kind: "auto";
      readonly minimum: number;
      /** The busiest hour's CPU utilisation must not pass it. */
      readonly ceiling: number;
    };

export interface GrowingSize {
  readonly kind: "growing";
  readonly min: number;
  readonly max: number;
  readonly target: ScalingTarget;
  readonly schedule: readonly MinimumEntry[];
  /** Machines in service when the run starts; null: as many as the mean rate needs. */
  readonly initial: number | null;
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

const growingShape = z.strictObject({
  min: count("min"),
  max: count("max"),
  target: scalingTargetField,
  schedule: schedules.max(100, { error: "a schedule has at most 100 entries" }).optional(),
  initial: count("initial").optional(),
});

const autoKeys = z.strictObject(
  { minimum: count("minimum").optional(), ceiling: shareField.optional() },
  { error: "auto is written auto, or {auto: {minimum: 2, ceiling: 80%}}" },
);
const autoShape = z.strictObject({ auto: autoKeys });

type Written = number | "auto" | z.output<typeof growingShape> | z.output<typeof autoShape>;

const forms = "a number of machines, auto, or {min: 2, max: 10, target: 60% cpu}";

/**
 * Scenario field: the size of a fleet. Which of its forms is meant shows in the value's type, so that an issue speaks of
 * that form alone.
 */
export const fleetSizeField = z
  .preprocess(
    (input, context) => {
      for (const { path, message } of problemsOf(input)) {
        context.issues.push({ code: "custom", path: [...path], message, input });
      }
      return input;
    },
    z.union([count("instances"), z.literal("auto"), growingShape, autoShape]),
  )
  .transform((written) => sizeOf(written as Written));

interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function problemsOf(input: unknown): readonly Problem[] {
  if (typeof input === "number") return explain(count("a fleet's number of machines").safeParse(input).error);
  if (input === "auto") return [];
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    const hint = typeof input === "string" && nearestName(input, ["auto"]) !== null ? '; did you mean "auto"?' : "";
    return [{ path: [], message: `instances is ${forms}${hint}` }];
  }
  if (Object.hasOwn(input, "auto")) return explain(autoShape.safeParse(input).error);
  const growing = growingShape.safeParse(input);
  return growing.success ? growingProblems(growing.data) : explain(growing.error);
}

function growingProblems({ min, max, schedule = [], initial }: z.output<typeof growingShape>): readonly Problem[] {
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

/** Keys by the group they stand in, for naming the nearest one. */
const keysIn = (path: readonly PropertyKey[]): readonly string[] => {
  const [first] = path;
  if (first === "auto") return Object.keys(autoKeys.shape);
  if (first === "schedule") return ["cron", "min"];
  return [...Object.keys(growingShape.shape), "auto"];
};

function explain(error: z.ZodError | undefined): readonly Problem[] {
  return (error?.issues ?? []).flatMap((issue): readonly Problem[] => {
    if (issue.code !== "unrecognized_keys") return [{ path: issue.path, message: issue.message }];
    const names = keysIn(issue.path);
    return issue.keys.map((key) => {
      const nearest = nearestName(key, names);
      const hint = nearest === null ? "" : `; did you mean "${nearest}"?`;
      return { path: [...issue.path, key], message: `unknown key "${key}"${hint} (keys here: ${names.join(", ")})` };
    });
  });
}

function sizeOf(written: Written): FleetSize {
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
