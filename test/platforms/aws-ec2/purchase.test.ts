import { describe, expect, test } from "vitest";
import {
  commitmentProblem,
  committedCount,
  purchaseInWords,
  purchaseNeeds,
} from "../../../src/platforms/aws-ec2/purchase.ts";
import { spotWarning } from "../../../src/platforms/aws-ec2/spot-interruptions.ts";

const fixed = (count: number) => ({ kind: "fixed", count }) as const;
const growing = { kind: "growing", min: 2, max: 10, schedule: [], initial: null } as const;
const target = { metric: "cpu", value: 0.6 } as never;
const auto = { kind: "auto", minimum: 2, ceiling: 0.8 } as const;
const place = { region: "us-east-1", instance: "m7g.large" };

describe("a commitment", () => {
  test("covers the smallest fleet unless the scenario says so", () => {
    expect(committedCount("reserved-1y", undefined, fixed(3))).toBe(3);
    expect(committedCount("reserved-1y", undefined, { ...growing, target })).toBe(2);
    expect(committedCount("reserved-1y", undefined, auto)).toBeNull();
    expect(committedCount("savings-plan-3y", 1, fixed(3))).toBe(1);
    expect(committedCount("on-demand", undefined, fixed(3))).toBe(0);
    expect(committedCount("spot", undefined, fixed(3))).toBe(0);
  });

  test("is priced by its own meter, the rest on demand", () => {
    expect(purchaseNeeds("reserved-1y", place).map(({ meters, purchase }) => [meters, purchase])).toEqual([
      [["committedHours"], "reserved-1y"],
      [["instanceHours"], undefined],
    ]);
    expect(purchaseNeeds("spot", place).map(({ meters, purchase }) => [meters, purchase])).toEqual([
      [["instanceHours"], "spot"],
    ]);
    expect(purchaseNeeds("on-demand", place).map(({ meters, purchase }) => [meters, purchase])).toEqual([
      [["instanceHours"], undefined],
    ]);
  });

  test.each([
    [{ purchase: "reserved-1y", committed: 4, instances: fixed(3) }, /of 4 is larger than the fleet of 3 machines/],
    [{ purchase: "reserved-1y", committed: 2 }, /of 2 is larger than the fleet of 1 machine;/],
    [{ purchase: "reserved-1y", committed: 11, instances: { ...growing, target } }, /larger than the fleet of 10/],
    [{ committed: 1, instances: fixed(3) }, /needs a purchase that commits.*not on-demand/],
    [{ purchase: "spot", committed: 1, instances: fixed(3) }, /not spot/],
  ] as const)("%j is refused", (given, problem) => {
    expect(commitmentProblem(given)).toMatch(problem);
  });

  test.each([
    { purchase: "reserved-1y", committed: 3, instances: fixed(3) },
    { purchase: "reserved-1y", committed: 10, instances: { ...growing, target } },
    { purchase: "reserved-1y", committed: 50, instances: auto },
    { purchase: "reserved-1y", committed: 0, instances: fixed(3) },
    { purchase: "spot", instances: fixed(3) },
    {},
  ] as const)("%j is fine", (given) => {
    expect(commitmentProblem(given)).toBeNull();
  });

  test("in words", () => {
    expect(purchaseInWords("reserved-3y", 2)).toBe("2 reserved for 3 years");
    expect(purchaseInWords("reserved-3y", null)).toBe("reserved for 3 years");
    expect(purchaseInWords("spot", 0)).toBe("spot");
  });
});

test("spot machines come with their interruptions, by type where the list has it", () => {
  expect(spotWarning("c7i.large")).toMatch(/two minutes' notice.*of c7i.large more than 20 %/);
  expect(spotWarning("m7g.large")).toMatch(/of m7g.large at most 20 %/);
  expect(spotWarning("m8g.large")).toMatch(/by type from under 5 % to more than 20 %/);
});
