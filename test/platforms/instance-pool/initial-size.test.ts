import { expect, test } from "vitest";
import { initialSize } from "../../../src/platforms/instance-pool/initial-size.ts";
import type { GrowingPool } from "../../../src/platforms/instance-pool/pool-settings.ts";
import { handMadeRun, handMadeWorkload, ms } from "../hand-made.ts";
import { fleetSettings } from "./hand-made-pool.ts";

/** Machines of two vCPUs that keep to 70 % CPU. */
const growing: GrowingPool = {
  kind: "growing",
  min: 1,
  max: 50,
  scaler: { kind: "target-tracking", target: { metric: "cpu", value: 0.7 } },
  schedule: [],
  initial: null,
};

const machinesAt = (rate: number, siblingSpeed: number): number => {
  const nothing = { kind: "constant", value: 0 } as const;
  const work = { from: "distributions", cpu: { kind: "constant", value: 40 * ms }, io: nothing, parallel: 0 } as const;
  const workload = handMadeWorkload({ arrivals: { kind: "poisson", rate }, work });
  const settings = fleetSettings({ vcpus: 2, siblingSpeed });
  return initialSize(growing, settings, { workload, run: handMadeRun(), min: 1 });
};

test("as many as keep to the target: cores of their own", () => {
  // 4 vCPUs of work over 1.4 each.
  expect([machinesAt(100, 1), machinesAt(35, 1), machinesAt(36, 1)]).toEqual([3, 1, 2]);
});

test("hyperthreads do less the more of them are busy", () => {
  // 1.4 busy vCPUs of two do 0.6 + 2 x 0.4 x 0.65 = 1.12: 4 of work need 3.57 machines, 2.8 need 2.5, 1.12 need one.
  expect([machinesAt(100, 0.65), machinesAt(70, 0.65), machinesAt(28, 0.65)]).toEqual([4, 3, 1]);
  // Siblings that bring nothing: one vCPU of work each at most, and a target of 70 % is kept by half a core's worth.
  expect(machinesAt(100, 0.5)).toBe(4);
});
