import type { SampleSets } from "../../../engine/distributions/index.ts";
import { lawOf } from "../../../engine/fitting/law-of.ts";
import { quantisedInverse, quantisedWall, wallPerCpu } from "../../../platforms/cpu-share.ts";
import type { FunctionPoolSettings } from "../../../platforms/function-pool/function-pool-settings.ts";
import type { Work } from "../../../workloads/workload.ts";
import { mappedTail, type TimeTail } from "./time-tail.ts";

export type DrawnWork = Extract<Work, { readonly from: "distributions" }>;

/** Whether each window of CPU time has a quota of its own. */
export function isQuantised({ throttle, vcpus }: Pick<FunctionPoolSettings, "throttle" | "vcpus">): boolean {
  return throttle === "quantised" && vcpus < 1;
}

/**
 * The law of the handler's time on a warm instance, `more` microseconds of streaming included; null where both CPU work and
 * io are random: the law of their sum has no such form.
 */
export function handlerTail(
  pool: FunctionPoolSettings,
  work: DrawnWork,
  { more, samples }: { readonly more: number; readonly samples: SampleSets },
): TimeTail | null {
  const { vcpus, speed, throttle } = pool;
  const factor = wallPerCpu({ vcpus, speed, parallel: work.parallel, throttle });
  const quantised = isQuantised(pool);
  const wall = (cpu: number) => (quantised ? quantisedWall(cpu / speed, vcpus) : cpu * factor);
  if (work.io.kind === "constant") {
    const beside = work.io.value + more;
    const back = (time: number) => (quantised ? quantisedInverse(time, vcpus) * speed : time / factor);
    return mappedTail(
      lawOf(work.cpu, samples),
      (cpu) => wall(cpu) + beside,
      (x) => (x < beside ? -1 : back(x - beside)),
    );
  }
  if (work.cpu.kind !== "constant") return null;
  const beside = wall(work.cpu.value) + more;
  return mappedTail(
    lawOf(work.io, samples),
    (io) => io + beside,
    (x) => x - beside,
  );
}
