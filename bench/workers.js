// `node bench/workers.js` prints what a second worker brings, how long a sweep of 200 cells takes, and the break-even of
// the quick start. Wall times: run it on a quiet machine. `npm run build` first.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseScenario, simulate } from "../dist/index.js";
import { sha256, workerPool } from "../dist/node/index.js";

const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const quickStart = fileURLToPath(new URL("../scenarios/quick-start.yaml", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "evenpoint-bench-"));

try {
  console.log(`${availableParallelism()} cores`);
  await warmWorkers();
  sweepOf200();
  quickStartBreakEven();
} finally {
  rmSync(folder, { recursive: true });
}

/** Ten replications of 2 million requests each on one thread and on two, both warm; best of three by turns. */
async function warmWorkers() {
  const { scenario } = parseScenario(lambda("2000/s", "1000s", 10));
  const pools = [1, 2].map((workers) => workerPool({ workers, folder: "." }));
  const options = (pool) => ({ hash: sha256, pool, pause: () => new Promise((go) => setImmediate(go)) });
  const best = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 4; round++) {
    for (const [place, pool] of pools.entries()) {
      const startedAt = performance.now();
      await simulate(scenario, options(pool));
      if (round > 0) best[place] = Math.min(best[place], (performance.now() - startedAt) / 1000);
    }
  }
  await Promise.all(pools.map((pool) => pool.close()));
  const [one, two] = best;
  console.log(`one warm worker ${one.toFixed(2)} s, two ${two.toFixed(2)} s: ${(one / two).toFixed(2)} times as fast`);
}

/** 200 cells x 5 replications x 100,000 requests of one candidate, from the start of the process to its end. */
function sweepOf200() {
  const file = join(folder, "sweep.yaml");
  writeFileSync(file, lambda("100/s", "1000s", 5));
  const vary = ["--vary", "workload.work.cpu.mean=10ms..60ms:20", "--vary", "candidates[0].memory=512MB..2GB:10"];
  const { seconds, megabytes } = timed(["sweep", file, ...vary, "--format", "json"]);
  console.log(`sweep of 200 cells: ${seconds.toFixed(1)} s, ${megabytes} MB at most`);
}

/** The break-even of the quick start, whose fleet is sized on the way. */
function quickStartBreakEven() {
  const { seconds } = timed(["break-even", quickStart, "--format", "json"]);
  console.log(`break-even of the quick start: ${seconds.toFixed(1)} s`);
}

/** Wall time of a command from its start to its end, and the most memory that its process held. */
function timed(args) {
  const peak = join(folder, "peak");
  const watch = join(folder, "watch.mjs");
  writeFileSync(
    watch,
    `import { writeFileSync } from "node:fs";
process.on("exit", () => writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));
`,
  );
  const startedAt = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--import", watch, main, ...args], { maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(String(stderr));
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, megabytes: Math.round(Number(readFileSync(peak, "utf8")) / 1024) };
}

function lambda(rate, duration, replications) {
  return `
name: bench
duration: ${duration}
replications: ${replications}
workload: {arrivals: {kind: poisson, rate: ${rate}}, work: {cpu: {kind: exponential, mean: 20ms}}, memory: 100MB}
slo: ["p99 < 5s"]
candidates:
  - {name: functions, platform: aws-lambda, memory: 1GB}
`;
}
