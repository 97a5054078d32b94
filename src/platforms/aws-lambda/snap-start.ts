import { z } from "zod";
import { type DistributionSettings, distributionField } from "../../engine/distributions/index.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte, bytesPerMegabyte } from "../../units/size.ts";
import type { Meter, Usage } from "../../usage/meter.ts";
import type { ColdStartGiven } from "../cold-start-field.ts";
import type { SettingFault } from "./setting-fault.ts";

/** Versions of a function are kept by the dozen, not by the thousand. */
const mostVersions = 1000;

/** The candidate key: new instances are restored from a snapshot that was taken after initialisation. */
export const snapStartField = z.union(
  [
    z.boolean(),
    z.strictObject({
      versions: z.int().min(1).max(mostVersions).optional(),
      restore: distributionField.optional(),
    }),
  ],
  {
    // What is wrong within a group is said of its keys.
    error: ({ input }) =>
      typeof input === "object" && input !== null
        ? undefined
        : "snapStart is true, false or {versions: 2}: how many published versions keep a snapshot",
  },
);

export type SnapStartGiven = z.output<typeof snapStartField>;

/** SnapStart as it is in force. */
export interface SnapStart {
  /** Published versions whose snapshot is kept. */
  readonly versions: number;
  /** Takes the place of initialisation, microseconds. */
  readonly restore: DistributionSettings;
  /** False for Java, of which neither cache nor restores cost anything. */
  readonly isCharged: boolean;
}

/** Managed runtimes that have it (AWS price page: Java, Python and .NET; which versions: from memory). */
const charges: Readonly<Record<string, boolean>> = {
  java11: false,
  java17: false,
  java21: false,
  java25: false,
  "python3.12": true,
  "python3.13": true,
  "python3.14": true,
  dotnet8: true,
  dotnet10: true,
};

/**
 * Restore by default: lognormal with this median and p99. Java (Quarkus) of 1,024 MB, eu-central-1, 48 to 128 cold
 * starts: p50 575 ms, p90 619 ms, p99 658 ms (meex28/aws-lambda-performance-master-thesis, 2025-05). This law's p90 is
 * 619 ms as well.
 */
export const restoreDefault: DistributionSettings = { kind: "lognormal", median: 575_000, p99: 658_000 };

export const restoreOrigin = {
  source:
    "restore: Java of 1,024 MB (meex28/aws-lambda-performance-master-thesis, 2025-05: p50 575 ms, p90 619 ms, p99 658 ms); " +
    "at 128 MB its median was 978 ms",
  date: "2025-05",
} as const;

/** SnapStart as the scenario wants it; null where it does not. */
export function snapStartOf(given: SnapStartGiven | undefined, runtime: string): SnapStart | null {
  if (given === undefined || given === false) return null;
  const { versions = 1, restore = restoreDefault } = given === true ? {} : given;
  return { versions, restore, isCharged: charges[runtime] ?? true };
}

/** The keys that decide whether AWS grants SnapStart. */
export interface SnapStartContext {
  readonly snapStart?: SnapStartGiven | undefined;
  readonly runtime?: string | undefined;
  readonly package?: { readonly kind?: "zip" | "image" | undefined } | undefined;
  readonly provisionedConcurrency?: number | undefined;
  readonly ephemeralStorage?: number | undefined;
  readonly coldStart?: ColdStartGiven | undefined;
}

export function snapStartFaults(given: SnapStartContext, defaultRuntime: string): readonly SettingFault[] {
  if (snapStartOf(given.snapStart, defaultRuntime) === null) return [];
  const { runtime = defaultRuntime, provisionedConcurrency = 0, ephemeralStorage = 0, coldStart } = given;
  const isOf = (path: readonly string[], wrong: boolean, message: string) => (wrong ? [{ path, message }] : []);
  return [
    ...isOf(
      ["snapStart"],
      !Object.hasOwn(charges, runtime),
      `${runtime} has no SnapStart; set runtime to one of ${Object.keys(charges).join(", ")}, or leave snapStart out`,
    ),
    ...isOf(
      ["package", "kind"],
      given.package?.kind === "image",
      "SnapStart is for zip packages, not for an image; set kind to zip, or leave snapStart out",
    ),
    ...isOf(
      ["provisionedConcurrency"],
      provisionedConcurrency > 0,
      "a function has provisioned concurrency or SnapStart, not both; leave one of them out",
    ),
    ...isOf(
      ["ephemeralStorage"],
      ephemeralStorage > 512 * bytesPerMegabyte,
      "with SnapStart a function has at most 512MB; set ephemeralStorage to 512MB, or leave snapStart out",
    ),
    ...isOf(
      ["coldStart"],
      coldStart?.init !== undefined,
      "SnapStart restores instead of initialising: say that time as snapStart: {restore: 400ms}, and leave init out of coldStart, of which setup and firstCall remain",
    ),
  ];
}

export function snapStartMeters(snapStart: SnapStart | undefined): readonly Meter[] {
  return snapStart?.isCharged ? ["snapStartCacheGbSeconds", "snapStartRestoredGb"] : [];
}

export interface SnapStartConsumption {
  readonly coldStarts: number;
  /** Bytes of memory of an instance. */
  readonly memory: number;
  /** Microseconds. */
  readonly window: number;
}

/** The cache is paid for by version and time whatever happens, a restore by the memory that is restored. */
export function snapStartUsage(
  snapStart: SnapStart | undefined,
  { coldStarts, memory, window }: SnapStartConsumption,
): Usage {
  if (!snapStart?.isCharged) return {};
  const gigabytes = memory / bytesPerGigabyte;
  return {
    snapStartCacheGbSeconds: snapStart.versions * gigabytes * (window / microsecondsPer.s),
    snapStartRestoredGb: coldStarts * gigabytes,
  };
}
