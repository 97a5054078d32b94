import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readMeasurements } from "../../../src/workloads/measurements/index.ts";
import { hasSharedData, needsSharedData, sharedData } from "../../data/shared-data.ts";

const megabyte = 1024 * 1024;

async function read(text: string) {
  const outcome = await readMeasurements(text, { file: "measured.csv" });
  if ("problems" in outcome) throw new Error(outcome.problems.map(({ message }) => message).join("\n"));
  return outcome;
}

async function problem(text: string): Promise<string> {
  const outcome = await readMeasurements(text, { file: "measured.csv" });
  if (!("problems" in outcome)) return "accepted";
  return outcome.problems.map(({ line, message }) => (line === null ? message : `${line}: ${message}`)).join("\n");
}

describe("a table of sizes", () => {
  test("one row for each size is a mean, in any order, with whatever else it says", async () => {
    const { sets, notes } = await read(
      "memory_mb,mean_duration_ms,billed_ms,init,count,sd\n512,80.5,81,120,20,4\n128,300,301,,10,9\n",
    );
    expect(notes).toEqual([]);
    expect(sets).toEqual([
      {
        name: "",
        architecture: null,
        currency: "USD",
        sizes: [
          {
            memory: 128 * megabyte,
            duration: 300_000,
            deviation: 9000,
            count: 10,
            billed: 301_000,
            init: null,
            cost: null,
          },
          {
            memory: 512 * megabyte,
            duration: 80_500,
            deviation: 4000,
            count: 20,
            billed: 81_000,
            init: 120_000,
            cost: null,
          },
        ],
      },
    ]);
  });

  test("several rows of a size are invocations: mean and deviation by hand, cold ones apart", async () => {
    const { sets } = await read("Memory;Duration;Init Duration\n128;100;\n128;104;\n128;250;90\n256;50;\n256;54;\n");
    // Warm at 128 MB: 100 and 104, mean 102, deviation sqrt((4 + 4) / 1).
    expect(sets[0]!.sizes).toEqual([
      {
        memory: 128 * megabyte,
        duration: 102_000,
        deviation: expect.closeTo(Math.sqrt(8) * 1000, 6),
        count: 2,
        billed: null,
        init: 90_000,
        cost: null,
      },
      {
        memory: 256 * megabyte,
        duration: 52_000,
        deviation: expect.closeTo(Math.sqrt(8) * 1000, 6),
        count: 2,
        billed: null,
        init: null,
        cost: null,
      },
    ]);
  });

  test("units may stand with every value, or in the column's name", async () => {
    const wanted = [128 * megabyte, 2048 * megabyte];
    for (const text of [
      "memory,duration\n128MB,1.5s\n2GB,300ms\n",
      "memory,duration_s\n128,1.5\n2048,0.3\n",
      "memory,durationUs\n128,1500000\n2048,300000\n",
    ]) {
      const { sets } = await read(text.replace("durationUs", "duration_us"));
      expect(sets[0]!.sizes.map(({ memory }) => memory)).toEqual(wanted);
      expect(sets[0]!.sizes.map(({ duration }) => Math.round(duration))).toEqual([1_500_000, 300_000]);
    }
  });

  test("two architectures are two sets; failed and empty rows are left out and told", async () => {
    const { sets, notes } = await read(
      "arch,memory,duration,status\narm64,128,100,ok\nx86_64,128,110,ok\narm64,256,50,ok\nx86_64,256,60,ok\nx86_64,512,N/A,ok\narm64,512,900,Timeout\n",
    );
    expect(sets.map(({ architecture, sizes }) => [architecture, sizes.length])).toEqual([
      ["arm64", 2],
      ["x86_64", 2],
    ]);
    expect(notes).toEqual([expect.stringMatching(/^2 rows without a duration or with a failed status/)]);
  });

  test("where a size has cold invocations alone, all cold ones are compared, and the answer says so", async () => {
    const { sets, notes } = await read("memory,duration,init\n128,100,\n128,300,90\n256,150,80\n256,160,80\n");
    expect(sets[0]!.sizes.map(({ duration }) => duration)).toEqual([300_000, 155_000]);
    expect(notes.join()).toMatch(/At 256 MB every measured invocation was cold/);
  });

  test.each([
    { text: "", says: /^it is empty/ },
    { text: "hello", says: /^it is of no known form; understood are/ },
    { text: "memory,time\n128,1\n", says: /one size, 128 MB; .* two or more/ },
    {
      text: "memory,latency\n128,1\n256,2\n",
      says: /^1: no column is called duration \(columns: "memory", "latency"\)/,
    },
    { text: "memory,size,duration\n128,1,2\n", says: /^1: two columns could be the memory: "memory" and "size"/ },
    { text: "memory,duration\n128,-5\n256,3\n", says: /^2: duration "-5" is not a time above 0; write it in ms/ },
    { text: "memory,duration\n128,0\n256,3\n", says: /^2: duration "0" is not a time above 0/ },
    { text: "memory,duration\n128,fast\n256,3\n", says: /^2: duration "fast" is not a time/ },
    { text: "memory,duration\n128,1e999\n256,3\n", says: /^2: duration "1e999" is not a time/ },
    { text: "memory,duration\n0,5\n256,3\n", says: /^2: memory "0" is not a size in whole MB above 0/ },
    { text: "memory,duration\n128.5,5\n256,3\n", says: /^2: memory "128.5" is not a size/ },
    {
      text: "memory,duration\n128,5\n256,3s\n",
      says: /^3: duration has a unit here and no unit on line 2: mixed units/,
    },
    { text: "memory,duration\n128,5\n0.25GB,3\n", says: /^3: memory has a unit here .* mixed units/ },
    { text: "memory,duration,count\n128,5,10\n128,6,10\n256,3,10\n", says: /^2: a row of 128MB is a mean/ },
    { text: "memory,duration,arch\n128,5,sparc\n256,3,sparc\n", says: /^2: architecture "sparc" is neither/ },
    {
      text: "fn,memory,duration\na,128,5\nb,256,3\n",
      says: /several functions: fn \("a", "b"\); keep the rows of one/,
    },
    { text: "memory,duration\n128,N/A\n", says: /no row has a duration/ },
    { text: '{"power": 1', says: /not whole JSON/ },
    { text: "memory,duration\n128,\u001b[31m5\n", says: /duration "\\u001b\[31m5"/ },
  ])("refused: $says", async ({ text, says }) => {
    expect(await problem(text)).toMatch(says);
  });
});

