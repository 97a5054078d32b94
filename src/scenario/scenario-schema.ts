import { z } from "zod";
import { platforms } from "../platforms/platforms.ts";
import { highestPrice } from "../pricing/rate-card-schema.ts";
import { durationField } from "../units/duration.ts";
import { shareField } from "../units/share.ts";
import { meters } from "../usage/meter.ts";
import { claimField } from "./claim.ts";
import { databaseFields } from "./database-connections.ts";
import { itemNameField, nameField } from "./name-field.ts";
import { parseObjective } from "./objective.ts";
import { operationsField } from "./operations.ts";
import { replicationsField } from "./replications-field.ts";
import { uncertainField } from "./uncertain.ts";
import { longestSpan, spanField } from "./workload-schema.ts";

const objectiveField = z.string({ error: "an objective is text such as p99 < 500ms" }).transform((text, context) => {
  const objective = parseObjective(text);
  if (!("problem" in objective)) return objective;
  context.addIssue({ code: "custom", message: objective.problem, input: text });
  return z.NEVER;
});

const freeTierField = z
  .union([z.boolean(), shareField], { error: "freeTier is true, false, or the share of it that is yours, such as 40%" })
  .transform((value) => (typeof value === "boolean" ? Number(value) : value));

const cardFileError = "a card file is named by its path, such as prices/fargate.json";

const warmUpField = durationField.refine((microseconds) => microseconds <= longestSpan, {
  error: "it is at most 3650d",
});

/** The top of a scenario, without `workload` and `candidates`. */
export const scenarioFields = z.strictObject({
  name: nameField,
  question: z.string().max(1000).optional(),
  seed: z.int().min(0).prefault(1),
  duration: spanField.optional(),
  warmUp: warmUpField.prefault("0s"),
  replications: replicationsField.prefault(5),
  month: spanField.prefault("730h"),
  freeTier: freeTierField.prefault(false),
  material: shareField.prefault("5%"),
  uncertain: uncertainField.prefault({}),
  claim: claimField.optional(),
  slo: z.array(objectiveField).max(100).prefault([]),
  /** Card files whose prices come before the shipped ones; paths are relative to the scenario. */
  rateCards: z
    .array(z.string({ error: cardFileError }).min(1, { error: cardFileError }).max(1000, { error: cardFileError }))
    .max(20)
    .prefault([]),
});

export type ScenarioFields = z.output<typeof scenarioFields>;

const meterNames = Object.keys(meters) as [keyof typeof meters, ...(keyof typeof meters)[]];

/** A candidate's keys that every platform has; the platform's own schema knows the rest. */
export const candidateFields = z.looseObject({
  name: itemNameField,
  platform: z.string({ error: `a platform is one of ${Object.keys(platforms).join(", ")}` }),
  operations: operationsField.optional(),
  /** Machines on top of those that carry the load, with `instances: auto`. */
  redundancy: z.int().min(0).max(100).optional(),
  ...databaseFields,
  /** The user's own price by meter, USD per unit of the meter, instead of the card's. */
  prices: z.partialRecord(z.enum(meterNames), z.number().min(0).max(highestPrice)).optional(),
});

export type CandidateFields = z.output<typeof candidateFields>;

/** At most so many candidates; more belong into a sweep. */
export const candidateLimit = 50;
