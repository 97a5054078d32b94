import { z } from "zod";
import { durationField } from "../../units/duration.ts";
import type { KindProblem } from "../../units/kind-field.ts";
import type { Distribution } from "../distribution.ts";
import { sampledDistribution } from "../distribution.ts";
import type { DistributionKind } from "./distribution-kind.ts";
import type { SampleSet } from "./sample-set.ts";
import { sampleSetKey } from "./sample-set.ts";

/** Either `quantiles` (durations by names such as p50 or p99.9), or a column of recorded values in a CSV file. */
export interface EmpiricalSettings {
  readonly kind: "empirical";
  readonly quantiles?: Readonly<Record<string, number>>;
  readonly file?: string;
  /** Its name in the header, or its place counted from 0. */
  readonly column?: string | number;
  /** Of numbers in the file; default s. */
  readonly unit?: "s" | "ms" | "us";
  /** Whether the file's first line names the columns; default true. */
  readonly header?: boolean;
}

export const empirical: DistributionKind<EmpiricalSettings> = {
  kind: "empirical",
  description: "Measured values: quantiles, joined by straight lines and flat outside, or a column of a CSV file.",
  schema: z.strictObject({
    kind: z.literal("empirical"),
    quantiles: z
      .record(z.string(), durationField, { error: "quantiles are durations by name, such as {p50: 20ms, p99: 90ms}" })
      .exactOptional(),
    file: z.string({ error: "file is the path of a CSV file" }).min(1, { error: "file is empty" }).exactOptional(),
    column: z
      .union([z.string(), z.number().int().min(0)], { error: "column is a name, or a place counted from 0" })
      .exactOptional(),
    unit: z.enum(["s", "ms", "us"], { error: "unit is s, ms or us" }).exactOptional(),
    header: z.boolean({ error: "header is true or false" }).exactOptional(),
  }) satisfies z.ZodType<EmpiricalSettings>,
  problems(settings) {
    if (settings.quantiles === undefined) return fileProblems(settings);
    if (settings.file !== undefined) return [{ key: "file", message: "empirical takes quantiles or a file, not both" }];
    const strayKey = (["column", "unit", "header"] as const).find((key) => settings[key] !== undefined);
    if (strayKey !== undefined) return [{ key: strayKey, message: `${strayKey} goes with a file, not with quantiles` }];
    return quantileProblems(settings.quantiles);
  },
  create(settings, { samples }) {
    if (settings.quantiles !== undefined) return quantileDistribution(sortedQuantiles(settings.quantiles));
    const key = sampleSetKey({ file: settings.file as string, column: settings.column as string | number });
    const set = samples.get(key);
    if (set === undefined) throw new Error(`the samples of ${key} have not been read`);
    return sampleDistribution(set);
  },
};

interface Quantile {
  readonly name: string;
  /** Share of the values at or below `value`, 0 to 1. */
  readonly share: number;
  readonly value: number;
}

/** "p50" to 0.5, "p99.9" and "p999" to 0.999; null if the name is not a quantile's. */
export function quantileShare(name: string): number | null {
  const match = /^p(\d{1,2}|100|\d{2}\.\d+|\d\.\d+|[1-9]\d{2,})$/.exec(name);
  if (match === null) return null;
  const digits = match[1] as string;
  const percent =
    /^[1-9]\d{2,}$/.test(digits) && digits !== "100" ? `${digits.slice(0, 2)}.${digits.slice(2)}` : digits;
  return Number(percent) / 100;
}

function fileProblems({ file, column, header }: EmpiricalSettings): readonly KindProblem[] {
  if (file === undefined) return [{ key: null, message: "empirical needs quantiles, or a file and a column" }];
  if (column === undefined) return [{ key: null, message: "empirical from a file needs a column, by name or place" }];
  if (header === false && typeof column === "string") {
    return [{ key: "column", message: "without a header a column is given by its place, counted from 0" }];
  }
  return [];
}

function quantileProblems(quantiles: Readonly<Record<string, number>>): readonly KindProblem[] {
  const names = Object.keys(quantiles);
  if (names.length === 0) return [{ key: "quantiles", message: "quantiles needs at least one, such as {p50: 20ms}" }];
  const unknown = names.find((name) => quantileShare(name) === null);
  if (unknown !== undefined) {
    return [{ key: "quantiles", message: `"${unknown}" is not a quantile; write p0 to p100, such as p50 or p99.9` }];
  }
  const sorted = sortedQuantiles(quantiles);
  const fall = sorted.findIndex((quantile, i) => i > 0 && quantile.value < (sorted[i - 1] as Quantile).value);
  if (fall === -1) return [];
  const [before, after] = [sorted[fall - 1] as Quantile, sorted[fall] as Quantile];
  return [{ key: "quantiles", message: `${after.name} must be at least ${before.name}` }];
}

function sortedQuantiles(quantiles: Readonly<Record<string, number>>): readonly Quantile[] {
  return Object.entries(quantiles)
    .map(([name, value]) => ({ name, share: quantileShare(name) as number, value }))
    .sort((a, b) => a.share - b.share);
}

function quantileDistribution(quantiles: readonly Quantile[]): Distribution {
  const shares = Float64Array.from(quantiles, (quantile) => quantile.share);
  const values = Float64Array.from(quantiles, (quantile) => quantile.value);
  const last = shares.length - 1;
  let mean = shares[0]! * values[0]! + (1 - shares[last]!) * values[last]!;
  for (let i = 1; i <= last; i++) mean += ((shares[i]! - shares[i - 1]!) * (values[i]! + values[i - 1]!)) / 2;
  return sampledDistribution(mean, (random) => {
    const share = 1 - random.next();
    if (share <= shares[0]!) return values[0]!;
    for (let i = 1; i <= last; i++) {
      if (share > shares[i]!) continue;
      const along = (share - shares[i - 1]!) / (shares[i]! - shares[i - 1]!);
      return values[i - 1]! + along * (values[i]! - values[i - 1]!);
    }
    return values[last]!;
  });
}

/** Draws one of the recorded values, each alike. */
function sampleDistribution({ sorted, mean }: SampleSet): Distribution {
  const { length } = sorted;
  return sampledDistribution(mean, (random) => sorted[length - Math.ceil(random.next() * length)]!);
}