describe("REPORT lines", () => {
  const report = (memory: number, duration: number, more = "") =>
    `2026-11-01T10:00:00.000Z REPORT RequestId: 8f5-1\tDuration: ${duration} ms\tBilled Duration: ${Math.ceil(duration)} ms\tMemory Size: ${memory} MB\tMax Memory Used: 55 MB\t${more}`;

  test("each is an invocation at its size; lines of the function and failed ones are no measurements", async () => {
    const lines = [
      "START RequestId: 8f5-1 Version: $LATEST",
      report(128, 100),
      report(128, 110, "Init Duration: 120.5 ms\t"),
      report(128, 104),
      "hello from the function",
      report(1024, 20),
      report(1024, 22),
      report(1024, 3000, "Status: timeout"),
    ];
    const { sets, notes } = await read(lines.join("\n"));
    expect(sets[0]!.sizes.map(({ memory, duration, count }) => [memory / megabyte, duration, count])).toEqual([
      [128, 102_000, 2],
      [1024, 21_000, 2],
    ]);
    expect(sets[0]!.sizes[0]!.init).toBe(120_500);
    expect(notes).toEqual([expect.stringMatching(/^1 invocation that timed out or failed/)]);
  });

  test("a line that is cut off is named", async () => {
    const text = `${report(128, 100)}\nREPORT RequestId: 8f5-1\tDuration: 297.48\n${report(256, 100)}`;
    expect(await problem(text)).toMatch(/^2: .*cut off/);
  });

  test("one size is not enough", async () => {
    expect(await problem(`${report(128, 100)}\n${report(128, 101)}`)).toMatch(/one size, 128 MB/);
  });
});

describe(`real measurements${needsSharedData}`, () => {
  const file = (name: string) => readFileSync(sharedData(`lambda_memory_duration/${name}`), "utf8");
  const rowsOf = (text: string, isWanted: (fields: readonly string[]) => boolean) => {
    const [header, ...rows] = text.trim().split("\n");
    return [header, ...rows.filter((row) => isWanted(row.split(",")))];
  };

  test.skipIf(!hasSharedData)("a file of many functions is refused with what tells them apart", async () => {
    expect(await problem(file("lambda_arm_x86_november-2025.csv"))).toMatch(
      /several functions: workload \("cpu-intensive", .*; start_type .*; runtime .*; keep the rows of one/,
    );
    expect(await problem(file("s3_500_puts_2023_part_a.csv"))).toMatch(
      /several functions: runtime \("dotnet6", "python311"\)/,
    );
  });

  test.skipIf(!hasSharedData)("the rows of one function are two sets, one for each architecture", async () => {
    const { sets } = await read(
      rowsOf(file("s3_500_puts_2023_part_a.csv"), ([runtime]) => runtime === "python311").join("\n"),
    );
    expect(sets.map(({ architecture, sizes }) => [architecture, sizes.length])).toEqual([
      ["arm64", 16],
      ["x86_64", 16],
    ]);
    const warm = rowsOf(
      file("lambda_arm_x86_november-2025.csv"),
      ([workload, start, runtime]) => workload === "cpu-intensive" && start === "warm" && runtime === "rust",
    );
    const { sets: means } = await read(warm.join("\n"));
    expect(means.map(({ sizes }) => sizes.length)).toEqual([6, 6]);
    expect(means.every(({ sizes }) => sizes.every(({ deviation }) => deviation === null))).toBe(true);
  });

  test.skipIf(!hasSharedData)("Power Tuning's README example as a table", async () => {
    const { sets } = await read(file("power_tuning_readme_example.csv"));
    expect(sets[0]!.sizes.map(({ memory, cost }) => [memory / megabyte, cost])).toContainEqual([1024, 6.4896e-5]);
  });
});
