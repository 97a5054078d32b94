import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isAddress, measurementsName, readMeasuredInput } from "../../src/node/read-measured-input.ts";
import { ScenarioError } from "../../src/scenario/issue.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const table = "memory_mb,duration_ms\n128,40\n256,20\n";
/** 128 and 256 MB, 1 and 1 ms, 1 and 1 USD. */
const hash = "#gAAAAQ==;AACAPwAAgD8=;AACAPwAAgD8=";

describe("an address", () => {
  test.each([`https://lambda-power-tuning.show/${hash}`, `lambda-power-tuning.show/${hash}`, hash])(
    "%s is read without a file",
    async (source) => {
      expect(isAddress(source)).toBe(true);
      expect(measurementsName(source)).toBe(source);
      const { sets } = await readMeasuredInput(source);
      expect(sets[0]!.sizes.map(({ duration }) => duration)).toEqual([1000, 1000]);
    },
  );

  test("is named short", async () => {
    const { source } = await readMeasuredInput(`https://lambda-power-tuning.show/${hash}`);
    expect(source).toBe("https://lambda-power-tuning.show/#gAAAAQ…");
  });

  test("that is damaged is refused under the flag", async () => {
    const refused = readMeasuredInput("https://lambda-power-tuning.show/#gAAAAQ==;AACAPw");
    await expect(refused).rejects.toThrow(ScenarioError);
    await expect(refused).rejects.toMatchObject({ issues: [{ file: "--measurements", line: null }] });
  });
});

describe("a file", () => {
  const folder = temporaryFolder();

  test("is named by its base name, and may have a # in it", async () => {
    const file = join(folder.path, "run#3.csv");
    writeFileSync(file, table);
    expect(isAddress(file)).toBe(false);
    const { source, sets } = await readMeasuredInput(file);
    expect(source).toBe("run#3.csv");
    expect(sets[0]!.sizes.map(({ duration }) => duration)).toEqual([40_000, 20_000]);
  });

  test("problems have its name and the line", async () => {
    const file = join(folder.path, "measured.csv");
    writeFileSync(file, `${table}512,"120,5"\n`);
    await expect(readMeasuredInput(file)).rejects.toMatchObject({ issues: [{ file: "measured.csv", line: 4 }] });
  });
});
