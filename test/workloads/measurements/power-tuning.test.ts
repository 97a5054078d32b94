import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBase64, encodeBase64 } from "../../../src/workloads/measurements/base64.ts";
import { readMeasurements } from "../../../src/workloads/measurements/index.ts";
import {
  type PowerTuningSet,
  powerTuningAddress,
  readPowerTuningAddress,
} from "../../../src/workloads/measurements/power-tuning-address.ts";
import { powerTuningOutput } from "../../../src/workloads/measurements/power-tuning-json.ts";

/** The address in the README of AWS Lambda Power Tuning (2026-04), and what it shows. */
const readmeHash = "gAAAAQACAAQABsAL;ZooQR4yvkUa/pQRGRC5zRaADHUVjOftE;QdWhOEMkoziDT5Q4xhiIOMYYiDi6RNc4";
const readme = `https://lambda-power-tuning.show/#${readmeHash}`;
const shown = [
  [128, "37002.398", "0.000077168"],
  [256, "18647.773", "0.000077792"],
  [512, "8489.437", "0.000070720"],
  [1024, "3890.892", "0.000064896"],
  [1536, "2512.227", "0.000064896"],
  [3008, "2009.793", "0.000102648"],
] as const;

/** The two sets that its page compares as a demonstration. */
const compared: readonly PowerTuningSet[] = [
  {
    name: "JS x86",
    points: [
      { power: 384, duration: 15011.8, cost: 9.4576e-5 },
      { power: 512, duration: 13682.9, cost: 1.1494e-4 },
      { power: 1024, duration: 12966.2, cost: 2.1785e-4 },
      { power: 1536, duration: 10443.4, cost: 2.6319e-4 },
      { power: 2048, duration: 11448.6, cost: 3.8469e-4 },
    ],
  },
  {
    name: "JS ARM64",
    points: [
      { power: 384, duration: 15098.2, cost: 7.7005e-5 },
      { power: 512, duration: 12788.8, cost: 8.6965e-5 },
      { power: 1024, duration: 9256.8, cost: 1.259e-4 },
      { power: 1536, duration: 8345.2, cost: 1.7026e-4 },
      { power: 2048, duration: 8841.3, cost: 2.405e-4 },
    ],
  },
];

async function read(text: string) {
  const outcome = await readMeasurements(text, { file: "measured" });
  if ("problems" in outcome) throw new Error(outcome.problems.map(({ message }) => message).join("\n"));
  return outcome;
}

async function problem(text: string): Promise<string> {
  const outcome = await readMeasurements(text, { file: "measured" });
  return "problems" in outcome ? outcome.problems.map(({ message }) => message).join("\n") : "accepted";
}

