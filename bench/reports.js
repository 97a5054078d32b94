// The largest committed answer in every form, each by a command of its own, as a user waits for it: asked for is under 2 s,
// and a page of less than 1.5 MB. `node bench/reports.js`, after `npm run build`.
import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const answer = fileURLToPath(new URL("../reports/fifteen-ways.json", import.meta.url));

for (const form of ["text", "md", "html", "csv", "madr", "comment", "junit", "json"]) {
  const start = performance.now();
  const run = spawnSync(process.execPath, [main, "report", answer, "--format", form], { maxBuffer: 1 << 26 });
  const seconds = (performance.now() - start) / 1000;
  if (run.status !== 0) throw new Error(run.stderr.toString());
  console.log(`${form}: ${seconds.toFixed(2)} s, ${(run.stdout.length / 1e6).toFixed(2)} MB`);
}
