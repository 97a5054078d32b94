import { existsSync, statSync } from "node:fs";
import { basename, dirname, extname, isAbsolute, join, relative, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { ArrivalChoice } from "../analysis/import-traffic/fit-profile.ts";
import { importTraffic } from "../analysis/import-traffic/import-traffic.ts";
import type { ImportedTraffic } from "../analysis/import-traffic/imported-traffic.ts";
import { Interrupted } from "../analysis/interrupted.ts";
import { fileIdentity } from "../node/file-identity.ts";
import { filePattern, matchFiles, standsFor } from "../node/match-files.ts";
import { openTrace } from "../node/open-trace.ts";
import { probeWritable } from "../node/probe-writable.ts";
import { renderPng } from "../node/render-png.ts";
import { writeWhole } from "../node/write-whole.ts";
import { importCharts } from "../report/charts/import-charts.ts";
import { recordingEvidence } from "../report/imported/evidence.ts";
import { importedScenario } from "../report/imported/imported-scenario.ts";
import { parseDuration } from "../units/duration.ts";
import { nearestName } from "../units/nearest-name.ts";
import { parseShare } from "../units/share.ts";
import { fieldRoles } from "../workloads/formats/field-names.ts";
import { type FormatName, formatNames } from "../workloads/formats/index.ts";
import { mapPieces } from "../workloads/map-pieces.ts";
import type { RecordedFile } from "../workloads/opened-trace.ts";
import { exitCodes } from "./exit-codes.ts";
import { watchInterruption } from "./interruption.ts";
import { createProgressBar } from "./progress-bar.ts";
import { UsageError } from "./usage-error.ts";

export interface ImportFlags {
  readonly output?: string;
  /** False with --no-fit. */
  readonly fit: boolean;
  readonly arrivals: ArrivalChoice;
  readonly columns?: string;
  readonly header: boolean;
  readonly unit?: "s" | "ms" | "us";
  readonly interval?: string;
  readonly from?: string;
  readonly to?: string;
  readonly function?: readonly string[];
  readonly separate?: boolean;
  readonly cpu?: string;
  readonly name?: string;
  readonly skipBadRows?: boolean;
  readonly force?: boolean;
}

/** `evenpoint import [FORMAT] FILE...`: a scenario whose workload is fitted to recorded traffic. */
export async function importFiles(words: readonly string[], flags: ImportFlags): Promise<number> {
  const { format, names } = splitWords(words);
  const files = withoutRepeats(names.flatMap((name) => matchFiles(name, process.cwd())));
  checkOutput(flags, files);
  const replayed = replayName(files, { names, output: flags.output });
  if (replayed === null && (!flags.fit || flags.arrivals === "trace")) {
    const what = files.includes("-") ? "standard input cannot be replayed; save it to a file" : manyFiles;
    throw new UsageError(`${what}, or let its laws be fitted`);
  }
  const cpuShare = parseCpu(flags.cpu);
  const interruption = watchInterruption();
  const bar = createProgressBar();
  try {
    const traffic = await importTraffic(
      files.map((name) => recordedFile(name, interruption.signal)),
      {
        format,
        columns: parseColumns(flags.columns),
        header: flags.header ? null : false,
        unit: flags.unit ?? null,
        interval: parseInterval(flags.interval),
        functions: flags.function ?? null,
        from: flags.from ?? null,
        to: flags.to ?? null,
        fit: flags.fit,
        arrivals: flags.arrivals,
        isReplayable: replayed !== null,
        separate: flags.separate === true,
        skipBadRows: flags.skipBadRows === true,
        onRows: (rows) => bar.update({ share: 0, requests: rows, label: "reading" }),
      },
    );
    bar.stop();
    const scenario = importedScenario(traffic, {
      name: flags.name ?? basename(files[0] === "-" ? "standard input" : (files[0] as string)),
      file: replayed,
      cpuShare,
    });
    return await deliver(traffic, scenario, flags);
  } finally {
    bar.stop();
    interruption.stop();
    if (files.includes("-")) process.stdin.destroy(); // else the process would wait for whoever writes to it
  }
}

const manyFiles =
  "so many files, or files with such names, cannot be replayed by one name; quote a pattern such as 'logs/*.gz'";

/** A first word that is no format is a file. */
function splitWords(words: readonly string[]): {
  readonly format: FormatName | null;
  readonly names: readonly string[];
} {
  const [first = "", ...rest] = words;
  const format = formatNames.find((name) => name === first);
  if (format !== undefined && rest.length > 0) return { format, names: rest };
  if (format !== undefined)
    throw new UsageError(`import ${first}: name the files too, such as import ${first} logs/*.gz`);
  const nearest = nearestName(first, formatNames);
  if (rest.length > 0 && nearest !== null && !existsSync(first)) {
    throw new UsageError(`import ${first}: neither a format nor a file; did you mean "${nearest}"?`);
  }
  return { format: null, names: words };
}

function recordedFile(name: string, signal: { readonly aborted: boolean }): RecordedFile {
  return {
    name: name === "-" ? "standard input" : name,
    open() {
      const opened = openTrace(name, name === "-" ? "standard input" : name);
      return mapPieces(opened, (pieces) => interruptible(pieces, signal));
    },
  };
}

/** Pieces with a chance to stop after each. */
async function* interruptible<Piece>(
  pieces: AsyncIterable<Piece>,
  signal: { readonly aborted: boolean },
): AsyncGenerator<Piece> {
  for await (const piece of pieces) {
    if (signal.aborted) throw new Interrupted();
    yield piece;
    await setImmediate();
  }
}

/** `timestamp=start,duration=elapsed`; a number is a place counted from 0. */
function parseColumns(text: string | undefined): Readonly<Record<string, string | number>> | null {
  if (text === undefined) return null;
  const entries = text.split(",").map((part) => {
    const [role, column] = [part.slice(0, part.indexOf("=")).trim(), part.slice(part.indexOf("=") + 1).trim()];
    if (part.includes("=") && (fieldRoles as readonly string[]).includes(role) && column !== "") {
      return [role, /^\d+$/.test(column) ? Number(column) : column] as const;
    }
    throw new UsageError(
      `--columns ${text}: write what each column holds (${fieldRoles.join(", ")}), such as timestamp=start,duration=elapsed`,
    );
  });
  return Object.fromEntries(entries);
}

function parseInterval(text: string | undefined): string | null {
  if (text === undefined) return null;
  if ((parseDuration(text) ?? 0) > 0) return text;
  throw new UsageError(`--interval ${text}: write a duration, such as 60s`);
}

function parseCpu(text: string | undefined): number {
  if (text === undefined) return 0;
  const share = parseShare(text);
  if (share !== null && share <= 1) return share;
  throw new UsageError(`--cpu ${text}: write the share of the durations that is CPU time, such as 40%`);
}

function checkOutput({ output, force }: ImportFlags, files: readonly string[]): void {
  if (output === undefined || output === "-") return;
  if (!/\.(ya?ml)$/.test(output)) throw new UsageError(`--output ${output}: a scenario's name ends with .yaml`);
  if (files.some((file) => file !== "-" && fileIdentity(file) === fileIdentity(output))) {
    throw new UsageError(`--output ${output}: that is the recording itself; choose another name`);
  }
  if (existsSync(output) && force !== true) {
    throw new UsageError(`${output} exists already; choose another name, or --force to overwrite it`);
  }
  const folder = pictureFolder(output);
  const picture = pictureNames.map((name) => join(folder, `${name}.png`)).find((path) => existsSync(path));
  if (picture !== undefined && force !== true) {
    throw new UsageError(`${picture} exists already; choose another name, or --force to overwrite it`);
  }
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new UsageError(`--output ${output}: its pictures go into ${folder}, which is a file`);
  }
  probeWritable(output);
}

