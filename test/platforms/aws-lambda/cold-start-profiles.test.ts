import { cumulativeStdNormalProbability } from "simple-statistics";
import { describe, expect, test } from "vitest";
import {
  type ColdStartQuestion,
  coldStartProfile,
  packageGrowth,
  runtimes,
} from "../../../src/platforms/aws-lambda/cold-start-profiles.ts";

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

function profileOf(given: Partial<ColdStartQuestion>) {
  const asked = { runtime: "nodejs22.x", packageKind: "zip", packageBytes: kilobyte, architecture: "x86_64" } as const;
  return coldStartProfile({ ...asked, ...given })!;
}

/** The fitted law's share of cold starts whose init takes at most this long. */
function shareWithin(given: Partial<ColdStartQuestion>, milliseconds: number): number {
  const { init } = profileOf(given);
  if (init.kind !== "shifted-lognormal") throw new Error("init is a shifted lognormal");
  const excess = milliseconds * 1000 - init.shift;
  return excess <= 0 ? 0 : cumulativeStdNormalProbability((Math.log(excess) - init.mu) / init.sigma);
}

/** Milliseconds at the given normal quantile of the fitted init. */
function initAt(given: Partial<ColdStartQuestion>, normalQuantile: number): number {
  const { init } = profileOf(given);
  if (init.kind !== "shifted-lognormal") throw new Error("init is a shifted lognormal");
  return (init.shift + Math.exp(init.mu + normalQuantile * init.sigma)) / 1000;
}

type Seen = readonly [p50: number, p90: number, distance: number];

/**
 * Measured quantiles in ms, and the greatest distance (Kolmogorov-Smirnov) between the fit and all measurements: zip,
 * then image (lambda-perf, 2026-06 to 2026-08). The quantiles are not what the profile holds, so a slip in it shows.
 */
const measured: readonly (readonly [runtime: string, zip: Seen, image: Seen])[] = [
  ["nodejs22.x", [145, 172, 0.079], [300, 600, 0.072]],
  ["nodejs24.x", [141, 171, 0.063], [282, 604, 0.107]],
  ["python3.12", [87, 106, 0.084], [162, 268, 0.05]],
  ["python3.13", [92, 119, 0.064], [163, 288, 0.044]],
  ["python3.14", [117, 158, 0.06], [187, 355, 0.077]],
  ["go", [51, 55, 0.171], [48, 85, 0.068]],
  ["rust", [16, 21, 0.168], [36, 60, 0.058]],
  ["cpp", [66, 90, 0.132], [50, 98, 0.096]],
  ["java11", [281, 346, 0.155], [379, 653, 0.066]],
  ["java17", [208, 241, 0.118], [308, 451, 0.07]],
  ["java21", [243, 285, 0.115], [343, 579, 0.054]],
  ["java25", [194, 275, 0.143], [248, 503, 0.115]],
  ["graalvm", [157, 176, 0.106], [92, 209, 0.126]],
  ["quarkus", [247, 275, 0.106], [132, 297, 0.159]],
  ["dotnet8", [258, 330, 0.117], [405, 685, 0.075]],
  ["dotnet10", [261, 567, 0.124], [401, 712, 0.082]],
  ["dotnet8-aot", [88, 100, 0.121], [62, 107, 0.064]],
  ["dotnet10-aot", [74, 85, 0.096], [59, 105, 0.083]],
  ["ruby3.4", [230, 393, 0.112], [270, 395, 0.067]],
  ["llrt", [68, 75, 0.054], [60, 127, 0.105]],
  ["bun", [350, 383, 0.121], [165, 395, 0.138]],
  ["swift", [132, 152, 0.094], [77, 164, 0.119]],
];

describe("the fitted init", () => {
  test("covers every runtime", () => {
    expect([...runtimes].sort()).toEqual(measured.map(([runtime]) => runtime).sort());
  });

  test.each(measured)("of %s keeps its stated distance from the measurements", (runtime, zip, image) => {
    for (const [packageKind, [p50, p90, distance]] of [["zip", zip] as const, ["image", image] as const]) {
      for (const [milliseconds, share] of [[p50, 0.5] as const, [p90, 0.9] as const]) {
        // The quantiles are rounded to whole milliseconds, the distance to three digits.
        expect(shareWithin({ runtime, packageKind }, milliseconds - 0.5)).toBeLessThan(share + distance + 0.001);
        expect(shareWithin({ runtime, packageKind }, milliseconds + 0.5)).toBeGreaterThan(share - distance - 0.001);
      }
    }
  });

  test("is scaled as a whole on arm64", () => {
    const ratio = initAt({ architecture: "arm64" }, 1) / initAt({}, 1);
    expect(ratio).toBeCloseTo(0.89, 6);
  });
});

describe("package size", () => {
  test.each([
    [kilobyte / 2, 0],
    [kilobyte, 0],
    [128 * kilobyte, (5 + 13) / 2],
    [megabyte, (26 + 55) / 2],
    [12 * megabyte, ((220 + 232) / 2 + (478 + 461) / 2) / 2],
    [64 * megabyte, (2939 + 2942) / 2],
    [128 * megabyte, (2939 + 2942) / 2 + 2 * ((3110 - 1277 + 3184 - 1354) / 2)],
  ])("%d bytes add %d ms over 1 KB", (bytes, milliseconds) => {
    expect(packageGrowth(bytes) / 1000).toBeCloseTo(milliseconds, 9);
  });

  test("moves the whole init of a zip, and no image", () => {
    expect(initAt({ packageBytes: megabyte }, 2) - initAt({}, 2)).toBeCloseTo(40.5, 6);
    expect(initAt({ packageKind: "image", packageBytes: 99 * megabyte }, 0)).toBe(initAt({ packageKind: "image" }, 0));
  });
});

describe("the first call", () => {
  test("is the median over memory settings of time x share of a vCPU", () => {
    // dotnet8: 721.4, 358.6, 166.0, 74.6 ms at 128 to 1024 MB: 52.2, 51.9, 48.0, 43.2 ms of CPU.
    expect(profileOf({ runtime: "dotnet8" }).firstCall).toBe(49_970);
  });

  test("predicts what was measured where it is CPU work: dotnet8 within 16 % at every memory", () => {
    const { firstCall } = profileOf({ runtime: "dotnet8" });
    for (const [memory, seen] of [
      [128, 721.4],
      [256, 358.6],
      [512, 166],
      [1024, 74.6],
    ] as const) {
      expect(Math.abs(firstCall / 1000 / (memory / 1769) / seen - 1)).toBeLessThan(0.16);
    }
  });
});

describe("origins", () => {
  test("name every part, with a date", () => {
    for (const runtime of runtimes) {
      const { source, date, origins } = profileOf({ runtime });
      expect(date).toBe("2026-08");
      for (const origin of Object.values(origins)) {
        expect(source).toContain(origin.source);
        expect(origin.date).toMatch(/^\d{4}/);
      }
    }
  });

  test("confess what was borrowed", () => {
    expect(profileOf({}).confirmed).toBe(true);
    expect(profileOf({ runtime: "cpp" }).origins.firstCall.confirmed).toBe(false);
    expect(profileOf({ runtime: "quarkus" }).confirmed).toBe(true);
    expect(profileOf({ runtime: "quarkus", architecture: "arm64" }).confirmed).toBe(false);
  });
});

test.each(["cobol", "", "constructor", "__proto__"])("a runtime %j that nobody measured has no profile", (runtime) => {
  expect(coldStartProfile({ runtime, packageKind: "zip", packageBytes: 0, architecture: "x86_64" })).toBeNull();
});
