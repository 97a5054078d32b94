import { expect, test } from "vitest";
import { candidateNames } from "../../src/viewer/candidate-names.ts";
import { exampleBreakEven } from "../report/example-result.ts";
import { exampleOneAxis } from "../report/swept/example-sweep.ts";
import { thirtySizes } from "../report/tuned/tune-case.ts";
import { exampleWhatIf } from "../report/what-if/example-what-if.ts";

test("a result's, in the scenario's order", () => {
  expect(candidateNames({ ...exampleBreakEven() })).toEqual(["Lambda 1 GB", "Two m7g.large"]);
});

test("a sweep's, each once", () => {
  const sweep = exampleOneAxis();
  const names = candidateNames({ ...sweep });
  expect(names).toEqual([...new Set(sweep.cells.flatMap(({ candidates }) => candidates.map(({ name }) => name)))]);
  expect(names.length).toBeGreaterThan(1);
});

test("those that what-if started from", () => {
  const change = { path: "a", value: "1", a: [11, 13], b: [20, 20], best: "A" };
  expect(candidateNames({ ...exampleWhatIf([change]) })).toEqual(["A", "B"]);
});

test("none of an answer about one candidate, and none of anything else", () => {
  expect(candidateNames({ ...thirtySizes() })).toEqual([]);
  expect(candidateNames({ candidates: [null, 3, { name: 4 }, "x"], baseline: null, cells: {} })).toEqual([]);
});
