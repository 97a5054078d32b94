import { fileURLToPath } from "node:url";
import type { Worker } from "node:worker_threads";
import type { Piscina } from "piscina";
import { Interrupted } from "../analysis/interrupted.ts";
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

/** Threads that run replications; they are started when there are tasks for them, and kept until `close`. */
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

type Threads = Piscina<SentTask, TaskOutcome>;

export function workerPool({ workers, folder }: WorkerPoolOptions): WorkerPool {
  const turns = createTurns(workers);
  let current: Threads | null = null;

  async function threads(): Promise<Threads> {
    const { Piscina: Threads } = await import("piscina");
    // Threads of which one was lost while it started are never replaced; where none is left, others are taken.
    if (current !== null && current.threads.length === 0) discard(current);
    current ??= new Threads<SentTask, TaskOutcome>({
      filename: file,
      minThreads: 1,
      maxThreads: workers,
      idleTimeout: Number.POSITIVE_INFINITY,
      atomics: "disabled", // a thread that waits in Atomics.wait would not read streamed files
    }).on("error", () => undefined); // of a thread without a task: whoever asks next gets another
    return current;
  }

  function discard(lost: Threads): void {
    lost.destroy().catch(() => undefined);
    if (current === lost) current = null;
  }

  async function attempt(task: Omit<SentTask, "memory">, watch: TaskWatch): Promise<TaskOutcome> {
    const pool = await threads();
    const control = taskControl();
    const run = pool.run({ ...task, memory: control.memory }, { name: "runTask" });
    const look = lookAt(control, watch, () => pool.threads.length > 0);
    try {
      return await Promise.race([run, look.left]);
    } finally {
      run.catch(() => undefined); // nobody waits for it any more where no thread is left
      look.end();
    }
  }

  return {
    workers,
    get threads() {
      return current?.threads ?? [];
    },
    run: (task, data, watch) =>
      turns(async (): Promise<readonly PackedObservation[]> => {
        const sent = { task, data: shareData(data), folder };
        for (let attempts = 1; ; attempts++) {
          if (watch.signal.aborted) throw new Interrupted();
          // The thread sends its own errors as values: what is thrown here is the loss of the thread.
          const outcome = await attempt(sent, watch).catch((cause: unknown) => ({ cause }));
          if ("observations" in outcome) return outcome.observations;
          if ("error" in outcome) throw receiveError(outcome.error);
          if (isOurs(outcome.cause)) throw outcome.cause;
          if (attempts === mostAttempts) throw lost(outcome.cause);
        }
      }),
    async close() {
      await current?.destroy();
    },
  };
}

/** What cannot be sent will not be sendable the next time either. */
function isOurs(cause: unknown): boolean {
  return cause instanceof Error && cause.name === "DataCloneError";
}

/** Lets so many work at once, the others in the order in which they came. */
function createTurns(most: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

interface Look {
  /** Rejects where no thread is left that could run the task. */
  readonly left: Promise<never>;
  end(): void;
}

/** Passes on what the thread tells, and the wish to stop, until the task has ended. */
function lookAt(control: TaskControl, { signal, onProgress }: TaskWatch, isRunning: () => boolean): Look {
  let before = 0;
  let give: (reason: Error) => void = () => undefined;
  const left = new Promise<never>((_, reject) => {
    give = reject;
  });
  left.catch(() => undefined);
  const look = () => {
    if (signal.aborted) control.abort();
    const { requests } = control;
    onProgress(control.share, requests - before);
    before = requests;
  };
  const timer = setInterval(() => {
    look();
    if (!isRunning()) give(new Error("no thread is left"));
  }, lookInterval);
  return {
    left,
    end() {
      clearInterval(timer);
      look();
    },
  };
}

function lost(cause: unknown): Error {
  const why = cause instanceof Error ? ` (${cause.message})` : "";
  const message = `a worker was lost ${mostAttempts} times with the same task${why}, perhaps for want of memory`;
  return new Error(`${message}; try --workers 1`, { cause });
}
