import { expect, test } from "vitest";
import { mapAtOnce } from "../../../src/analysis/tasks/map-at-once.ts";

const soon = (ticks: number): Promise<void> => {
  return ticks === 0 ? Promise.resolve() : Promise.resolve().then(() => soon(ticks - 1));
};

test("values come in the order of the items, whoever ends first", async () => {
  const values = await mapAtOnce([9, 1, 5, 0], 3, async (ticks, index) => {
    await soon(ticks);
    return `${index}: ${ticks}`;
  });
  expect(values).toEqual(["0: 9", "1: 1", "2: 5", "3: 0"]);
});

test("never more than so many are begun and not ended", async () => {
  let [open, most] = [0, 0];
  await mapAtOnce([3, 1, 4, 1, 5, 9, 2, 6], 3, async (ticks) => {
    open += 1;
    most = Math.max(most, open);
    await soon(ticks);
    open -= 1;
  });
  expect(most).toBe(3);
});

test("after a failure nothing is begun, and the first item's failure is told", async () => {
  const begun: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    await soon(item === 0 ? 9 : 1);
    if (item < 2) throw new Error(`item ${item}`);
  };
  await expect(mapAtOnce([0, 1, 2, 3, 4], 2, work)).rejects.toThrow("item 0");
  expect(begun).toEqual([0, 1]);
});

test("nothing to do is done", async () => {
  expect(await mapAtOnce([], 4, async () => 1)).toEqual([]);
});
