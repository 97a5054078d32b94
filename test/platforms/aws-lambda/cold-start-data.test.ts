import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type ColdStartQuestion,
  coldStartProfile,
  runtimes,
} from "../../../src/platforms/aws-lambda/cold-start-profiles.ts";
import { needsSharedData, sharedData } from "../../data/shared-data.ts";

const folder = sharedData("lambda_cold_start/");
const hasData = existsSync(folder);

/** One function of a daily file of maxday/lambda-perf: ten `Init Duration`s in ms. */
interface DailyRow {
  readonly d: string;
  readonly p: ColdStartQuestion["packageKind"];
  readonly a: ColdStartQuestion["architecture"];
  readonly i: readonly number[];
}

/** What lambda-perf calls the programs that a scenario names by their language. */
const namesThere: Readonly<Record<string, string>> = {
  go: "go (prov.al2023)",
  rust: "rust (prov.al2023)",
  cpp: "c++ 11 (prov.al2023)",
  swift: "apple swift 6.2 (prov.al2)",
  "dotnet8-aot": "dotnet8 aot (prov.al2023)",
  "dotnet10-aot": "dotnet10 aot (prov.al2023)",
  graalvm: "graalvm java23 (prov.al2023)",
  quarkus: "quarkus (prov.al2)",
  llrt: "llrt (prov.al2023)",
  bun: "bun (prov.al2)",
};

/**
 * Our laws are of 82 days of summer 2026. Whatever both days together do not hold is named here with its reason, by how
 * much it lies beyond the nearer end, and not fitted; nothing else lies outside.
 */
const exceptions: Readonly<Record<string, string>> = {
  // Slower on the day of 2025: p50 of python3.13 108 ms against 92 in 2026, of java21 271 against 243.
  "python3.13 zip x86_64": "-3.1 %",
  "python3.13 zip arm64": "-12.2 %",
  "python3.12 zip arm64": "-4.4 %",
  "java21 zip arm64": "-4.1 %",
  "java17 zip arm64": "-1.1 %",
  // Faster on the day of 2024: p50 of llrt 40 ms against 68 in 2026.
  "llrt zip x86_64": "+5.3 %",
  "llrt zip arm64": "+2.5 %",
  // Half a millisecond beside days that are a few milliseconds wide.
  "go zip arm64": "+1.1 %",
};

const days = ["2024-09-12", "2025-10-17"];

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return low + (high - low) * (place - below);
}

/** Median of the default init law, ms, of a package without content (as a hello world has next to none). */
function medianInit(question: Omit<ColdStartQuestion, "packageBytes">): number {
  const { init } = coldStartProfile({ ...question, packageBytes: 0 })!;
  if (init.kind !== "shifted-lognormal") throw new Error("init is a shifted lognormal");
  return (init.shift + Math.exp(init.mu)) / 1000;
}

/** Every function of both days that a scenario may name, and its `Init Duration`s at all memory settings in order. */
function comparable() {
  const rows = days.flatMap((day): readonly DailyRow[] => {
    return JSON.parse(readFileSync(`${folder}lambda-perf_${day}.json`, "utf8")).runtimeData;
  });
  return runtimes.flatMap((runtime) =>
    (["zip", "image"] as const).flatMap((packageKind) =>
      (["x86_64", "arm64"] as const).flatMap((architecture) => {
        const name = namesThere[runtime] ?? runtime;
        const own = rows.filter(({ d, p, a }) => d === name && p === packageKind && a === architecture);
        const seen = own.flatMap(({ i }) => i).sort((one, other) => one - other);
        return seen.length === 0 ? [] : [{ question: { runtime, packageKind, architecture }, seen }];
      }),
    ),
  );
}

function outside(): Readonly<Record<string, string>> {
  const found = comparable().flatMap(({ question, seen }): readonly (readonly [string, string])[] => {
    const ours = medianInit(question);
    const [low, high] = [quantile(seen, 0.1), quantile(seen, 0.9)];
    if (ours >= low && ours <= high) return [];
    const percent = 100 * (ours / (ours < low ? low : high) - 1);
    const { runtime, packageKind, architecture } = question;
    return [[`${runtime} ${packageKind} ${architecture}`, `${percent > 0 ? "+" : ""}${percent.toFixed(1)} %`]];
  });
  return Object.fromEntries(found);
}

describe.skipIf(!hasData)(`default init against lambda-perf${needsSharedData}`, () => {
  test("the median lies within p10 to p90 of what was measured, but for the exceptions named", () => {
    expect(outside()).toEqual(exceptions);
  });

  test("there are 62 functions to compare", () => {
    expect(comparable().length).toBe(62);
  });
});

/** Our setup is a median at 256 and 512 MB, which this part of the recording has not; all that it has of Ruby without a VPC. */
const setupAt: Readonly<Record<string, "within" | "below p10">> = {
  "1024": "within",
  "2048": "within",
  "3008": "below p10", // as a whole slower: p10 165 ms; no reason was recorded
};

describe.skipIf(!hasData)(`default setup against X-Ray traces of 2019${needsSharedData}`, () => {
  const rows = () => {
    const [header, ...lines] = readFileSync(`${folder}xray_cold_starts_2019_part_a.csv`, "utf8").trim().split("\n");
    const column = header!.split(",").indexOf("setup_ms");
    return lines.map((line) => ({ name: line.split(",")[0]!, setup: Number(line.split(",")[column]) }));
  };

  test.each(Object.entries(setupAt))("ruby2.5 of %s MB: %s p10 to p90", (memory, expected) => {
    const own = rows().filter(({ name }) => name === `aws-coldstart-ruby25-dev-memory-${memory}`);
    const seen = own.map(({ setup }) => setup).sort((one, other) => one - other);
    expect(seen.length).toBeGreaterThan(600);
    const { setup } = coldStartProfile({
      runtime: "ruby3.4",
      packageKind: "zip",
      packageBytes: 0,
      architecture: "x86_64",
    })!;
    if (setup.kind !== "constant") throw new Error("setup is a constant");
    const ours = setup.value / 1000;
    expect(ours).toBeLessThanOrEqual(quantile(seen, 0.9));
    expect(ours >= quantile(seen, 0.1) ? "within" : "below p10").toBe(expected);
  });
});
