import type { DistributionSettings } from "../../engine/distributions/index.ts";
import type { MixtureSettings } from "../../engine/distributions/mixture.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import type { FunctionsRuntime } from "./runtimes.ts";

export const operatingSystems = ["windows", "linux"] as const;
export type OperatingSystem = (typeof operatingSystems)[number];

/** So many of 100, lognormal around so many milliseconds. */
type Part = readonly [percent: number, median: number, sigma: number];

const lawOf = (...parts: readonly Part[]): MixtureSettings => ({
  kind: "mixture",
  of: parts.map(([percent, median, sigma]) => ({
    weight: percent / 100,
    kind: "lognormal",
    median: median * 1000,
    sigma,
  })),
});

/**
 * Cold starts of the Consumption plan as callers saw them (mikhail.io, 2021-01, 94 to 200 of each, small packages; network
 * and the functions host's own overhead included). They come in two kinds, an instance that is at hand and one that is not,
 * so each law is a mixture of two lognormals, fitted to the published quantiles p2.5, p16.5, p50, p83.5 and p97.5. On Linux
 * the shortest answers are far below all others, perhaps of instances that were warm: a third part of 5 % holds them.
 */
const measured = {
  windows: {
    dotnet: lawOf([69.6, 975, 0.209], [30.4, 9390, 0.088]),
    node: lawOf([50, 1095, 0.074], [50, 8575, 0.306]),
    java: lawOf([48.4, 1345, 0.065], [51.6, 12591, 0.266]),
    powershell: lawOf([30.3, 4072, 0.05], [69.7, 9840, 0.559]),
  },
  linux: {
    dotnet: lawOf([5, 70, 0.2], [77.6, 892, 0.205], [17.4, 3861, 0.195]),
    node: lawOf([5, 270, 0.2], [43.5, 1025, 0.137], [51.5, 2706, 0.285]),
    python: lawOf([5, 50, 0.2], [56.1, 1106, 0.172], [38.9, 2989, 0.175]),
  },
} as const satisfies Record<OperatingSystem, Partial<Record<FunctionsRuntime, MixtureSettings>>>;

export interface ColdStartProfile {
  readonly law: DistributionSettings;
  /** "70 % around 975 ms, 30 % around 9.39 s". */
  readonly words: string;
  readonly source: string;
  readonly date: string;
  /** False where it was measured on the other operating system. */
  readonly confirmed: boolean;
}

/** The start of an instance of the Consumption plan with a small program. */
export function coldStartProfile(runtime: FunctionsRuntime, os: OperatingSystem): ColdStartProfile {
  const law = lawFor(runtime, os);
  const other = lawFor(runtime, os === "windows" ? "linux" : "windows");
  const source = "mikhail.io: Consumption plan, as callers saw it, network and overhead included";
  return {
    law: (law ?? other)!,
    words: inWords((law ?? other)!),
    source: law === undefined ? `${source}; measured on the other operating system` : source,
    date: "2021-01",
    confirmed: law !== undefined,
  };
}

function lawFor(runtime: FunctionsRuntime, os: OperatingSystem): MixtureSettings | undefined {
  const laws: Partial<Record<FunctionsRuntime, MixtureSettings>> = measured[os];
  return laws[runtime];
}

function inWords({ of }: MixtureSettings): string {
  const parts = of.map((part) => {
    const median = part.kind === "lognormal" ? part.median! : 0;
    return `${Math.round(100 * part.weight)} % around ${formatMicroseconds(median)}`;
  });
  return parts.join(", ");
}
