import { describe, expect, test } from "vitest";
import { purchases } from "../../../src/platforms/aws-ec2/purchases.ts";
import {
  commitmentProblem,
  committedCount,
  purchaseInWords,
  purchaseNeeds,
} from "../../../src/platforms/machines/purchase.ts";

const fixed = (count: number) => ({ kind: "fixed", count }) as const;
const growing = { kind: "growing", min: 2, max: 10, schedule: [], initial: null } as const;
const scaler = { kind: "target-tracking", target: { metric: "cpu", value: 0.6 } } as const;
const auto = { kind: "auto", minimum: 2, ceiling: 0.8 } as const;
const place = { card: "aws-ec2", region: "us-east-1", instance: "m7g.large" };
const by = (purchase: keyof typeof purchases) => ({ purchases, purchase });

describe("a commitment", () => {
  test("covers the smallest fleet unless the scenario says so", () => {
    expect(committedCount(by("reserved-1y"), undefined, fixed(3))).toBe(3);
    expect(committedCount(by("reserved-1y"), undefined, { ...growing, scaler })).toBe(2);
    expect(committedCount(by("reserved-1y"), undefined, auto)).toBeNull();
    expect(committedCount(by("savings-plan-3y"), 1, fixed(3))).toBe(1);
    expect(committedCount(by("on-demand"), undefined, fixed(3))).toBe(0);
    expect(committedCount(by("spot"), undefined, fixed(3))).toBe(0);
  });

  test("is priced by its own meter, the rest on demand", () => {
    expect(purchaseNeeds(by("reserved-1y"), place).map(({ meters, purchase }) => [meters, purchase])).toEqual([
      [["committedHours"], "reserved-1y"],
      [["instanceHours"], undefined],
    ]);
    expect(purchaseNeeds(by("spot"), place).map(({ meters, purchase }) => [meters, purchase])).toEqual([
      [["instanceHours"], "spot"],
    ]);
    expect(purchaseNeeds(by("on-demand"), place).map(({ meters, purchase }) => [meters, purchase])).toEqual([
      [["instanceHours"], undefined],
    ]);
  });

  test.each([
    [{ purchase: "reserved-1y", committed: 4, instances: fixed(3) }, /of 4 is larger than the fleet of 3 machines/],
    [{ purchase: "reserved-1y", committed: 2 }, /of 2 is larger than the fleet of 1 machine;/],
    [{ purchase: "reserved-1y", committed: 11, instances: { ...growing, scaler } }, /larger than the fleet of 10/],
    [{ committed: 1, instances: fixed(3) }, /needs a purchase that commits.*not on-demand/],
    [{ purchase: "spot", committed: 1, instances: fixed(3) }, /not spot/],
  ] as const)("%j is refused", (given, problem) => {
    expect(commitmentProblem(purchases, given)).toMatch(problem);
  });

  test.each([
    { purchase: "reserved-1y", committed: 3, instances: fixed(3) },
    { purchase: "reserved-1y", committed: 10, instances: { ...growing, scaler } },
    { purchase: "reserved-1y", committed: 50, instances: auto },
    { purchase: "reserved-1y", committed: 0, instances: fixed(3) },
    { purchase: "spot", instances: fixed(3) },
    {},
  ] as const)("%j is fine", (given) => {
    expect(commitmentProblem(purchases, given)).toBeNull();
  });

  test("in words", () => {
    expect(purchaseInWords(by("reserved-3y"), 2)).toBe("2 reserved for 3 years");
    expect(purchaseInWords(by("reserved-3y"), null)).toBe("reserved for 3 years");
    expect(purchaseInWords(by("spot"), 0)).toBe("spot");
  });
});
