import fc from "fast-check";
import { expect, test } from "vitest";
import { DepartureHeap } from "../../src/engine/departure-heap.ts";
import { MinTree } from "../../src/engine/min-tree.ts";
import { RingQueue } from "../../src/engine/ring-queue.ts";
import { TimeHeap } from "../../src/engine/time-heap.ts";

/** null takes the earliest; a number is inserted. Few different times, so that many are equal. */
const operations = fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { freq: 2 }), { maxLength: 400 });

test("TimeHeap gives times in order, and equal ones by their numbers", () => {
  fc.assert(
    fc.property(operations, (steps) => {
      const heap = new TimeHeap();
      let model: { time: number; tag: number }[] = [];
      for (const [tag, time] of steps.entries()) {
        if (time === null) {
          if (model.length === 0) continue;
          expect([heap.top(), heap.topTag()]).toEqual([model[0]!.time, model[0]!.tag]);
          heap.pop();
          model = model.slice(1);
        } else {
          heap.push(time, 400 - tag);
          model = [...model, { time, tag: 400 - tag }].sort((a, b) => a.time - b.time || a.tag - b.tag);
        }
        expect(heap.size).toBe(model.length);
      }
      expect(heap.remaining(5)).toBe(model.reduce((sum, { time }) => sum + time - 5, 0));
      for (const { time, tag } of model) {
        expect([heap.top(), heap.topTag()]).toEqual([time, tag]);
        heap.pop();
      }
      expect(heap.top()).toBe(Number.POSITIVE_INFINITY);
    }),
    { numRuns: 100 },
  );
});

test("DepartureHeap gives times in order", () => {
  fc.assert(
    fc.property(operations, (steps) => {
      const heap = new DepartureHeap();
      let model: number[] = [];
      for (const time of steps) {
        if (time !== null) {
          heap.push(time);
          model = [...model, time].sort((a, b) => a - b);
        } else if (model.length > 0) {
          expect(heap.top()).toBe(model[0]);
          heap.pop();
          model = model.slice(1);
        }
      }
      expect(heap.remaining(5)).toBe(model.reduce((sum, time) => sum + time - 5, 0));
      for (const time of model) {
        expect(heap.top()).toBe(time);
        heap.pop();
      }
      expect(heap.top()).toBe(Number.POSITIVE_INFINITY);
    }),
    { numRuns: 100 },
  );
});

test("heaps grow far beyond their first length", () => {
  const times = Array.from({ length: 5000 }, (_, i) => (i * 7919) % 5003);
  const [departures, tagged] = [new DepartureHeap(), new TimeHeap()];
  for (const [tag, time] of times.entries()) {
    departures.push(time);
    tagged.push(time, tag);
  }
  for (const time of times.toSorted((a, b) => a - b)) {
    expect(departures.top()).toBe(time);
    expect(times[tagged.topTag()]).toBe(tagged.top());
    expect(tagged.top()).toBe(time);
    departures.pop();
    tagged.pop();
  }
});

test("MinTree gives the smallest value, and the lowest place among equals", () => {
  const updates = fc.array(fc.tuple(fc.nat(12), fc.integer({ min: 0, max: 5 })), { maxLength: 100 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 13 }), updates, (places, steps) => {
      const tree = new MinTree(places, 3);
      const model = Array.from({ length: places }, () => 3);
      expect([tree.place(), tree.value()]).toEqual([0, 3]);
      for (const [where, value] of steps) {
        const place = where % places;
        tree.update(place, value);
        model[place] = value;
        const smallest = Math.min(...model);
        expect([tree.value(), tree.place()]).toEqual([smallest, model.indexOf(smallest)]);
        expect(tree.at(place)).toBe(value);
      }
    }),
  );
});

test("MinTree keeps what it holds when it grows; new places wait at Infinity", () => {
  const tree = new MinTree(1, 5);
  tree.reserve(1);
  tree.reserve(6);
  expect([tree.place(), tree.value(), tree.at(5)]).toEqual([0, 5, Number.POSITIVE_INFINITY]);
  tree.update(5, 4);
  tree.reserve(40);
  expect([tree.place(), tree.value()]).toEqual([5, 4]);
  tree.update(39, 3);
  expect([tree.place(), tree.value(), tree.at(0)]).toEqual([39, 3, 5]);
});

test("RingQueue: first in, first out, also where the ring turns over while it grows", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 300 }), (steps) => {
      const queue = new RingQueue();
      const model: number[] = [];
      for (const [value, takes] of steps.entries()) {
        if (!takes || model.length === 0) {
          queue.push(value);
          model.push(value);
        } else {
          expect(queue.shift()).toBe(model.shift());
        }
        expect(queue.size).toBe(model.length);
      }
    }),
  );
});
