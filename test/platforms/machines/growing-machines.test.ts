import { expect, test } from "vitest";
import { azureVm } from "../../../src/platforms/azure-vm/index.ts";
import { azureVmSchema } from "../../../src/platforms/azure-vm/settings.ts";
import { gcpComputeEngine } from "../../../src/platforms/gcp-compute-engine/index.ts";
import { gcpComputeEngineSchema } from "../../../src/platforms/gcp-compute-engine/settings.ts";
import { h, handMadeRun, handMadeWorkload, s, serve } from "../hand-made.ts";

/** For half an hour 27 s of work every 30 s, which is 90 % of one vCPU; then nothing for another half. */
const requests = Array.from({ length: 60 }, (_, i) => ({ at: i * 30 * s, cpu: 27 * s }));

const workload = handMadeWorkload();
const keys = { boot: "0s", balancing: "round-robin" };

test("a scale set grows once the window is above its threshold, and shrinks when that would not flap", () => {
  const instances = { min: 1, max: 4, initial: 1, window: "5m" };
  const given = azureVmSchema.parse({ instance: "D2s_v5", instances, ...keys });
  const { settings } = azureVm.resolve(given, workload, 730 * h);
  const oneVcpu = { ...settings, vcpus: 1, siblingSpeed: 1 };
  const { usage, peakInstances } = serve(azureVm.start(oneVcpu, workload, handMadeRun()), requests);
  // One more from 5:00 on, when the first window is full. On two 45 % each: on one it would be 90 % again, above 85 %.
  // At 31:00 the window's mean is 4/5 of 45 %, and twice that is under 85 %: the second machine ran for 26 minutes.
  expect(usage.instanceHours).toBeCloseTo((60 + 26) / 60, 9);
  expect(peakInstances).toBe(2);
});

test("a managed group grows after the first minute, and keeps its size for ten minutes after the last that needed it", () => {
  const instances = { min: 1, max: 4, initial: 1 };
  const given = gcpComputeEngineSchema.parse({ instance: "e2-medium", instances, ...keys });
  const { settings } = gcpComputeEngine.resolve(given, workload, 730 * h);
  const { usage, peakInstances } = serve(gcpComputeEngine.start(settings, workload, handMadeRun()), requests);
  // 90 % of one at a target of 60 % needs two, from 1:00 on; minute 30 is the last that does, and is forgotten at 40:00.
  expect(usage.instanceHours).toBeCloseTo((60 + 39) / 60, 9);
  expect(peakInstances).toBe(2);
});
