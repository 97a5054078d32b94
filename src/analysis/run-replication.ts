import { createDistribution, type SampleSets } from "../engine/distributions/index.ts";
import { RandomStream, type StreamFactory } from "../engine/random-stream.ts";
import { platforms } from "../platforms/platforms.ts";
import { createRequestBlock, type RequestBlock } from "../platforms/request-block.ts";
import type { Observation, Station, StationRun } from "../platforms/station.ts";
import type { Candidate, Scenario } from "../scenario/scenario.ts";
import { startArrivals, weekTimeOf } from "../workloads/arrivals/index.ts";
import type { Trace } from "../workloads/trace.ts";
import type { Workload } from "../workloads/workload.ts";
import type { Pacer } from "./pacer.ts";
import { objectiveWindows } from "./period-objective.ts";

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
  const source = startArrivals(workload.arrivals, { random, origin: -scenario.warmUp, weekTime, length, traces });
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
  const fillWork = createWork(workload, run);
  const durations = new Float64Array(blockLength);
  try {
    for (;;) {
      block.count = source.fill(block.time, durations);
      if (block.count === 0) {
        const more = source.more?.() ?? null;
        if (more === null) break;
        await more;
        continue;
      }
      fillWork(block, durations);
      for (const station of stations) station.offer(block);
      if (!pace.pacer.count(block.count * stations.length)) continue;
      const done = block.time[block.count - 1]! / length;
      await pace.pacer.slice(pace.from + done * (pace.to - pace.from), pace.label);
    }
  } finally {
    source.close?.();
  }
  return stations.map((station) => station.finish());
}

/** Writes the work of a block's requests into it; `durations` are the recorded ones, where the work is the trace's. */
function createWork(
  workload: Workload,
  { random, samples }: StationRun,
): (block: RequestBlock, durations: Float64Array) => void {
  const { work } = workload;
  if (work.from === "trace") {
    const { cpuShare } = work;
    return (block, durations) => {
      for (let i = 0; i < block.count; i++) {
        const duration = durations[i]!;
        block.cpu[i] = duration * cpuShare;
        block.io[i] = duration * (1 - cpuShare);
      }
    };
  }
  const cpu = createDistribution(work.cpu, samples);
  const io = createDistribution(work.io, samples);
  const cpuRandom = random("work.cpu");
  const ioRandom = random("work.io");
  return (block) => {
    cpu.fill(cpuRandom, block.cpu, block.count);
    io.fill(ioRandom, block.io, block.count);
  };
}
