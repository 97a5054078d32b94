import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { scenarioSamples } from "../analysis/scenario-distributions.ts";
import type { SimulateOptions } from "../analysis/simulate-options.ts";
import { cardTextReader } from "../node/card-text-reader.ts";
import { fileMatcher } from "../node/match-files.ts";
import { traceOpener } from "../node/open-trace.ts";
import { readText } from "../node/read-text.ts";
import { renderPng } from "../node/render-png.ts";
import { sha256 } from "../node/sha256.ts";
import { workerPool } from "../node/worker-pool.ts";
import { writeWhole } from "../node/write-whole.ts";
import type { AnswerForms } from "../report/answer-forms.ts";
import { type GalleryEntry, galleryPage } from "../report/gallery-page.ts";
import { savedForms } from "../report/saved-forms.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { parseScenario } from "../scenario/parse-scenario.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { traceSources } from "../workloads/arrivals/index.ts";
import { exitCodes } from "./exit-codes.ts";
import { galleryAnswer } from "./gallery.ts";
import { watchInterruption } from "./interruption.ts";
import { reportFailure } from "./report-failure.ts";
import { UsageError } from "./usage-error.ts";

/*
 * The committed answers: scenarios/x.yaml is answered by reports/x.json, x.md and the pictures x/*.png; README.md is the
 * page of all.
 * `npm run reports` writes them anew, `npm run reports -- --check` only says which of them would change; scenarios may
 * be named (`npm run reports -- quick-start`). A scenario whose recorded traffic is not on this machine is skipped.
 */

const scenariosFolder = fileURLToPath(new URL("../../scenarios", import.meta.url));
const reportsFolder = fileURLToPath(new URL("../../reports", import.meta.url));

/** The page of all answers, written by every `npm run reports`. */
const galleryFile = "README.md";
/** Answers to no scenario; the second is made by `npm run validation`. */
const otherPages: readonly string[] = [galleryFile, "validation.md"];

/** What comes in from this machine, but for threads and the wish to stop. */
const edge: SimulateOptions = {
  openTrace: traceOpener(scenariosFolder),
  matchFiles: fileMatcher(scenariosFolder),
  pause: async () => void (await setImmediate()),
  hash: sha256,
};

type Files = ReadonlyMap<string, string | Uint8Array>;

async function main(): Promise<number> {
  const names = process.argv.slice(2).filter((word) => word !== "--check");
  const isCheck = process.argv.includes("--check");
  const existing = await scenarioNames();
  const unknown = names.find((name) => !existing.includes(name));
  if (unknown !== undefined) throw new UsageError(`no scenario is named ${unknown}; there are ${existing.join(", ")}`);
  let differences = isCheck ? await strayReports(existing) : 0;
  const { signal, stop } = watchInterruption();
  const pool = workerPool({ workers: availableParallelism(), folder: scenariosFolder });
  try {
    for (const name of names.length === 0 ? existing : names) {
      const scenario = await read(name);
      const absent = recordedFiles(scenario).filter((file) => !existsSync(resolve(scenariosFolder, file)));
      if (absent.length > 0) {
        say(`skipped ${name}: ${absent.join(", ")} is not here`);
        continue;
      }
      const files = await render(name, await galleryAnswer(name, scenario, { ...edge, signal, pool }));
      if (isCheck) differences += await compare(name, files);
      else await write(name, files);
    }
    const page: Files = new Map([[galleryFile, galleryPage(await galleryEntries(existing))]]);
    if (isCheck) differences += await compare("the page of all answers", page);
    else await write("the page of all answers", page);
  } finally {
    stop();
    await pool.close();
  }
  return differences === 0 ? exitCodes.fine : exitCodes.unexpected;
}

async function scenarioNames(): Promise<readonly string[]> {
  const files = await readdir(scenariosFolder);
  return files
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .sort();
}

async function read(name: string): Promise<Scenario> {
  const file = `${name}.yaml`;
  const outcome = parseScenario(await readText(join(scenariosFolder, file)), {
    file,
    readText: cardTextReader(scenariosFolder),
  });
  if ("issues" in outcome) throw new ScenarioError(outcome.issues);
  return outcome.scenario;
}

/** Every file of recorded data that a scenario names. */
function recordedFiles(scenario: Scenario): readonly string[] {
  const sources = [...traceSources(scenario.workload.arrivals), ...scenarioSamples(scenario)];
  return [...new Set(sources.map(({ file }) => file))];
}

/** A report's files by their path inside the reports folder; all the others follow from the JSON as it is committed. */
async function render(name: string, answered: AnswerForms): Promise<Files> {
  const data = answered.json();
  const saved = savedForms(JSON.parse(data));
  const files = new Map<string, string | Uint8Array>([
    [`${name}.json`, data],
    [`${name}.md`, saved.markdown({ figures: { folder: name } })],
  ]);
  for (const chart of saved.charts()) files.set(`${name}/${chart.name}.png`, await renderPng(chart));
  return files;
}

async function write(name: string, files: Files): Promise<void> {
  for (const path of await strayPictures(name, files)) await rm(join(reportsFolder, path));
  for (const [path, content] of files) await writeWhole(join(reportsFolder, path), content);
  say(`wrote ${name}: ${[...files.keys()].join(", ")}`);
}

/** Says which committed files differ from the new ones, and gives their number. */
async function compare(name: string, files: Files): Promise<number> {
  const stray = await strayPictures(name, files);
  for (const path of stray) say(`reports/${path} is drawn no longer`);
  let differences = stray.length;
  for (const [path, content] of files) {
    const committed = await readFile(join(reportsFolder, path)).catch(() => null);
    if (committed?.equals(Buffer.from(content))) continue;
    differences += 1;
    say(`reports/${path} ${committed === null ? "is missing" : "differs"}`);
  }
  if (differences === 0) say(`unchanged ${name}`);
  return differences;
}

/** Pictures of charts that an answer has no longer, by their path inside the reports folder. */
async function strayPictures(name: string, files: Files): Promise<readonly string[]> {
  const pictures = await readdir(join(reportsFolder, name)).catch(() => []);
  return pictures.map((picture) => `${name}/${picture}`).filter((path) => !files.has(path));
}

/** What the committed answers say, those that were not made anew this time too. */
async function galleryEntries(scenarios: readonly string[]): Promise<readonly GalleryEntry[]> {
  const entries: GalleryEntry[] = [];
  for (const name of scenarios) {
    const text = await readFile(join(reportsFolder, `${name}.json`), "utf8").catch(() => null);
    if (text === null) continue;
    const { scenario, claim = null } = JSON.parse(text);
    const question = scenario.question ?? scenario.name;
    entries.push({ name, question, claim, markdown: savedForms(JSON.parse(text)).markdown() });
  }
  return entries;
}

/** Says which committed reports answer no scenario any more, and gives their number. */
async function strayReports(scenarios: readonly string[]): Promise<number> {
  const files = await readdir(reportsFolder).catch(() => []);
  const stray = files
    .filter((file) => !otherPages.includes(file) && !scenarios.includes(file.replace(/\.(json|md)$/, "")))
    .sort();
  for (const file of stray) say(`reports/${file} belongs to no scenario`);
  return stray.length;
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

process.exitCode = await main().catch(reportFailure);
