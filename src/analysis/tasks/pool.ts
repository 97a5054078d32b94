import type { PackedObservation } from "./packed-observation.ts";
import type { ReplicationTask } from "./replication-task.ts";
import type { RunData } from "./run-data.ts";

/** Where replications are run beside this thread: threads of this process, or other machines. */
export interface Pool {
  /** How many tasks run at once. */
  readonly workers: number;
  /**
   * What each station of the task observed. A worker that is lost on the way is the pool's business: the task is run
   * again.
   *
   * @throws Interrupted where the signal asked for a stop; TraceError and the like as `runReplication` does
   */
  run(task: ReplicationTask, data: RunData, watch: TaskWatch): Promise<readonly PackedObservation[]>;
}

export interface TaskWatch {
  readonly signal: { readonly aborted: boolean };
  /** Told now and then: the share of the task that is done, and requests served since the last time. */
  readonly onProgress: (share: number, requests: number) => void;
}
