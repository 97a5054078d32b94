// Tuning 30 sizes of AWS Lambda from 128 to 10,240 MB, five replications at 40 requests a second: an hour and a day, on
// all cores. `node bench/tune.js`, after `npm run build`.
import { availableParallelism } from "node:os";
import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { parseScenario, tune } from "../dist/index.js";
import { sha256, workerPool } from "../dist/node/index.js";

const scenario = `
name: tune
duration: 1h
replications: 5
workload:
  arrivals: {kind: poisson, rate: 40/s}
  work:
    cpu: {kind: lognormal, mean: 100ms, p95: 250ms}
    io: {kind: exponential, mean: 40ms}
  memory: 100MB
slo: ["p99 < 1s"]
candidates:
  - {name: f, platform: aws-lambda, memory: 1024MB}
`;

const workers = availableParallelism();
for (const [window, duration] of [
  ["an hour", "1h"],
  ["a day", "24h"],
]) {
  const outcome = parseScenario(scenario, { overrides: [{ path: "duration", value: duration }] });
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const pool = workerPool({ workers, folder: "." });
  const start = performance.now();
  let requests = 0;
  const result = await tune(
    outcome.scenario,
    {},
    {
      pool,
      hash: sha256,
      pause: async () => void (await setImmediate()),
      onProgress: (progress) => {
        requests = Math.max(requests, progress.requests);
      },
    },
  );
  const seconds = (performance.now() - start) / 1000;
  await pool.close();
  const simulated = `${result.sizes.length} sizes, 5 replications, ${(requests / 1e6).toFixed(1)} million requests`;
  console.log(`${window}: ${simulated}, ${workers} workers: ${seconds.toFixed(1)} s`);
}