/** Of a recording as one workload. */
const pictureNames = ["arrivals", "work", "cold-start"];

/** `checkout.yaml` has its pictures in `checkout/`. */
function pictureFolder(output: string): string {
  return output.slice(0, -extname(output).length);
}

/**
 * What the scenario calls its recording, relative to where it will lie: the user's own pattern where there was one. Null for
 * standard input, and for files that no pattern names.
 */
function replayName(
  files: readonly string[],
  { names, output }: { readonly names: readonly string[]; readonly output: string | undefined },
): string | null {
  if (files.includes("-")) return null;
  const folder = output === undefined || output === "-" ? process.cwd() : dirname(resolve(output));
  const name = (file: string) => {
    const short = relative(folder, resolve(file));
    return isAbsolute(file) && short.startsWith("..") ? file : short;
  };
  const own = names.length === 1 ? name(names[0] as string) : null;
  if (own !== null && files.length > 1 && standsFor(own, files.map(name), folder)) return own;
  return filePattern(files.map(name), folder);
}

/** Files named twice would count twice. */
function withoutRepeats(files: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return files.filter((file) => {
    const identity = file === "-" ? "-" : fileIdentity(file);
    if (seen.has(identity)) process.stderr.write(`warning: ${file} is named twice and is read once\n`);
    const isNew = !seen.has(identity);
    seen.add(identity);
    return isNew;
  });
}

async function deliver(traffic: ImportedTraffic, scenario: string, flags: ImportFlags): Promise<number> {
  const { output } = flags;
  for (const sentence of recordingEvidence(traffic)) process.stderr.write(`${sentence}\n`);
  for (const { name, arrivals } of traffic.workloads.slice(0, 5)) {
    process.stderr.write(`${name === "" ? "Arrivals" : `Arrivals of ${JSON.stringify(name)}`}: ${arrivals.reason}\n`);
  }
  if (output === undefined || output === "-") {
    process.stdout.write(scenario);
    return exitCodes.fine;
  }
  await writeWhole(output, scenario);
  const written = [output, ...(await writePictures(traffic, pictureFolder(output)))];
  process.stderr.write(`wrote ${written.join(", ")}\nnext: evenpoint break-even ${output}\n`);
  return exitCodes.fine;
}

/** The pictures of the fit; none, and a sentence on standard error, where this machine cannot draw. */
async function writePictures(traffic: ImportedTraffic, folder: string): Promise<readonly string[]> {
  const written: string[] = [];
  for (const chart of importCharts(traffic)) {
    const picture = await renderPng(chart).catch((error: Error) => error);
    if (picture instanceof Error) {
      process.stderr.write(`warning: no pictures: ${picture.message}\n`);
      return written;
    }
    const path = `${folder}/${chart.name}.png`;
    await writeWhole(path, picture);
    written.push(path);
  }
  return written;
}
