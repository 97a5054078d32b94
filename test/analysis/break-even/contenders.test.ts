import { describe, expect, test } from "vitest";
import { contenders } from "../../../src/analysis/break-even/contenders.ts";
import { pointOf, type StepLine, stepCurve } from "./step-curve.ts";

/** The places of those that may be the best between 10 and 20 requests/s. */
function contending(lines: readonly StepLine[], compared = [...lines.keys()]): readonly number[] {
  return [...contenders(stepCurve(lines).curve, [pointOf(lines, 10), pointOf(lines, 20)], compared)];
}

const cheap = { machine: 100, carries: 1000 };
const dear = { machine: 200, carries: 1000 };
const dearest = { machine: 300, carries: 1000 };

describe("who may be the best between two rates", () => {
  test("not who is dearer all the way than another", () => {
    expect(contending([dear, cheap, dearest])).toEqual([1]);
  });

  test("both of two that change places", () => {
    // 105 at 10 requests/s and 205 at 20, against 200.
    expect(contending([{ machine: 5, carries: 1000, perRate: 10 }, dear, dearest])).toEqual([0, 1]);
  });

  test("who is dearer at the ends, but not with the other's largest size all the way", () => {
    const growing = { machine: 60, carries: 5 };
    // 120 at 10 requests/s and 240 at 20; with four machines from the start it is above 200.
    expect(contending([growing, dear])).toEqual([0, 1]);
    expect(contending([growing, dearest])).toEqual([0]);
  });

  test("not who is acceptable at neither end", () => {
    expect(contending([dear, { ...cheap, acceptable: [30, 40] }])).toEqual([0]);
  });

  test("who is acceptable at one end, and everyone whom only such a one undercuts", () => {
    expect(contending([dear, { ...cheap, acceptable: [0, 15] }, dearest])).toEqual([0, 1]);
  });

  test("not one that is no part of the comparison, nor counts it against the others", () => {
    expect(contending([dear, cheap, dearest], [0, 2])).toEqual([0]);
  });

  test("candidates of equal cost", () => {
    expect(contending([dear, dear])).toEqual([0, 1]);
  });
});
