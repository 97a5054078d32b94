import fc from "fast-check";
import { expect, test } from "vitest";
import { TimeQueue } from "../../src/engine/time-queue.ts";

/** Times to insert, with the number of entries to take out after each. */
const script = fc.array(fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 3 })), { maxLength: 300 });

test("earliest first, equal times in the order of insertion, whatever their numbers", () => {
  fc.assert(
    fc.property(script, (steps) => {
      const queue = new TimeQueue();
      const model: { time: number; number: number }[] = [];
      for (const [i, [time, takes]] of steps.entries()) {
        queue.push(time, 1000 - i);
        model.push({ time, number: 1000 - i });
        model.sort((a, b) => a.time - b.time); // stable
        for (let k = 0; k < takes && model.length > 0; k++) {
          const first = model.shift()!;
          expect(queue.top()).toBe(first.time);
          expect(queue.pop()).toBe(first.number);
        }
        expect(queue.size).toBe(model.length);
      }
      for (const first of model) expect([queue.top(), queue.pop()]).toEqual([first.time, first.number]);
      expect(queue.top()).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});
