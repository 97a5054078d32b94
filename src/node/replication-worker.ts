import { setImmediate } from "node:timers/promises";
import { Interrupted } from "../analysis/interrupted.ts";
import { Pacer } from "../analysis/tasks/pacer.ts";
import { type PackedObservation, packObservation } from "../analysis/tasks/packed-observation.ts";
import type { ReplicationTask } from "../analysis/tasks/replication-task.ts";
import { runReplication } from "../analysis/tasks/run-replication.ts";
import { traceOpener } from "./open-trace.ts";
import { type SentError, sendError } from "./sent-error.ts";
import { receiveData, type SharedData } from "./shared-data.ts";
import { taskControl } from "./task-control.ts";

/*
 * What a thread of the pool runs (worker-pool.ts).
 */

export interface SentTask {
  readonly task: ReplicationTask;
  readonly data: SharedData;
  /** What the names of recorded files are relative to. */
  readonly folder: string;
  /** Memory of the task's control. */
  readonly memory: SharedArrayBuffer;
}

export type TaskOutcome = { readonly observations: readonly PackedObservation[] } | { readonly error: SentError };

export async function runTask({ task, data, folder, memory }: SentTask): Promise<TaskOutcome> {
  const control = taskControl(memory);
  if (control.aborted) return { error: sendError(new Interrupted()) };
  const pacer = new Pacer({
    signal: control,
    pause: async () => void (await setImmediate()),
    onSlice: (requests) => {
      control.requests += requests;
    },
  });
  const onShare = (share: number) => {
    control.share = share;
  };
  try {
    const observations = await runReplication(task, receiveData(data, traceOpener(folder)), { pacer, onShare });
    return { observations: observations.map(packObservation) };
  } catch (error) {
    return { error: sendError(error) };
  }
}
