import { createDistribution, type SampleSets } from "../../../engine/distributions/index.ts";
import { lawOf } from "../../../engine/fitting/law-of.ts";
import { nearestWhole } from "../../../engine/nearest-whole.ts";
import { quantisedSteps, quantisedWall, wallPerCpu } from "../../../platforms/cpu-share.ts";
import { frontDoorTimeout } from "../../../platforms/edge-settings.ts";
import { formatMicroseconds } from "../../../platforms/format-distribution.ts";
import type { FunctionPoolSettings } from "../../../platforms/function-pool/function-pool-settings.ts";
import { streamedFor } from "../../../platforms/function-pool/streamed-responses.ts";
import type { Traces } from "../../../workloads/arrival-process.ts";
import { traceKey } from "../../../workloads/arrivals/trace.ts";
import { meanDurationOf } from "../../../workloads/trace.ts";
import type { OneFunction } from "../../../workloads/workload.ts";
import type { NotCovered } from "./covered-function.ts";
import { expectedSteps } from "./expected-steps.ts";
import { type DrawnWork, handlerTail, isQuantised } from "./handler-tail.ts";
import { meanCut } from "./mean-cut.ts";

/** A request on a warm instance, as its expected values. Microseconds. */
export interface ExpectedHandler {
  /** Not cut at any timeout. */
  readonly mean: number;
  /** For how long its instance is held: cut at the function's timeout. */
  readonly held: number;
  /** `held`, each request rounded up to the billing step. */
  readonly billed: number;
  /** What is surely billed, were the law of the work known no better than here. */
  readonly billedAtLeast: number;
  /** For how long the caller waits: cut where the front door gives up, too. */
  readonly answered: number;
  /** Share of requests that are cut before their answer. */
  readonly timedOut: number;
  /** True where every request takes the same. */
  readonly isConstant: boolean;
  readonly notes: readonly string[];
}

export interface RecordedData {
  readonly traces: Traces;
  readonly samples: SampleSets;
}

const halfAStep =
  "Rounding up adds half of a billing step to a request on average: both its CPU work and its io are random, so it ends anywhere within one.";
const likelyCut = (timeout: number) =>
  `Requests that are cut after ${formatMicroseconds(timeout)} are counted in full: the law of their whole time is not known here.`;
const quantisedRecords =
  "CPU that is handed out in quotas slows recorded work as if it came evenly: closed forms know its mean alone.";

/** What a warm request takes and is billed; or why nobody knows without a run. */
export function expectedHandler(
  pool: FunctionPoolSettings,
  { arrivals, work, response }: OneFunction,
  data: RecordedData,
): ExpectedHandler | NotCovered {
  const more = pool.streaming === null ? 0 : streamedFor(response, pool.streaming);
  if (work.from === "distributions") return drawnHandler(pool, work, { more, samples: data.samples });
  const trace = arrivals.kind === "trace" ? data.traces.get(traceKey(arrivals)) : undefined;
  const recorded = trace === undefined ? null : meanDurationOf(trace);
  if (recorded === null) return { problem: "the work comes from a trace, of which no mean duration is known" };
  const factor = wallPerCpu({ ...pool, parallel: work.parallel });
  const mean = recorded * (work.cpuShare * factor + 1 - work.cpuShare) + more;
  const notes = isQuantised(pool) ? [quantisedRecords] : [];
  return uncutHandler(pool, mean, { mayBeCut: mean > pool.timeout / 10, surely: 0, notes });
}

