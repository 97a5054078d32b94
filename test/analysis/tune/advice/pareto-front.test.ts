import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kneeOf, paretoFront } from "../../../../src/analysis/tune/advice/pareto-front.ts";

const at = (cost: number, duration: number) => ({ cost, duration });

describe("the Pareto front", () => {
  test("keeps what no other beats in both, cheapest first", () => {
    const [cheap, middle, fast] = [at(1, 100), at(2, 40), at(5, 10)];
    const beaten = [at(2, 60), at(3, 40), at(6, 10), at(1, 120)];
    expect(paretoFront([fast, ...beaten, middle, cheap])).toEqual([cheap, middle, fast]);
  });

  test("by law: everything outside is beaten by something on it, and nothing on it is beaten", () => {
    const point = fc.record({ cost: fc.integer({ min: 1, max: 20 }), duration: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
        const front = paretoFront(points);
        const beats = (one: (typeof points)[number], other: (typeof points)[number]) =>
          one.cost <= other.cost &&
          one.duration <= other.duration &&
          (one.cost < other.cost || one.duration < other.duration);
        for (const one of front) expect(points.some((other) => beats(other, one))).toBe(false);
        for (const one of points) {
          const isThere = front.some((other) => other.cost === one.cost && other.duration === one.duration);
          expect(isThere || front.some((other) => beats(other, one))).toBe(true);
        }
      }),
    );
  });
});

describe("the knee", () => {
  test("by hand: the point farthest below the line between the ends", () => {
    // Between (0, 100) and (10, 0) the line loses 10 of duration per 1 of cost: (2, 30) lies 50 below it, (5, 20) 30.
    const front = [at(0, 100), at(2, 30), at(5, 20), at(10, 0)];
    expect(kneeOf(front)).toBe(front[1]);
  });

  test("does not depend on the units of either axis", () => {
    const front = [at(0, 100), at(2, 30), at(5, 20), at(10, 0)];
    expect(kneeOf(front.map(({ cost, duration }) => at(cost * 1e6, duration / 1000)))).toEqual(at(2e6, 0.03));
  });

  test.each([
    { name: "two points", front: [at(1, 2), at(2, 1)] },
    { name: "a straight line", front: [at(0, 2), at(1, 1), at(2, 0)] },
    { name: "a front that bends outwards", front: [at(0, 10), at(8, 9), at(10, 0)] },
  ])("$name have none", ({ front }) => {
    expect(kneeOf(front)).toBeNull();
  });
});
