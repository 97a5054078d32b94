import { expect, test } from "vitest";
import { PutOff } from "../../../src/analysis/break-even/put-off.ts";

function recorded() {
  const putOff = new PutOff();
  const made: string[] = [];
  const add = (name: string, fleets: readonly number[]) =>
    putOff.add({ fleets, search: async () => void made.push(name) });
  return { putOff, made, add };
}

test("what was put off is made up for, in its order, before a search of one of its fleets", async () => {
  const { putOff, made, add } = recorded();
  add("first", [1, 2]);
  add("second", [3]);
  await putOff.before([0, 4]);
  expect(made).toEqual([]);
  await putOff.before([3, 4]);
  expect(made).toEqual(["first", "second"]);
});

test("and only once", async () => {
  const { putOff, made, add } = recorded();
  add("first", [1]);
  await putOff.before([1, 2]);
  await putOff.before([1, 2]);
  expect(made).toEqual(["first"]);
});

test("what has no fleet that follows the rate is never made", async () => {
  const { putOff, made, add } = recorded();
  add("none", []);
  add("one", [1]);
  await putOff.before([1, 2]);
  expect(made).toEqual(["one"]);
});
