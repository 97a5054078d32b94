import { describe, expect, it } from "vitest";
import { studentQuantile } from "../../src/engine/statistics/student-quantile.ts";
import { atLeast, studentTail } from "./chance.ts";

describe("Student's tail", () => {
  it.each([10, 39, 200])("is 5 %% at the quantile of %i degrees of freedom", (degreesOfFreedom) => {
    expect(studentTail(studentQuantile(degreesOfFreedom), degreesOfFreedom)).toBeCloseTo(0.05, 9);
  });

  it("is everything at 0", () => {
    expect(studentTail(0, 39)).toBeCloseTo(1, 12);
  });
});

describe("so many or more of independent events", () => {
  it("is counted by hand for three of one half", () => {
    const three = { trials: 3, share: 0.5 };
    expect([0, 1, 2, 3, 4].map((count) => atLeast(count, three))).toEqual(
      [1, 7 / 8, 4 / 8, 1 / 8, 0].map((exact) => expect.closeTo(exact, 12)),
    );
  });

  it("is the share itself for one", () => {
    expect(atLeast(1, { trials: 1, share: 0.057 })).toBeCloseTo(0.057, 12);
  });
});
