import { expect, it } from "vitest";
import { listed, listedLines } from "../../../src/workloads/measurements/listed.ts";

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

it.each([
  [0, ""],
  [1, "1"],
  [2, "1 and 2"],
  [3, "1, 2 and 3"],
  [9, "1, 2, 3, 4, 5, 6, 7, 8 and 9"],
  [10, "1, 2, 3, 4, 5, 6, 7, 8 and 2 more"],
  [500, "1, 2, 3, 4, 5, 6, 7, 8 and 492 more"],
])("lists %i words", (count, text) => expect(listed(upTo(count))).toBe(text));

it("says line or lines", () => {
  expect(listedLines([7])).toBe("line 7");
  expect(listedLines([3, 9])).toBe("lines 3 and 9");
});
