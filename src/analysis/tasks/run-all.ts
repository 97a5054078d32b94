import type { Observation } from "../../platforms/station.ts";
import { Interrupted } from "../interrupted.ts";
import type { ReplicationTask } from "./replication-task.ts";
import type { RunData } from "./run-data.ts";
import type { Runner } from "./runner.ts";

export interface TogetherOptions {
  readonly runner: Runner;
  readonly data: RunData;
  /** Told now and then how much of all tasks is done, 0 to 1. */
  readonly tell: (share: number) => void;
}

/**
 * Runs tasks, a few at once, and hands over what each observed, in their order. Where they are fewer than the workers,
 * the stations of each are dealt out: none knows of the others.
 *
 * @throws what the first of the tasks that failed has thrown, once those that were begun have ended
 */
export async function runAll(
  tasks: readonly ReplicationTask[],
  { runner, data, tell }: TogetherOptions,
  take: (observations: readonly Observation[]) => void,
): Promise<void> {
  const dealtTasks = tasks.map((task) => dealt(task, Math.floor(runner.workers / tasks.length)));
  const onShareOf = sharesTold(dealtTasks.flat().length, tell);
  const begin = (parts: readonly ReplicationTask[]): Promise<Outcome> =>
    Promise.all(parts.map((part) => runner.run(part, data, onShareOf()))).then(
      (observations) => ({ observations: observations.flat() }),
      (error: unknown) => ({ error }),
    );
  // What has ended waits for those before it: a few tasks ahead bound what is held of them.
  const mostAhead = 2 * runner.workers;
  const begun: Promise<Outcome>[] = [];
  const failures: unknown[] = [];
  let next = 0;
  for (;;) {
    while (begun.length < mostAhead && next < dealtTasks.length && failures.length === 0) {
      begun.push(begin(dealtTasks[next++]!));
    }
    const outcome = await begun.shift();
    if (outcome === undefined) break;
    if ("error" in outcome) failures.push(outcome.error);
    else if (failures.length === 0) take(outcome.observations);
  }
  if (failures.length > 0) throw failures.find((error) => !(error instanceof Interrupted)) ?? failures[0];
}

type Outcome = { readonly observations: readonly Observation[] } | { readonly error: unknown };

/** Makes, for each of `count` tasks, who is told its share and tells the sum of all. */
function sharesTold(count: number, tell: (share: number) => void): () => (share: number) => void {
  let done = 0;
  return () => {
    let before = 0;
    return (share) => {
      done += (share - before) / count;
      before = share;
      tell(Math.min(1, done));
    };
  };
}

/** The task's stations dealt out to so many tasks, none of them empty. */
function dealt(task: ReplicationTask, hands: number): readonly ReplicationTask[] {
  const { stations } = task;
  const count = Math.max(1, Math.min(hands, stations.length));
  return Array.from({ length: count }, (_, hand) => {
    const from = Math.floor((hand * stations.length) / count);
    const to = Math.floor(((hand + 1) * stations.length) / count);
    return { ...task, stations: stations.slice(from, to) };
  });
}