function drawnHandler(
  pool: FunctionPoolSettings,
  work: DrawnWork,
  { more, samples }: { readonly more: number; readonly samples: SampleSets },
): ExpectedHandler | NotCovered {
  const { timeout, billingStep: step } = pool;
  const mean = meanCpuTime(pool, work, samples) + createDistribution(work.io, samples).mean + more;
  if (!Number.isFinite(mean)) return { problem: "the work's law has no mean" };
  const tail = handlerTail(pool, work, { more, samples });
  if (work.cpu.kind === "constant" && work.io.kind === "constant") return constantHandler(pool, mean);
  if (tail === null) {
    const { share, excess } = halves(pool, work, samples);
    const surely = isQuantised(pool) ? 0 : Math.max(0, mean - excess);
    return uncutHandler(pool, mean, { mayBeCut: share > worthSaying, surely, notes: [] });
  }
  const held = meanCut(tail, mean, timeout).mean;
  const answered = meanCut(tail, mean, Math.min(timeout, frontDoorTimeout(pool)));
  const steps = expectedSteps(tail, { step, cut: timeout, rounding: 0.5 });
  return {
    mean,
    held,
    billed: steps * step,
    billedAtLeast: steps * step,
    answered: answered.mean,
    timedOut: answered.share,
    isConstant: false,
    notes: [],
  };
}

function meanCpuTime(pool: FunctionPoolSettings, { cpu, parallel }: DrawnWork, samples: SampleSets): number {
  const { vcpus, speed } = pool;
  const { mean } = createDistribution(cpu, samples);
  if (!isQuantised(pool)) return mean * wallPerCpu({ ...pool, parallel });
  // Every quota after the first is waited for until the next window begins.
  const { quota, window } = quantisedSteps(vcpus);
  if (cpu.kind === "constant") return quantisedWall(cpu.value / speed, vcpus);
  const law = lawOf(cpu, samples);
  const quotas = expectedSteps(law, { step: quota * speed, cut: Number.POSITIVE_INFINITY, rounding: 0 });
  return mean / speed + Math.max(0, quotas - law.above(0)) * (window - quota);
}

function constantHandler(pool: FunctionPoolSettings, mean: number): ExpectedHandler | NotCovered {
  const { timeout, billingStep: step } = pool;
  const held = Math.min(nearestWhole(mean), timeout);
  const door = Math.min(timeout, frontDoorTimeout(pool));
  const billed = Math.ceil(held / step) * step;
  return {
    mean: nearestWhole(mean),
    held,
    billed,
    billedAtLeast: billed,
    answered: Math.min(held, door),
    timedOut: nearestWhole(mean) > door ? 1 : 0,
    isConstant: true,
    notes: [],
  };
}

/** Chances of a cut that are worth a word. */
const worthSaying = 1e-4;

/**
 * Bounds from above of how many requests are cut, and of what that takes off their mean: a sum is beyond the timeout only
 * where CPU time or io is beyond half of it, and by no more than both of them are together.
 */
function halves(pool: FunctionPoolSettings, { cpu, io, parallel }: DrawnWork, samples: SampleSets): Cut {
  const half = pool.timeout / 2;
  const factor = wallPerCpu({ ...pool, parallel });
  const [cpuLaw, ioLaw] = [lawOf(cpu, samples), lawOf(io, samples)];
  const cpuCut = meanCut(cpuLaw, cpuLaw.mean, half / factor);
  const ioCut = meanCut(ioLaw, ioLaw.mean, half);
  return { share: cpuCut.share + ioCut.share, excess: (cpuLaw.mean - cpuCut.mean) * factor + ioLaw.mean - ioCut.mean };
}

interface Cut {
  readonly share: number;
  readonly excess: number;
}

interface Uncut {
  /** Whether some requests are likely to be cut. */
  readonly mayBeCut: boolean;
  /** Billed time that a request has on average at the least. */
  readonly surely: number;
  readonly notes: readonly string[];
}

/** A handler whose mean is all that is known. */
function uncutHandler(
  pool: FunctionPoolSettings,
  mean: number,
  { mayBeCut, surely, notes }: Uncut,
): ExpectedHandler | NotCovered {
  const cut = Math.min(pool.timeout, frontDoorTimeout(pool));
  if (mean >= cut) {
    const [takes, allowed] = [formatMicroseconds(mean), formatMicroseconds(cut)];
    return { problem: `requests take ${takes} on average and are cut after ${allowed}` };
  }
  return {
    mean,
    held: mean,
    billed: mean + pool.billingStep / 2,
    billedAtLeast: surely,
    answered: mean,
    timedOut: 0,
    isConstant: false,
    notes: [halfAStep, ...(mayBeCut ? [likelyCut(cut)] : []), ...notes],
  };
}
