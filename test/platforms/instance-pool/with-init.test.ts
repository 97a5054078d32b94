import { expect, test } from "vitest";
import { platforms } from "../../../src/platforms/platforms.ts";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";
import { handMadeRun, s, serve } from "../hand-made.ts";

const onNodes = "nodes: {instance: m7g.xlarge, count: 1}, memory: 512MB, boot: 3s, overhead: 0ms";

test.each([
  // Two vCPUs at twice the speed do 8 s of CPU work in 2 s; 1 s of waiting stays.
  ["knative", `${onNodes}, cpu: 2, speed: 2, initialInstances: 0`, 3 + 2 + 1],
  ["openfaas", `${onNodes}, cpu: 0.5, initialInstances: 0, autoscaling: {scaleToZero: true}`, 3 + 16 + 1],
  ["gcp-cloud-run", "cpu: 2, coldStart: 3s, overhead: 0ms", 3 + 4 + 1],
])("%s: the workload's own start-up work comes after the platform's", (platform, keys, seconds) => {
  const text = `
name: init
duration: 1h
workload: {arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, init: {cpu: 8s, io: 1s}}
candidates: [{name: A, platform: ${platform}, ${keys}}]
`;
  const parsed = parseScenario(text, { file: "init.yaml" });
  if ("issues" in parsed) throw new Error(JSON.stringify(parsed.issues));
  const { candidates, workload } = parsed.scenario;
  const station = platforms[platform]!.start(candidates[0]!.settings, workload, handMadeRun());
  const seen = serve(station, [{ at: 0, io: s }]);
  expect([seen.coldStarts, seen.wait.sum]).toEqual([1, seconds * s]);
});
