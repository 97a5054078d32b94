// One day at 50 requests a second (4.3 million requests) on all platforms, three replications, in one thread: how long
// the whole comparison takes, the sizing of `auto` fleets included. `node bench/fifteen-ways.js`, after `npm run build`.
import { readFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { parseScenario, simulate } from "../dist/index.js";

const file = new URL("../scenarios/fifteen-ways.yaml", import.meta.url);
const set = { "workload.arrivals.rate": "50/s", duration: "24h", warmUp: "0s", replications: "3" };
const outcome = parseScenario(await readFile(file, "utf8"), {
  overrides: Object.entries(set).map(([path, value]) => ({ path, value })),
});
if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
const start = performance.now();
const result = await simulate(outcome.scenario, { pause: async () => void (await setImmediate()) });
const seconds = (performance.now() - start) / 1000;
const requests = result.candidates.reduce((sum, { requests }) => sum + (requests?.offered.mean ?? 0), 0);
const simulated = result.candidates.filter(({ eligible }) => eligible).length;
console.log(
  `${simulated} candidates, ${(requests / 1e6).toFixed(1)} million requests a replication, 3 replications: ${seconds.toFixed(1)} s`,
);
