import { expect, test } from "vitest";
import { parseScenario, readMeasurements, tune, tuneForms } from "../../../src/index.ts";

const yaml = `
name: thumbnails
duration: 10m
workload: {arrivals: {kind: poisson, rate: 5/s}, work: {cpu: 50ms, io: 5ms}}
candidates:
  - {name: functions, platform: aws-lambda, region: us-east-1, memory: 512MB}
`;
/** 10 ms of waiting and 176.9 ms on one vCPU of 1,769 MB, by hand: 10 + 176.9 x 1769 / memory. */
const csv = "memory_mb,duration_ms\n1000,322.9361\n500,635.8722\n250,1261.7444\n";

test("texts come in and texts go out: scenario, measurements, answer", async () => {
  const outcome = parseScenario(yaml);
  const read = readMeasurements(csv, { file: "measured.csv" });
  if ("issues" in outcome || "problems" in read) throw new Error("the texts cannot be read");
  const question = { measurements: { source: "measured.csv", ...read }, quick: true };
  const result = await tune(outcome.scenario, question);
  const [set] = result.measurements;
  expect(set!.source).toBe("measured.csv");
  expect(set!.fit.io.mean).toBeCloseTo(10, 3);
  expect(set!.fit.cpu.mean).toBeCloseTo(176.9, 3);
  expect(tuneForms(result).markdown?.()).toMatch(/^\*\*Take /);
});
