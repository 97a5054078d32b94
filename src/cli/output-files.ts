import { statSync } from "node:fs";
import { extname, resolve } from "node:path";
import type { Result } from "../analysis/result.ts";
import { renderPng } from "../node/render-png.ts";
import { writeWhole } from "../node/write-whole.ts";
import { charts } from "../report/charts/charts.ts";
import { json } from "../report/json.ts";
import { markdown } from "../report/markdown.ts";
import { text } from "../report/text.ts";
import { UsageError } from "./usage-error.ts";

/** Width of a text report in a file, which has no terminal to fit. */
export const plainWidth = 100;

const extensions = [".txt", ".json", ".md"];

/** Refuses before the run what could not be written after it. */
export function checkOutputFiles(files: readonly string[], scenarioFile: string): void {
  for (const file of files) {
    if (!extensions.includes(extname(file))) {
      throw new UsageError(`--output ${file}: the extension says the form; it must be one of ${extensions.join(", ")}`);
    }
    if (resolve(file) === resolve(scenarioFile)) {
      throw new UsageError(`--output ${file}: that is the scenario itself; choose another name`);
    }
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
      throw new UsageError(`--output ${file}: it is a folder; name a file`);
    }
  }
  const twice = files.find((file, index) => files.findIndex((other) => resolve(other) === resolve(file)) < index);
  if (twice !== undefined) throw new UsageError(`--output ${twice} is given twice`);
}

/** Writes the answer in the form of each file's extension; gives the names of all files written. */
export async function writeOutputFiles(
  result: Result,
  files: readonly string[],
  signal: { readonly aborted: boolean },
): Promise<readonly string[]> {
  const written: string[] = [];
  for (const file of files) {
    if (signal.aborted) break;
    if (extname(file) === ".md") written.push(...(await writeFigures(result, file, signal)));
    if (signal.aborted) break;
    await writeWhole(file, render(result, file, written));
    written.push(file);
  }
  return written;
}

function render(result: Result, file: string, written: readonly string[]): string {
  if (extname(file) === ".json") return json(result);
  if (extname(file) === ".txt") return text(result, { color: false, width: plainWidth });
  const hasFigures = written.some((path) => path.startsWith(`${figureFolder(file)}/`));
  return markdown(
    result,
    hasFigures ? { figures: { folder: figureFolder(file).split(/[\\/]/).at(-1) as string } } : {},
  );
}

/** `out/checkout.md` has its pictures in `out/checkout/`. */
function figureFolder(file: string): string {
  return file.slice(0, -extname(file).length);
}

/** The charts as PNG files; none, and a sentence on standard error, where this machine cannot draw. */
async function writeFigures(
  result: Result,
  file: string,
  signal: { readonly aborted: boolean },
): Promise<readonly string[]> {
  const written: string[] = [];
  for (const chart of charts(result)) {
    if (signal.aborted) break;
    const picture = await renderPng(chart).catch((error: Error) => error);
    if (picture instanceof Error) {
      process.stderr.write(`warning: ${file} has no charts: ${picture.message}\n`);
      return [];
    }
    const path = `${figureFolder(file)}/${chart.name}.png`;
    await writeWhole(path, picture);
    written.push(path);
  }
  return written;
}
