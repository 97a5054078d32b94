import type { SampleSets } from "../engine/distributions/index.ts";
import { RandomStream, type StreamFactory } from "../engine/random-stream.ts";
import { platforms } from "../platforms/platforms.ts";
import { createRequestBlock } from "../platforms/request-block.ts";
import type { Observation, Station, StationRun } from "../platforms/station.ts";
import type { Candidate, Scenario } from "../scenario/scenario.ts";
import { weekTimeOf } from "../workloads/arrivals/index.ts";
import type { Trace } from "../workloads/trace.ts";
import type { Workload } from "../workloads/workload.ts";
import type { Pacer } from "./pacer.ts";
import { objectiveWindows } from "./period-objective.ts";
import { startTraffic } from "./traffic.ts";

/** Requests handed over at once: large enough to spread the cost of a call, small enough to stay in the cache. */
const blockLength = 2048;

/** One run: a scenario whose window is known, its data, and which of its replications this is. */
export interface ReplicationPlan {
  readonly scenario: Scenario;
  readonly workload: Workload;
  /** Length of the window, microseconds. */
  readonly duration: number;
  readonly candidates: readonly Candidate[];
  readonly traces: ReadonlyMap<string, Trace>;
  readonly samples: SampleSets;
  readonly replication: number;
  readonly seriesStep: number;
  /** False where only totals are wanted: no series, no worst hour. */
  readonly detail: boolean;
}

export interface Pace {
  readonly pacer: Pacer;
  readonly label: string;
  /** The run's share of the whole: where it begins, and how long it is. */
  readonly from: number;
  readonly to: number;
}

/** Offers one run's requests to every candidate and gives what each observed, in the order of the candidates. */
export async function runReplication(plan: ReplicationPlan, pace: Pace): Promise<readonly Observation[]> {
  const { scenario, workload, duration, candidates, traces, samples, replication } = plan;
  const random: StreamFactory = (name) => new RandomStream({ seed: scenario.seed, replication, name });
  const length = scenario.warmUp + duration;
  const weekTime = weekTimeOf(workload.arrivals, scenario.warmUp, traces);
  const traffic = startTraffic(
    workload,
    { random, samples, traces, origin: -scenario.warmUp, weekTime, length },
    blockLength,
  );
  const run: StationRun = {
    random,
    samples,
    traces,
    windowStart: scenario.warmUp,
    windowEnd: length,
    weekStart: -weekTime,
    month: scenario.month,
    seriesStep: plan.seriesStep,
    detail: plan.detail,
    objectiveWindows: objectiveWindows(scenario.slo),
  };
  const stations: readonly Station[] = candidates.map((candidate) =>
    platforms[candidate.platform]!.start(candidate.settings, workload, run),
  );
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
      if (!pace.pacer.count(block.count * stations.length)) continue;
      const done = block.time[block.count - 1]! / length;
      await pace.pacer.slice(pace.from + done * (pace.to - pace.from), pace.label);
    }
  } finally {
    traffic.close();
  }
  return stations.map((station) => station.finish());
}
