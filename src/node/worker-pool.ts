import { fileURLToPath } from "node:url";
import type { Worker } from "node:worker_threads";
import type { Piscina } from "piscina";
import type { PackedObservation } from "../analysis/tasks/packed-observation.ts";
import type { Pool, TaskWatch } from "../analysis/tasks/pool.ts";
import type { SentTask, TaskOutcome } from "./replication-worker.ts";
import { receiveError } from "./sent-error.ts";
import { shareData } from "./shared-data.ts";
import { type TaskControl, taskControl } from "./task-control.ts";

export interface WorkerPoolOptions {
  /** Threads, at least 1. */
  readonly workers: number;
  /** What the names of recorded files are relative to. */
  readonly folder: string;
}

/** Threads that run replications; they are started by the first task and kept until `close`. */
export interface WorkerPool extends Pool {
  /** The threads as they are now; none before the first task. */
  readonly threads: readonly Worker[];
  close(): Promise<void>;
}

/** A task whose thread was lost is run so often at most. */
const mostAttempts = 3;
/** Milliseconds between two looks at what the threads tell, and at the wish to stop. */
const lookInterval = 50;

const file = fileURLToPath(new URL("./replication-worker.js", import.meta.url));

export function workerPool({ workers, folder }: WorkerPoolOptions): WorkerPool {
  let threads: Promise<Piscina<SentTask, TaskOutcome>> | null = null;
  let started: Piscina<SentTask, TaskOutcome> | null = null;

  async function start(): Promise<Piscina<SentTask, TaskOutcome>> {
    const { Piscina: Threads } = await import("piscina");
    started = new Threads<SentTask, TaskOutcome>({
      filename: file,
      minThreads: workers,
      maxThreads: workers,
      atomics: "disabled", // a thread that waits in Atomics.wait would not read streamed files
    });
    return started;
  }

  /** Gives null where the thread was lost. */
  async function attempt(task: Omit<SentTask, "memory">, watch: TaskWatch): Promise<TaskOutcome | null> {
    threads ??= start();
    const pool = await threads;
    const control = taskControl();
    const looked = lookAt(control, watch);
    try {
      return await pool.run({ ...task, memory: control.memory }, { name: "runTask" });
    } catch {
      return null; // the thread sends its own errors as values
    } finally {
      looked.end();
    }
  }

  return {
    workers,
    get threads() {
      return started?.threads ?? [];
    },
    async run(task, data, watch): Promise<readonly PackedObservation[]> {
      const sent = { task, data: shareData(data), folder };
      for (let attempts = 1; ; attempts++) {
        const outcome = await attempt(sent, watch);
        if (outcome !== null && "observations" in outcome) return outcome.observations;
        if (outcome !== null) throw receiveError(outcome.error);
        if (attempts === mostAttempts) throw lost();
      }
    },
    async close() {
      await (await threads)?.destroy();
    },
  };
}

/** Passes on what the thread tells, and the wish to stop, until the task has ended. */
function lookAt(control: TaskControl, { signal, onProgress }: TaskWatch): { end(): void } {
  let before = 0;
  const look = () => {
    if (signal.aborted) control.abort();
    const { requests } = control;
    onProgress(control.share, requests - before);
    before = requests;
  };
  const timer = setInterval(look, lookInterval);
  return {
    end() {
      clearInterval(timer);
      look();
    },
  };
}

function lost(): Error {
  return new Error(
    `a worker was lost ${mostAttempts} times with the same task, perhaps for want of memory; try --workers 1`,
  );
}
