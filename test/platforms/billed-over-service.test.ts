import { expect, test } from "vitest";
import { billedOverService } from "../../src/platforms/billed-over-service.ts";
import { handMadeWorkload, ms } from "./hand-made.ts";

const constant = (value: number) => ({ kind: "constant", value }) as const;
const workload = (cpu: number, io: number) =>
  handMadeWorkload({ work: { from: "distributions", cpu: constant(cpu), io: constant(io), parallel: 0 } });
const byHundred = { least: 100 * ms, step: 100 * ms };
const one = { vcpus: 1, speed: 1 };

test.each([
  [1 * ms, 0, one, 100],
  [0, 40 * ms, one, 2.5],
  [100 * ms, 0, one, 1],
  [120 * ms, 40 * ms, one, 200 / 160],
  [10 * ms, 0, { vcpus: 0.5, speed: 1 }, 5], // 20 ms on half a vCPU
])("%d us of CPU and %d us of waiting: %o, billed %d times", (cpu, io, share, factor) => {
  expect(billedOverService(workload(cpu, io), byHundred, share)).toBeCloseTo(factor, 12);
});

test("what is recorded in a trace is not known before it is read", () => {
  const recorded = handMadeWorkload({ work: { from: "trace", cpuShare: 0, parallel: 0 } });
  expect(billedOverService(recorded, byHundred, one)).toBe(1);
});