describe("the address of Power Tuning's page", () => {
  test("the README's is read to its figures, and written again to the letter", () => {
    const { sets, currency } = readPowerTuningAddress(readme);
    expect(currency).toBe("USD");
    expect(sets).toHaveLength(1);
    expect(sets[0]!.points.map(({ power, duration, cost }) => [power, duration.toFixed(3), cost.toFixed(9)])).toEqual(
      shown,
    );
    expect(powerTuningAddress(sets)).toBe(readme);
  });

  test("with eight parts two sets are compared; with their names they come back as they were", () => {
    const address = powerTuningAddress(compared);
    expect(address.split("#")[1]!.split(";")).toHaveLength(8);
    expect(address).toMatch(/;JS%20x86;JS%20ARM64$/);
    const { sets } = readPowerTuningAddress(address);
    expect(powerTuningAddress(sets)).toBe(address);
    for (const [place, set] of sets.entries()) {
      expect(set.name).toBe(compared[place]!.name);
      for (const [index, point] of set.points.entries()) {
        const { power, duration, cost } = compared[place]!.points[index]!;
        // What is written are 32-bit floats.
        expect(point).toEqual({ power, duration: Math.fround(duration), cost: Math.fround(cost) });
      }
    }
  });

  test("by law: any 32-bit figures come back bit by bit", () => {
    const positive = fc.float({ min: Math.fround(1e-9), noNaN: true, noDefaultInfinity: true });
    const points = fc
      .uniqueArray(fc.integer({ min: 1, max: 10_240 }), { minLength: 1, maxLength: 60 })
      .chain((powers) =>
        fc.tuple(
          ...powers.map((power) => fc.record({ power: fc.constant(power), duration: positive, cost: positive })),
        ),
      );
    fc.assert(
      fc.property(points, fc.string(), fc.string(), (some, one, other) => {
        const sorted = [...some].sort((a, b) => a.power - b.power);
        expect(readPowerTuningAddress(powerTuningAddress([{ name: "", points: some }])).sets[0]!.points).toEqual(
          sorted,
        );
        const two = [
          { name: one, points: sorted },
          { name: `${other}.`, points: sorted },
        ];
        expect(readPowerTuningAddress(powerTuningAddress(two)).sets).toEqual(two);
      }),
    );
  });

  test("the part behind the # alone will do, and empty parts at its end are passed over", () => {
    const { sets } = readPowerTuningAddress(readme);
    for (const text of [`#${readmeHash}`, readmeHash, `${readme};`, `${readme};;`, ` ${readme}\n`]) {
      expect(readPowerTuningAddress(text).sets).toEqual(sets);
    }
  });

  test("costs in Chinese currency say so, and are written so", () => {
    const address = readme.replace("#", "?currency=CNY#");
    const view = readPowerTuningAddress(address);
    expect(view.currency).toBe("CNY");
    expect(powerTuningAddress(view.sets, view.currency)).toBe(address);
  });

  const [sizes, durations, costs] = readmeHash.split(";") as [string, string, string];
  const floats = (...values: number[]) => encodeBase64(new Uint8Array(new Float32Array(values).buffer));
  const shorts = (...values: number[]) => encodeBase64(new Uint8Array(new Int16Array(values).buffer));
  test.each([
    { name: "nothing behind the #", hash: "", says: /nothing behind its #/ },
    { name: "two parts", hash: `${sizes};${durations}`, says: /2 parts behind its #, and needs 3/ },
    {
      name: "another alphabet",
      hash: `${sizes};${durations.replace("Z", "-")};${costs}`,
      says: /durations .* not base64/,
    },
    { name: "a letter lost", hash: `${sizes};${durations};${costs.slice(1)}`, says: /costs .* not base64/ },
    {
      name: "a number lost",
      hash: `${sizes};${durations.slice(0, -4)};${costs}`,
      says: /durations .* bytes, and need 4/,
    },
    {
      name: "a size too many",
      hash: `${shorts(1, 2)};${floats(1)};${floats(1)}`,
      says: /2 sizes, 1 durations and 1 costs/,
    },
    {
      name: "sizes that fall",
      hash: `${shorts(512, 256)};${floats(1, 2)};${floats(1, 2)}`,
      says: /512 MB, then 256 MB/,
    },
    { name: "a size below 0", hash: `${shorts(-1, 256)};${floats(1, 2)};${floats(1, 2)}`, says: /do not rise above 0/ },
    {
      name: "no time",
      hash: `${shorts(128, 256)};${floats(0, 2)};${floats(1, 2)}`,
      says: /duration of 0 ms at 128 MB/,
    },
    {
      name: "negative time",
      hash: `${shorts(128, 256)};${floats(5, -2)};${floats(1, 2)}`,
      says: /duration of -2 ms at 256 MB/,
    },
    {
      name: "no number",
      hash: `${shorts(128, 256)};${floats(5, Number.NaN)};${floats(1, 2)}`,
      says: /duration of NaN/,
    },
    {
      name: "negative cost",
      hash: `${shorts(128, 256)};${floats(5, 2)};${floats(1, -2)}`,
      says: /cost of -2 at 256 MB/,
    },
    { name: "another currency", hash: readmeHash, base: "https://x/?currency=EUR", says: /costs in "EUR"/ },
    { name: "one size", hash: `${shorts(128)};${floats(5)};${floats(1)}`, says: /one size, 128 MB; .* two or more/ },
  ])("damaged: $name", async ({ hash, base = "https://x/", says }) => {
    expect(await problem(`${base}#${hash}`)).toMatch(says);
  });

  test("base64 is read strictly", () => {
    expect(decodeBase64("TQ==")).toEqual(new Uint8Array([77]));
    for (const text of ["TQ", "TQ=", "TR==", "T===", "TQ==TQ==", "T Q="]) expect(decodeBase64(text)).toBeNull();
    expect(decodeBase64("")).toEqual(new Uint8Array());
  });
});

describe("Power Tuning's JSON", () => {
  const stats = [
    { value: 128, averagePrice: 2.083e-7, averageDuration: 2.9066666666666667, totalCost: 1 },
    { value: "256", averagePrice: 2e-7, averageDuration: 1.5 },
  ];
  const bare = {
    power: "128",
    cost: 2.083e-7,
    duration: 2.9066666666666667,
    stateMachine: { visualization: readme },
    stats,
  };

  test("bare or in results, with the power as text or number", async () => {
    const wanted = [
      { memory: 128 * 1024 * 1024, duration: 2906.6666666666667, cost: 2.083e-7 },
      { memory: 256 * 1024 * 1024, duration: 1500, cost: 2e-7 },
    ];
    for (const data of [bare, { results: bare }, { ...bare, power: 128 }]) {
      const { sets } = await read(JSON.stringify(data));
      expect(sets).toHaveLength(1);
      expect(sets[0]!.sizes).toMatchObject(wanted);
    }
  });

  test("without stats the address has the figures", async () => {
    const { stats: _, ...without } = bare;
    const [fromJson, fromAddress] = [await read(JSON.stringify({ results: without })), await read(readme)];
    expect(fromJson).toEqual(fromAddress);
    expect(fromJson.sets[0]!.sizes).toHaveLength(6);
  });

  test("what is written is read again", async () => {
    const points = [
      { power: 512, duration: 20, cost: 3e-7 },
      { power: 128, duration: 80, cost: 4e-7 },
    ];
    const output = powerTuningOutput(points, points[0]!);
    expect(output.results).toMatchObject({ power: "512", duration: 20, cost: 3e-7 });
    const { sets } = await read(JSON.stringify(output));
    expect(sets[0]!.sizes.map(({ duration }) => duration)).toEqual([80_000, 20_000]);
    expect(readPowerTuningAddress(output.results.stateMachine.visualization).sets[0]!.points).toHaveLength(2);
  });

  test.each([
    { data: { power: "128", cost: 1, duration: 1 }, says: /neither stats nor stateMachine\.visualization/ },
    { data: { ...bare, stats: [{ value: 128, averageDuration: 5 }] }, says: /not what Power Tuning writes at stats/ },
    {
      data: { ...bare, stats: [{ ...stats[0], averageDuration: 0 }, stats[1]] },
      says: /averageDuration of 0 ms at 128 MB/,
    },
    { data: { ...bare, stats: [{ ...stats[0], averageDuration: -3 }, stats[1]] }, says: /averageDuration of -3 ms/ },
    { data: { ...bare, stats: [stats[0], stats[0]] }, says: /128 MB twice/ },
    { data: { ...bare, stats: [{ ...stats[0], value: "a lot" }] }, says: /size of "a lot"/ },
    { data: { ...bare, stats: [stats[0]] }, says: /one size, 128 MB/ },
    {
      data: { errorType: "Error", errorMessage: "timed \u001b[31mout" },
      says: /execution of Power Tuning that failed \("timed \\u001b/,
    },
    { data: [1, 2], says: /not what Power Tuning writes/ },
    { data: { power: "128", stateMachine: { visualization: "https://x/#a;b;c" } }, says: /not base64/ },
  ])("refused: $says", async ({ data, says }) => {
    expect(await problem(JSON.stringify(data))).toMatch(says);
  });
});
