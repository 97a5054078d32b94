import { setImmediate } from "node:timers/promises";
import type { SimulateOptions } from "../analysis/simulate-options.ts";
import type { Kept } from "../analysis/tasks/kept.ts";
import { keptStore } from "../analysis/tasks/run-store.ts";
import { fileMatcher } from "../node/match-files.ts";
import { traceOpener } from "../node/open-trace.ts";
import { scenarioFolder } from "../node/read-scenario.ts";
import type { ResumePlace } from "../node/resume-file.ts";
import { sha256 } from "../node/sha256.ts";
import { workerPool } from "../node/worker-pool.ts";
import type { ParseWith } from "../scenario/parse-scenario.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createProgressBar } from "./progress-bar.ts";

/** What a verb answers. */
export interface Asked {
  readonly scenario: Scenario;
  /** The scenario with further values set. */
  readonly parseWith: ParseWith;
  readonly options: SimulateOptions;
  /** What was finished before; replications are in `options.store` already. */
  readonly kept: Kept;
}

/** A verb's question, and what of it a stopped computation keeps. */
export interface Computation<Answer> {
  readonly keeps: ResumePlace["keeps"];
  readonly ask: (asked: Asked) => Promise<Answer>;
}

/** How it is computed. */
export interface Setting {
  /** The scenario's file. */
  readonly file: string;
  readonly skipBadRows: boolean;
  /** The command that gives the same answer. */
  readonly command: string;
  /** Threads. */
  readonly workers: number;
  readonly signal: { readonly aborted: boolean };
}

export interface Computed<Answer> {
  readonly answer: Answer;
  readonly wallSeconds: number;
  /** Requests simulated. */
  readonly requests: number;
}

/** Asks on all threads, with a bar that tells how far it is. */
export async function compute<Answer>(
  { ask, keeps }: Computation<Answer>,
  asked: Omit<Asked, "options">,
  { file, skipBadRows, command, workers, signal }: Setting,
): Promise<Computed<Answer>> {
  const folder = scenarioFolder(file);
  const bar = createProgressBar();
  const pool = workers === 1 ? null : workerPool({ workers, folder });
  const startedAt = performance.now();
  let requests = 0;
  const options: SimulateOptions = {
    signal,
    command,
    skipBadRows,
    openTrace: traceOpener(folder),
    matchFiles: fileMatcher(folder),
    pause: async () => void (await setImmediate()),
    hash: sha256,
    onProgress(progress) {
      requests = Math.max(requests, progress.requests);
      bar.update(progress);
    },
    ...(pool === null ? {} : { pool }),
    ...(keeps === "replications" ? { store: keptStore(asked.kept) } : {}),
  };
  try {
    const answer = await ask({ ...asked, options });
    return { answer, wallSeconds: (performance.now() - startedAt) / 1000, requests };
  } finally {
    bar.stop();
    await pool?.close();
  }
}
