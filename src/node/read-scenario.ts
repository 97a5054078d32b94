import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Override } from "../scenario/overrides.ts";
import { type ParseOutcome, type ParseWith, parseScenario } from "../scenario/parse-scenario.ts";
import { cardTextReader } from "./card-text-reader.ts";
import { explainSystemError, InputError } from "./input-error.ts";
import { matchFiles } from "./match-files.ts";
import { readText } from "./read-text.ts";

/**
 * Reads and checks a scenario file ("-" is standard input, its traces and card files lie relative to the working folder).
 * A file that it names and that is missing is an issue among the others, at its line.
 *
 * @throws InputError where the scenario file itself cannot be read.
 */
export async function readScenario(file: string, overrides: readonly Override[] = []): Promise<ParseOutcome> {
  return (await readScenarioWith(file))(overrides);
}

/** Reads a scenario file once, to be checked with any values set; see `readScenario`. */
export async function readScenarioWith(file: string): Promise<ParseWith> {
  const text = await readText(file);
  const folder = scenarioFolder(file);
  const options = {
    file: file === "-" ? "standard input" : file,
    fileProblem: problemOf(folder),
    readText: cardTextReader(folder),
  };
  return (overrides) => parseScenario(text, { ...options, overrides });
}

/** The folder that a scenario's traces are relative to. */
export function scenarioFolder(file: string): string {
  return file === "-" ? process.cwd() : dirname(resolve(file));
}

function problemOf(folder: string): (file: string) => string | null {
  return (file) => {
    try {
      const folders = matchFiles(file, folder).filter((name) => statSync(resolve(folder, name)).isDirectory());
      return folders.length > 0 ? `it is a folder, not a file; name its files, such as ${file}/*` : null;
    } catch (error) {
      if (error instanceof InputError) return error.message;
      return explainSystemError(error, `${JSON.stringify(file)} cannot be read`).message;
    }
  };
}
