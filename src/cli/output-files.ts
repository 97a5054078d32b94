import { statSync } from "node:fs";
import { resolve } from "node:path";
import { fileIdentity } from "../node/file-identity.ts";
import { matchFiles } from "../node/match-files.ts";
import { mayBeWritten } from "../node/own-output.ts";
import { probeWritable } from "../node/probe-writable.ts";
import { renderPng } from "../node/render-png.ts";
import { writeWhole } from "../node/write-whole.ts";
import { type AnswerForms, type FormName, formExtensions } from "../report/answer-forms.ts";
import { formOfFile } from "../report/form-of-file.ts";
import { renderForm } from "./render-form.ts";
import { UsageError } from "./usage-error.ts";

/** Width of a text report in a file, which has no terminal to fit. */
export const plainWidth = 100;

/** What an output must not replace, and how it is called in a sentence. */
export interface InputFile {
  readonly file: string;
  /** Such as "the scenario itself". */
  readonly what: string;
}

/** Refuses names that the form (one of those the verb has), an input or another output stands against. */
export function checkOutputFiles(
  files: readonly string[],
  inputs: readonly InputFile[],
  forms: readonly FormName[],
): void {
  for (const file of files) {
    checkExtension(file, forms);
    const input = inputs.find((one) => one.file !== "-" && fileIdentity(file) === fileIdentity(one.file));
    if (input !== undefined) throw new UsageError(`--output ${file}: that is ${input.what}; choose another name`);
    if (kindOf(file) === "folder") {
      throw new UsageError(`--output ${file}: it is a folder; name a file`);
    }
  }
  const identities = files.map(fileIdentity);
  const twice = files.find((_, index) => identities.indexOf(identities[index] as string) < index);
  if (twice !== undefined)
    throw new UsageError(`--output ${twice} is given twice; name another file, or leave one out`);
}

function checkExtension(file: string, forms: readonly FormName[]): void {
  const form = formOfFile(file);
  if (form !== null && forms.includes(form)) return;
  const extensions = forms.map((name) => formExtensions[name]).join(", ");
  // x.madr.md ends in .md too, where that is all a verb has.
  const which = form === null ? "" : ` (${formExtensions[form]} is of ${form}, which this answer does not have)`;
  throw new UsageError(`--output ${file}: the extension says the form; it must be one of ${extensions}${which}`);
}

/** Whether HTML is asked for on standard output or in a file. */
export function wantsHtml({ format, output = [] }: { readonly format: FormName; readonly output?: readonly string[] }) {
  return format === "html" || output.some((file) => formOfFile(file) === "html");
}

/** Null where nothing is there, or nothing can be: writing says why. */
function kindOf(path: string): "folder" | "file" | null {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
}

export interface OutputPlaces {
  /** What the names of recorded files are relative to. */
  readonly folder: string;
  /** Files of recorded data that the scenario reads. */
  readonly recorded: readonly string[];
  /** True where a file that is not our own output may be overwritten. */
  readonly force: boolean;
}

/** Refuses before the run an output that would replace recorded data or somebody's file, or that could not be written. */
export function checkOutputPlaces(files: readonly string[], { folder, recorded, force }: OutputPlaces): void {
  const names = recorded.flatMap((pattern) => matchFiles(pattern, folder));
  const taken = new Map(names.map((name) => [fileIdentity(resolve(folder, name)), name]));
  for (const file of files) {
    const name = taken.get(fileIdentity(file));
    if (name !== undefined) {
      throw new UsageError(`--output ${file}: that is ${name}, which the scenario reads; choose another name`);
    }
    const form = formOfFile(file);
    if (form === "md" && kindOf(figureFolder(file)) === "file") {
      throw new UsageError(`--output ${file}: its charts go into ${figureFolder(file)}, which is a file`);
    }
    probeWritable(file);
    if (!force && form !== null && !mayBeWritten(file, form)) {
      const remedy = "choose another name, or --force to overwrite it";
      throw new UsageError(`--output ${file}: it exists, and evenpoint did not write it as ${form}; ${remedy}`);
    }
  }
}

export interface Written {
  /** Names of all files written, pictures too. */
  readonly written: readonly string[];
  /** Why the others are not; the answer itself is not lost with them. */
  readonly failures: readonly unknown[];
}

/** Writes the answer in the form of each file's extension, every file that can be written. */
export async function writeOutputFiles(
  forms: AnswerForms,
  files: readonly string[],
  signal: { readonly aborted: boolean },
): Promise<Written> {
  const written: string[] = [];
  const failures: unknown[] = [];
  for (const file of files) {
    try {
      if (signal.aborted) break;
      if (formOfFile(file) === "md") written.push(...(await writeFigures(forms, file, signal)));
      if (signal.aborted) break;
      await writeWhole(file, await render(forms, file, written));
      written.push(file);
    } catch (error) {
      failures.push(error);
    }
  }
  return { written, failures };
}

function render(forms: AnswerForms, file: string, written: readonly string[]): Promise<string> {
  const text = { color: false, width: plainWidth };
  const hasFigures = written.some((path) => path.startsWith(`${figureFolder(file)}/`));
  const markdown = hasFigures ? { figures: { folder: figureFolder(file).split(/[\\/]/).at(-1) as string } } : {};
  return renderForm(forms, formOfFile(file) ?? "text", { text, markdown });
}

/** `out/checkout.md` has its pictures in `out/checkout/`. */
function figureFolder(file: string): string {
  return file.slice(0, -formExtensions.md.length);
}

/** The charts as PNG files; none, and a sentence on standard error, where this machine cannot draw. */
async function writeFigures(
  forms: AnswerForms,
  file: string,
  signal: { readonly aborted: boolean },
): Promise<readonly string[]> {
  const written: string[] = [];
  for (const chart of forms.charts()) {
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
