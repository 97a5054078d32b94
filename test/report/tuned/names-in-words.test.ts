import { expect, test } from "vitest";
import type { TuneResult } from "../../../src/analysis/tune/tune-result.ts";
import { namesInWords } from "../../../src/report/tuned/tuned-rows.ts";

/** Only names, order and architecture of the sizes matter here. */
function resultOf(sizes: readonly (readonly [name: string, architecture: "x86_64" | "arm64" | null])[]): TuneResult {
  return { sizes: sizes.map(([name, architecture]) => ({ name, architecture })) } as unknown as TuneResult;
}

const plain = ["128 MB", "256 MB", "512 MB", "1024 MB", "2048 MB"];
const result = resultOf(plain.map((name) => [name, null] as const));

test("three neighbours or more are a range, two are not", () => {
  expect(namesInWords(result, ["256 MB", "512 MB", "1024 MB"])).toBe("256 MB to 1024 MB");
  expect(namesInWords(result, ["256 MB", "512 MB"])).toBe("256 MB, 512 MB");
  expect(namesInWords(result, [])).toBe("");
});

test("a range stands beside what is no neighbour of it", () => {
  expect(namesInWords(result, ["128 MB", "512 MB", "1024 MB", "2048 MB"])).toBe("128 MB, 512 MB to 2048 MB");
});

test("no range goes from one architecture to the other", () => {
  const both = resultOf(
    (["x86_64", "arm64"] as const).flatMap((one) => plain.map((name) => [`${name} ${one}`, one] as const)),
  );
  const names = both.sizes.map(({ name }) => name);
  expect(namesInWords(both, names.slice(2, 8))).toBe("512 MB x86_64 to 2048 MB x86_64, 128 MB arm64 to 512 MB arm64");
});

test("of many, the first are named and the others counted", () => {
  const many = Array.from({ length: 20 }, (_, i) => `${i} MB`);
  const long = resultOf(many.map((name) => [name, null] as const));
  const everySecond = many.filter((_, i) => i % 2 === 0);
  expect(namesInWords(long, everySecond)).toBe("0 MB, 2 MB, 4 MB, 6 MB, 8 MB and 5 more");
});

test("names that hold a comma are set apart by semicolons", () => {
  const levels = resultOf([
    ["512 MB, 0 provisioned", null],
    ["512 MB, 1 provisioned", null],
  ]);
  expect(namesInWords(levels, ["512 MB, 0 provisioned", "512 MB, 1 provisioned"])).toBe(
    "512 MB, 0 provisioned; 512 MB, 1 provisioned",
  );
});
