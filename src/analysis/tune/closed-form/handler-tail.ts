import { createDistribution, type SampleSets } from "../../../engine/distributions/index.ts";
import { lawOf } from "../../../engine/fitting/law-of.ts";
import { quantisedInverse, quantisedWall, wallPerCpu } from "../../../platforms/cpu-share.ts";
import type { FunctionPoolSettings } from "../../../platforms/function-pool/function-pool-settings.ts";
import { type DrawnWork, isQuantised, meanCpuTime } from "./mean-cpu-time.ts";
import { type MeanTail, sumTail } from "./sum-tail.ts";
import { mappedTail, type TimeTail } from "./time-tail.ts";

export interface HandlerTail extends MeanTail {
  /** False where both CPU work and io are random: the law of their sum is then known nearly. */
  readonly isExact: boolean;
  /** What is added up to it. */
  readonly parts: readonly MeanTail[];
}

/** The law of the handler's time on a warm instance, `more` microseconds of streaming included. */
export function handlerTail(
  pool: FunctionPoolSettings,
  work: DrawnWork,
  { more, samples }: { readonly more: number; readonly samples: SampleSets },
): HandlerTail {
  const cpu = { tail: cpuTail(pool, work, samples), mean: meanCpuTime(pool, work, samples) };
  const io = { tail: lawOf(work.io, samples), mean: createDistribution(work.io, samples).mean };
  const known = { mean: cpu.mean + io.mean + more, parts: [cpu, io] };
  if (work.io.kind === "constant") return { ...known, tail: later(cpu.tail, io.mean + more), isExact: true };
  if (work.cpu.kind === "constant") return { ...known, tail: later(io.tail, cpu.mean + more), isExact: true };
  return { ...known, tail: later(sumTail(cpu, io), more), isExact: false };
}

/** CPU work on the wall. */
function cpuTail(pool: FunctionPoolSettings, { cpu, parallel }: DrawnWork, samples: SampleSets): TimeTail {
  const { vcpus, speed } = pool;
  const law = lawOf(cpu, samples);
  if (isQuantised(pool)) {
    return mappedTail(
      law,
      (time) => quantisedWall(time / speed, vcpus),
      (x) => (x < 0 ? x : quantisedInverse(x, vcpus) * speed),
    );
  }
  const factor = wallPerCpu({ ...pool, parallel });
  return mappedTail(
    law,
    (time) => time * factor,
    (x) => x / factor,
  );
}

function later(tail: TimeTail, by: number): TimeTail {
  return mappedTail(
    tail,
    (time) => time + by,
    (x) => x - by,
  );
}
