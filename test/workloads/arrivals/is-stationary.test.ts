import { expect, test } from "vitest";
import { type ArrivalSettings, arrivalSchema, isStationary } from "../../../src/workloads/arrivals/index.ts";

test.each([
  [{ kind: "constant", rate: "2/s" }, true],
  [{ kind: "poisson", rate: "2/s" }, true],
  [{ kind: "renewal", rate: "2/s", cv: 2 }, true],
  [{ kind: "bursty", rate: "2/s", burstRate: "9/s", burst: "10s", calm: "90s" }, true],
  [{ kind: "ramping", startRate: "1/s", stages: [{ target: "9/s", duration: "1h" }] }, false],
  [{ kind: "diurnal", mean: "1/s", peak: "3/s", at: "14h" }, false],
  [{ kind: "spike", rate: "1/s", peak: "9/s", at: "1m", duration: "1m" }, false],
  [{ kind: "schedule", every: "1m" }, false],
  [
    {
      kind: "sum",
      of: [
        { kind: "constant", rate: "2/s" },
        { kind: "poisson", rate: "2/s" },
      ],
    },
    true,
  ],
  [
    {
      kind: "sum",
      of: [
        { kind: "constant", rate: "2/s" },
        { kind: "schedule", every: "1m" },
      ],
    },
    false,
  ],
])("%j", (written, stationary) => {
  expect(isStationary(arrivalSchema.parse(written) as ArrivalSettings)).toBe(stationary);
});
