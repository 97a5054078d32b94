import { formatDuration, microsecondsPer } from "../units/duration.ts";
import { formatSignificant } from "../units/significant.ts";
import { defaultDuration, durationProblem, meanRate, traceSources } from "../workloads/arrivals/index.ts";
import type { Workload } from "../workloads/workload.ts";
import type { Fault } from "./check.ts";
import { mostReplications } from "./replications-field.ts";
import type { ScenarioFields } from "./scenario-schema.ts";

export interface ScenarioWindow {
  /** Microseconds; null: as long as the trace, known once it is read. */
  readonly duration: number | null;
  readonly warmUp: number;
}

/** More requests than this in one run are a typing error, or days of computing. */
const mostRequests = 100_000_000_000;

/**
 * The span to simulate: 24 h or the shape's whole period where the scenario does not say. The month is this window
 * repeated, so it must hold whole periods of the traffic; null where it does not, or holds too many requests. What only
 * a trace's length can tell is checked once the trace is read.
 */
export function resolveWindow(fields: ScenarioFields, workload: Workload, faults: Fault[]): ScenarioWindow | null {
  const { warmUp, replications } = fields;
  const { arrivals } = workload;
  const duration = fields.duration ?? defaultDuration(arrivals, warmUp);
  if (duration === null || traceSources(arrivals).length > 0) return { duration, warmUp };
  const problem = durationProblem(arrivals, { duration, warmUp });
  if (problem !== null) {
    faults.push({ path: ["duration"], message: `${formatDuration(duration)} ${problem}` });
    return null;
  }
  const requests = (meanRate(arrivals) * (duration + warmUp) * mostReplications(replications)) / microsecondsPer.s;
  if (requests > mostRequests) {
    const path =
      fields.duration === undefined ? ["workload", "functions" in workload ? "functions" : "arrivals"] : ["duration"];
    faults.push({ path, message: explainWork(requests) });
    return null;
  }
  return { duration, warmUp };
}

function explainWork(requests: number): string {
  const most = formatSignificant(mostRequests);
  return `about ${formatSignificant(requests)} requests would be simulated, at most ${most} are; shorten the duration, or lower the replications or the rate`;
}
