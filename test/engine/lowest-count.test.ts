import fc from "fast-check";
import { expect, test } from "vitest";
import { LowestCount } from "../../src/engine/lowest-count.ts";

test("the lowest count wins, among equals the lowest place", () => {
  const counts = new LowestCount();
  counts.update(40, 0);
  counts.update(3, 0);
  counts.update(31, 0);
  expect(counts.place()).toBe(3);
  counts.update(3, 1);
  expect(counts.place()).toBe(31);
  counts.update(31, 1);
  counts.update(40, 2);
  expect(counts.place()).toBe(3);
  counts.update(40, 0);
  expect(counts.place()).toBe(40);
});

test("who is removed takes no part; the last one may be any", () => {
  const counts = new LowestCount();
  counts.update(0, 0);
  counts.update(1, 7);
  counts.remove(0);
  expect(counts.place()).toBe(1);
  counts.remove(1);
  counts.remove(1);
  counts.update(5, 9);
  expect(counts.place()).toBe(5);
  counts.update(6, 2);
  expect(counts.place()).toBe(6);
});

test("always as a search through all of them says (a failure prints its seed)", () => {
  const step = fc.record({ place: fc.integer({ min: 0, max: 200 }), count: fc.integer({ min: -1, max: 12 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const counts = new LowestCount();
      const all = new Map<number, number>();
      for (const { place, count } of steps) {
        if (count < 0) {
          counts.remove(place);
          all.delete(place);
        } else {
          counts.update(place, count);
          all.set(place, count);
        }
        if (all.size === 0) continue;
        const lowest = Math.min(...all.values());
        const expected = Math.min(...[...all].filter(([, other]) => other === lowest).map(([one]) => one));
        expect(counts.place()).toBe(expected);
      }
    }),
  );
});
