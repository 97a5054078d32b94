import { expect, test } from "vitest";
import { standingOf } from "../../../src/report/tuned/tuned-rows.ts";

const objective = (mean: number | null, passed: boolean) => ({
  objective: "p99 < 2s",
  observed: { mean, low: null, high: null },
  passed,
  certain: false,
});

test("what is decided stands as it is", () => {
  expect(standingOf({ acceptable: true, undecided: false, slo: [objective(1, true)] })).toBe("yes");
  expect(standingOf({ acceptable: false, undecided: false, slo: [objective(3, false)] })).toBe("no");
  expect(standingOf({ acceptable: false, undecided: false, slo: [] })).toBe("no");
});

test("an objective that nobody knows leaves it open, whatever is said of the others", () => {
  const unknown = objective(null, false);
  expect(standingOf({ acceptable: true, undecided: true, slo: [objective(1, true), unknown] })).toBe("open");
  expect(standingOf({ acceptable: false, undecided: true, slo: [unknown] })).toBe("open");
});

test("but not where another is known to be missed", () => {
  const slo = [objective(null, false), objective(3, false)];
  expect(standingOf({ acceptable: false, undecided: true, slo })).toBe("no");
});
