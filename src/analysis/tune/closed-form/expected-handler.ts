import type { SampleSets } from "../../../engine/distributions/index.ts";
import { wallPerCpu } from "../../../platforms/cpu-share.ts";
import { frontDoorTimeout } from "../../../platforms/edge-settings.ts";
import { formatMicroseconds } from "../../../platforms/format-distribution.ts";
import type { FunctionPoolSettings } from "../../../platforms/function-pool/function-pool-settings.ts";
import { streamedFor } from "../../../platforms/function-pool/streamed-responses.ts";
import type { Traces } from "../../../workloads/arrival-process.ts";
import { traceKey } from "../../../workloads/arrivals/trace.ts";
import { meanDurationOf } from "../../../workloads/trace.ts";
import type { OneFunction } from "../../../workloads/workload.ts";
import type { NotCovered } from "./covered-function.ts";
import { drawnHandler, halfAStep } from "./drawn-handler.ts";
import { isQuantised } from "./mean-cpu-time.ts";

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

const cutRecords = (timeout: number) =>
  `Requests that are cut after ${formatMicroseconds(timeout)} are counted in full: of recorded work the mean alone is known.`;
const quantisedRecords =
  "CPU that is handed out in quotas slows recorded work as if it came evenly: closed forms know its mean alone.";

/** Where the mean is so many times below the timeout, cuts are too few to be said. */
const wellBelow = 10;

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
  const cut = Math.min(pool.timeout, frontDoorTimeout(pool));
  if (mean >= cut) {
    const [takes, allowed] = [formatMicroseconds(mean), formatMicroseconds(cut)];
    return { problem: `recorded requests would take ${takes} on average and are cut after ${allowed}` };
  }
  return {
    mean,
    held: mean,
    billed: mean + pool.billingStep / 2,
    billedAtLeast: 0,
    answered: mean,
    timedOut: 0,
    isConstant: false,
    notes: [halfAStep, ...(mean > cut / wellBelow ? [cutRecords(cut)] : []), ...notes],
  };
}
