import { existsSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { Kept } from "../analysis/tasks/kept.ts";
import { openResumeFile, type ResumeFile, type ResumePlace, resumeFile } from "../node/resume-file.ts";

/** Keeps what is finished of a long computation, so that it can go on after it was stopped. */
export interface Resumption {
  readonly kept: Kept;
  /** After a stop: writes what is finished; null where there is nothing worth keeping. */
  saveAfterStop(): Promise<Saved | null>;
  /** After the end, or a failure: writes what a named file lacks. */
  finish(): Promise<void>;
}

/** What a stopped computation leaves behind. */
export interface Saved {
  /** The file's name. */
  readonly file: string;
  /** Such as "12 runs" (one candidate in one replication) or "3 cells". */
  readonly what: string;
}

/** Milliseconds of work that are worth a file that nobody asked for. */
const worthKeeping = 10_000;
/** Milliseconds between two savings at least; and a saving takes at most this share of the time. */
const saveInterval = 1_000;
const mostShare = 0.05;

export interface ResumptionOptions extends ResumePlace {
  /** `--resume FILE`. */
  readonly file: string | undefined;
  /** The scenario's file, from which a file that nobody named has its name. */
  readonly scenarioFile: string;
  /** Where that file is made; default the working folder. */
  readonly folder?: string;
}

/** @throws InputError where the named file cannot be used */
export async function startResumption({
  file,
  scenarioFile,
  folder = "",
  ...place
}: ResumptionOptions): Promise<Resumption> {
  const startedAt = performance.now();
  const kept = file === undefined ? resumeFile(place) : await openResumeFile(file, place);
  const saving = file === undefined ? null : saveNowAndThen(kept, file);
  return {
    kept,
    async saveAfterStop() {
      await saving?.stop();
      const one = place.keeps === "cells" ? "cell" : "run";
      const what = kept.count === 1 ? `1 ${one}` : `${kept.count} ${one}s`;
      if (!kept.isChanged) return file !== undefined && existsSync(file) ? { file, what } : null;
      if (file === undefined && performance.now() - startedAt < worthKeeping) return null;
      const name = file ?? freeName(scenarioFile, folder);
      await kept.save(file ?? join(folder, name));
      return { file: name, what };
    },
    async finish() {
      await saving?.stop();
      if (file !== undefined && kept.isChanged) await kept.save(file);
    },
  };
}

/** Saves while the work goes on, so that even a killed process loses little. */
function saveNowAndThen(kept: ResumeFile, path: string): { stop(): Promise<void> } {
  let busy: Promise<void> = Promise.resolve();
  let timer = setTimeout(save, saveInterval);
  let isStopped = false;
  function save(): void {
    const startedAt = performance.now();
    // What cannot be written now is tried again, and told at the end.
    busy = (kept.isChanged ? kept.save(path).catch(() => undefined) : Promise.resolve()).then(() => {
      if (isStopped) return;
      const took = performance.now() - startedAt;
      timer = setTimeout(save, Math.max(saveInterval, took / mostShare));
    });
  }
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
      return busy;
    },
  };
}

/** `checkout.resume`, or `checkout-2.resume` where there is one already: nothing is overwritten unasked. */
function freeName(scenarioFile: string, folder: string): string {
  const name = scenarioFile === "-" ? "scenario" : basename(scenarioFile, extname(scenarioFile));
  for (let serial = 1; ; serial++) {
    const file = `${name}${serial === 1 ? "" : `-${serial}`}.resume`;
    if (!existsSync(join(folder, file))) return file;
  }
}
