import { RandomStream, type StreamFactory } from "../../engine/random-stream.ts";
import { platforms } from "../../platforms/platforms.ts";
import { createRequestBlock } from "../../platforms/request-block.ts";
import type { Observation, Station, StationRun } from "../../platforms/station.ts";
import { weekTimeOf } from "../../workloads/arrivals/index.ts";
import { objectiveWindow } from "../period-objective.ts";
import type { Pacer } from "./pacer.ts";
import type { ReplicationTask } from "./replication-task.ts";
import type { RunData } from "./run-data.ts";
import { startTraffic } from "./traffic.ts";

/** Requests handed over at once: large enough to spread the cost of a call, small enough to stay in the cache. */
const blockLength = 2048;

export interface ReplicationPace {
  readonly pacer: Pacer;
  /** Told now and then how much of the run is done, 0 to 1. */
  readonly onShare?: (share: number) => void;
}

/**
 * Offers one run's requests to every station and gives what each observed, in the order of the task. Pure: the same task
 * with the same data observes the same, wherever it is run.
 *
 * @throws Interrupted where the pacer's signal asked for a stop
 */
export async function runReplication(
  task: ReplicationTask,
  { traces, samples }: RunData,
  { pacer, onShare }: ReplicationPace,
): Promise<readonly Observation[]> {
  const { workload, warmUp } = task;
  const random: StreamFactory = (name) => {
    return new RandomStream({ seed: task.seed, replication: task.replication, name });
  };
  const length = warmUp + task.duration;
  const weekTime = weekTimeOf(workload.arrivals, warmUp, traces);
  const traffic = startTraffic(workload, { random, samples, traces, origin: -warmUp, weekTime, length }, blockLength);
  const run: StationRun = {
    random,
    samples,
    traces,
    windowStart: warmUp,
    windowEnd: length,
    weekStart: -weekTime,
    month: task.month,
    seriesStep: task.seriesStep,
    detail: task.detail,
    objectiveWindows: task.periodQuestions.map(objectiveWindow),
  };
  const stations: readonly Station[] = task.stations.map(({ platform, settings }) => {
    return platforms[platform]!.start(settings, workload, run);
  });
  const block = createRequestBlock(blockLength);
  try {
    for (;;) {
      traffic.fill(block);
      if (block.count === 0) {
        const more = traffic.more();
        if (more === null) break;
        await more;
        continue;
      }
      for (const station of stations) station.offer(block);
      if (!pacer.count(block.count * stations.length)) continue;
      onShare?.(block.time[block.count - 1]! / length);
      await pacer.slice();
    }
  } finally {
    traffic.close();
    pacer.flush();
  }
  return stations.map((station) => station.finish());
}
