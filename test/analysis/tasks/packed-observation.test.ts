import { expect, test } from "vitest";
import { packObservation, unpackObservation } from "../../../src/analysis/tasks/packed-observation.ts";
import { LatencyHistogram } from "../../../src/engine/latency-histogram.ts";
import type { Observation } from "../../../src/platforms/station.ts";
import { observe, scenarioOf } from "../../platforms/conformance.ts";

const candidates = {
  functions: "platform: aws-lambda, memory: 1GB, concurrencyLimit: 3",
  machines: "platform: aws-ec2, instance: m7g.large, instances: 2, slots: 4, queue: 5",
};

test.each(["account", "none"] as const)(
  "an observation survives JSON to the last bit (sharing: %s)",
  async (sharing) => {
    for (const seen of await observe(scenarioOf(candidates, { sharing }))) {
      const back = unpackObservation(JSON.parse(JSON.stringify(packObservation(seen))));
      expect(back).toEqual(seen);
      expect(back.latency.histogram).toBeInstanceOf(LatencyHistogram);
      expect(back.latency.histogram.percentile(0.99)).toBe(seen.latency.histogram.percentile(0.99));
    }
  },
);

test("what JSON has no number for comes back as it was", () => {
  const odd = { p99: Float64Array.of(1.5, Number.NaN, -0), min: Number.POSITIVE_INFINITY, zero: -0 };
  const back = unpackObservation(JSON.parse(JSON.stringify(packObservation(odd as unknown as Observation))));
  expect(back).toEqual(odd);
  expect(Object.is((back as unknown as typeof odd).zero, -0)).toBe(true);
});

test("a packed observation is much smaller than its histograms", async () => {
  const [seen] = await observe(scenarioOf({ one: candidates.functions }));
  expect(JSON.stringify(packObservation(seen!)).length).toBeLessThan(60_000);
});
