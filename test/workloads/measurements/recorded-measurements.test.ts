import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hasSharedData, needsSharedData, sharedData } from "../../data/shared-data.ts";
import { readmeHash } from "./published-addresses.ts";
import { megabyte, problemsOf, read } from "./read.ts";

const folder = "lambda_memory_duration";
const textOf = (name: string) => readFileSync(sharedData(`${folder}/${name}`), "utf8");

/** The header, and the rows that have all of the words as cells. */
function keep(text: string, ...words: readonly string[]): string {
  const [header, ...rows] = text.trimEnd().split("\n");
  const kept = rows.filter((row) => words.every((word) => row.split(",").includes(word)));
  return [header, ...kept].join("\n");
}

describe.skipIf(!hasSharedData)(`measurements that others made${needsSharedData}`, () => {
  it("the README's table agrees with the README's address to its six digits", () => {
    const { sets } = read(textOf("power_tuning_readme_example.csv"));
    const decoded = read(`#${readmeHash}`).sets[0]!.sizes;
    expect(sets[0]!.sizes.map(({ memory }) => memory)).toEqual(decoded.map(({ memory }) => memory));
    const digits = (value: number) => value.toPrecision(6);
    const durations = decoded.map(({ duration }) => digits(duration));
    expect(sets[0]!.sizes.map(({ duration }) => digits(duration))).toEqual(durations);
    expect(sets[0]!.sizes.map(({ cost }) => digits(cost!))).toEqual(decoded.map(({ cost }) => digits(cost!)));
  });

  describe("lambda_arm_x86_november-2025.csv", () => {
    const text = () => textOf("lambda_arm_x86_november-2025.csv");

    it("is refused as a whole: it has many functions", () => {
      const problems = problemsOf(text());
      expect(problems).toHaveLength(1);
      expect(problems[0]!.message).toMatch(
        /^the rows are of several functions: "workload" has 3 values \("cpu-intensive", "light" and "memory-intensive"\); "runtime" has 7 values \(.*\); keep the rows of one function/,
      );
      expect(problems[0]!.message).not.toMatch(/"arch"|"start_type"|"p99_ms"/);
    });

    it.each(["cpu-intensive", "light"])("is refused while rows of several runtimes are kept (%s)", (workload) => {
      const message = problemsOf(keep(text(), workload))[0]!.message;
      expect(message).toMatch(/several functions: "runtime" has 7 values/);
      expect(message).not.toMatch(/"workload"/);
    });

    it("has two sets for one function: warm durations, cold initialisations", () => {
      const { sets, notes } = read(keep(text(), "cpu-intensive", "python3.13"));
      expect(sets.map(({ name, architecture }) => [name, architecture])).toEqual([
        ["cpu-intensive python3.13", "arm64"],
        ["cpu-intensive python3.13", "x86_64"],
      ]);
      for (const { sizes } of sets) {
        expect(sizes.map(({ memory }) => memory / megabyte)).toEqual([128, 256, 512, 1024, 1769, 2048]);
        expect(sizes.every(({ init }) => init !== null && init > 0)).toBe(true);
      }
      // The row "cpu-intensive,warm,python3.13,arm64,512,1064.37,0.00,1117.04,7.2991".
      expect(sets[0]!.sizes[2]).toMatchObject({ duration: 1_064_370, count: null, cost: 7.2991 / 1e6 });
      expect(notes).toEqual([]);
    });

    it("says which configurations failed, and what is left of them", () => {
      const kept = keep(text(), "light", "nodejs20", "arm64");
      const failed = kept.split("\n").flatMap((row, at) => (row.includes("N/A") ? [at + 1] : []));
      expect(failed).toHaveLength(4); // all warm ones but that of 128 MB
      const { sets, notes } = read(kept);
      expect(sets.map(({ sizes }) => sizes.length)).toEqual([6]);
      // The row "light,cold,nodejs20,arm64,128,1121.74,346.55,1193.80,2.6482".
      expect(sets[0]!.sizes[0]).toMatchObject({ duration: 1_121_740, init: 346_550 });
      expect(notes[0]).toMatch(/^4 rows are left out: no duration is told \(lines /);
      expect(notes[1]).toMatch(/^arm64: durations are of cold starts, .* of 6 sizes, 1 has warm ones$/);
    });
  });

  describe("s3_500_puts_2023_part_a.csv", () => {
    const text = () => textOf("s3_500_puts_2023_part_a.csv");

    it("is refused as a whole: it has two runtimes", () => {
      const messages = problemsOf(text()).map(({ message }) => message);
      expect(messages).toEqual([
        'the rows are of several functions: "runtime" has 2 values ("dotnet6" and "python311"); keep the rows of one function, with one value in each of these columns',
      ]);
    });

    it("has two sets of 16 sizes for one runtime, from single invocations", () => {
      const kept = keep(text(), "dotnet6");
      const { sets, notes } = read(kept);
      expect(sets.map(({ architecture, sizes }) => [architecture, sizes.length])).toEqual([
        ["arm64", 16],
        ["x86_64", 16],
      ]);
      // Nearly all invocations were cold: mean and deviation of those at 256 MB by awk's formulas on the rows themselves.
      const rows = kept.split("\n").map((row) => row.split(","));
      const own = rows.filter(([, arch, memory]) => arch === "arm64" && memory === "256");
      const times = own.map((row) => Number(row[3]) * 1000);
      const sum = times.reduce((total, time) => total + time, 0);
      const squares = times.reduce((total, time) => total + time * time, 0);
      const measured = sets[0]!.sizes[1]!;
      expect(own.every((row) => row[6] !== "")).toBe(true);
      expect(measured.count).toBe(times.length);
      expect(measured.duration).toBeCloseTo(sum / times.length, 3);
      const variance = (squares - (sum * sum) / times.length) / (times.length - 1);
      expect(measured.deviation! / Math.sqrt(variance)).toBeCloseTo(1, 6);
      expect(notes).toHaveLength(2);
      expect(notes[0]).toMatch(/^arm64: durations are of cold starts, .* of 16 sizes, 1 has warm ones$/);
    });
  });
});
