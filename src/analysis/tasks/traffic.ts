import { createDistribution, type SampleSets } from "../../engine/distributions/index.ts";
import type { RequestBlock } from "../../platforms/request-block.ts";
import type { ArrivalRun } from "../../workloads/arrival-process.ts";
import { startArrivals } from "../../workloads/arrivals/index.ts";
import { mergedArrivals } from "../../workloads/arrivals/merged-arrivals.ts";
import { functionStreams } from "../../workloads/function-streams.ts";
import type { OneFunction, SeveralFunctions, Workload } from "../../workloads/workload.ts";
import { WorkDraws } from "./work-draws.ts";

/** One run's requests in order of time: when they come, which function they call, and what work each brings. */
export interface Traffic {
  /** Writes the next requests into a block; its count is 0 where there are no more, or none is at hand yet. */
  fill(block: RequestBlock): void;
  /** After a block of none: what to wait for before the next; null where the traffic has ended. */
  more(): Promise<void> | null;
  /** Lets go of the files it reads from. */
  close(): void;
}

export interface TrafficRun extends ArrivalRun {
  readonly samples: SampleSets;
}

/** Begins the traffic of one run, in blocks of at most `blockLength` requests. */
export function startTraffic(workload: Workload, run: TrafficRun, blockLength: number): Traffic {
  return "functions" in workload
    ? trafficOfSeveral(workload, run, blockLength)
    : trafficOfOne(workload, run, blockLength);
}

function trafficOfOne(workload: OneFunction, run: TrafficRun, blockLength: number): Traffic {
  const source = startArrivals(workload.arrivals, run);
  const fillWork = createWork(workload, run);
  const durations = new Float64Array(blockLength);
  return {
    fill(block) {
      block.count = source.fill(block.time, durations);
      fillWork(block, durations);
    },
    more: () => source.more?.() ?? null,
    close: () => source.close?.(),
  };
}

/** Each function has streams of chance of its own, for its arrivals and for its work. */
function trafficOfSeveral({ functions }: SeveralFunctions, run: TrafficRun, blockLength: number): Traffic {
  const runs = functions.map((one) => ({ ...run, random: functionStreams(run.random, one) }));
  const source = mergedArrivals(functions.map(({ arrivals }, place) => startArrivals(arrivals, runs[place]!)));
  const works = functions.map(({ work }, place) => new WorkDraws(work, runs[place]!));
  const durations = new Float64Array(blockLength);
  return {
    fill(block) {
      block.count = source.fill(block.time, durations, block.functionIndex);
      for (let i = 0; i < block.count; i++) works[block.functionIndex[i]!]!.write(block, i, durations[i]!);
    },
    more: source.more,
    close: () => source.close?.(),
  };
}

/** Writes the work of a block's requests into it; `durations` are the recorded ones, where the work is the trace's. */
function createWork(
  { work }: OneFunction,
  { random, samples }: TrafficRun,
): (block: RequestBlock, durations: Float64Array) => void {
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
