import type { z } from "zod";
import type { KindProblem } from "../../units/kind-field.ts";
import type { Distribution } from "../distribution.ts";
import type { DistributionSettings } from "./index.ts";
import type { SampleSets } from "./sample-set.ts";

/** One kind of distribution: what a scenario writes, what can be wrong with it, and the law itself. */
export interface DistributionKind<Settings = never> {
  readonly kind: string;
  /** One sentence for the documentation. */
  readonly description: string;
  /** Durations come out in microseconds. Strict, with a literal `kind`. */
  readonly schema: z.ZodObject;
  /** Rules between fields, asked once every field is fine. */
  problems?(settings: Settings): readonly KindProblem[];
  /** What the user should know of a law that is allowed all the same. */
  warnings?(settings: Settings): readonly string[];
  create(settings: Settings, parts: DistributionParts): Distribution;
}

/** What a distribution may be made of besides numbers. */
export interface DistributionParts {
  readonly samples: SampleSets;
  create(settings: DistributionSettings): Distribution;
}
