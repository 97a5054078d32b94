import type { DistributionSettings } from "../../distributions/index.ts";
import type { FittedValues } from "../fitted-value.ts";
import type { SampleCells } from "../sample-cells.ts";

/** What is to be fitted: the same values twice, as they were recorded and in cells. At least two different ones. */
export interface FitSample {
  readonly sorted: Float64Array;
  readonly cells: SampleCells;
}

/** The likeliest law of one family. */
export interface FittedLaw {
  readonly settings: DistributionSettings;
  /** How many numbers were free. */
  readonly parameters: number;
  readonly logLikelihood: number;
  /** 95 % intervals of the settings and of the mean; worked out when asked for. */
  intervals(): FittedValues;
}

/** A family of laws; null where it cannot describe the sample at all. */
export type LawFamily = (sample: FitSample) => FittedLaw | null;
