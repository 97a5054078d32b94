// Finds the traffic at which the answer changes, and writes the report with its pictures.
//
//   npx tsc -p examples && node out/examples/break-even-report.js scenarios/quick-start.yaml out/report.md

import { basename, dirname, join } from "node:path";
import { breakEven, charts, markdown } from "evenpoint";
import { readScenario, renderPng, scenarioFolder, sha256, traceOpener, writeWhole } from "evenpoint/node";

const [file = "scenarios/quick-start.yaml", report = "out/report.md"] = process.argv.slice(2);

const outcome = await readScenario(file);
if ("issues" in outcome) {
  for (const { line, path, message } of outcome.issues) console.error(`line ${line}: ${path}: ${message}`);
  process.exit(2);
}

// The library itself touches no files and no clock: what it needs of them is handed in.
const result = await breakEven(outcome.scenario, {
  openTrace: traceOpener(scenarioFolder(file)),
  hash: sha256,
  command: `evenpoint break-even ${basename(file)}`,
});

for (const { at, cheaperBelow, cheaperAbove } of result.breakEven?.crossings ?? []) {
  const [mean, low, high] = [at.mean, at.low, at.high].map((rate) => rate?.toFixed(1) ?? "?");
  console.log(`${cheaperBelow} up to ${mean} requests/s (${low} to ${high}), then ${cheaperAbove}`);
}

const figures = basename(report, ".md");
for (const chart of charts(result)) {
  await writeWhole(join(dirname(report), figures, `${chart.name}.png`), await renderPng(chart));
}
await writeWhole(report, markdown(result, { figures: { folder: figures } }));
console.log(`wrote ${report}`);
