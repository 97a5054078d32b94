import type { DistributionSettings } from "../engine/distributions/index.ts";
import { hasRecordedDurations } from "../workloads/arrivals/index.ts";
import type { OneFunction, Work } from "../workloads/workload.ts";
import type { Fault } from "./check.ts";
import { type ScenarioPath, valueAt } from "./scenario-path.ts";
import type { DrawnWorkload, RecordedWorkload, SeveralFunctionsGiven } from "./workload-schema.ts";

const nothing: DistributionSettings = { kind: "constant", value: 0 };

/** Whether the work written there is the trace's. */
export function isRecorded(tree: unknown, path: ScenarioPath): boolean {
  return valueAt(tree, [...path, "work", "from"]) !== undefined;
}

export interface FunctionPlace {
  readonly tree: unknown;
  readonly path: ScenarioPath;
  /** What holds where the function itself does not say. */
  readonly defaults: RequestDefaults;
}

export type RequestDefaults = Omit<SeveralFunctionsGiven, "sharing">;

/** One function with its defaults filled in; null where its work makes no sense, which goes to `faults`. */
export function resolveFunction(
  given: DrawnWorkload | RecordedWorkload,
  { tree, path, defaults }: FunctionPlace,
  faults: Fault[],
): OneFunction | null {
  const before = faults.length;
  checkWork(given, path, faults);
  if (faults.length > before) return null;
  const own = Object.keys(valueAt(tree, path) as object);
  const {
    memory = null,
    memoryPerRequest = 0,
    request = 0,
    response = 0,
    logs = 0,
    failures = 0,
    init,
  } = { ...defaults, ...given };
  return {
    arrivals: given.arrivals,
    work: resolveWork(given.work),
    memory,
    memoryPerRequest,
    request,
    response,
    logs,
    failures,
    init: init === undefined ? null : { cpu: init.cpu ?? nothing, io: init.io ?? nothing },
    given: [...new Set([...own, ...Object.keys(defaults)])].filter((key) => key !== "name").sort(),
  };
}

function resolveWork(work: DrawnWorkload["work"] | RecordedWorkload["work"]): Work {
  const parallel = work.parallel ?? 0;
  if ("from" in work) return { from: "trace", cpuShare: work.cpu ?? 0, parallel };
  return { from: "distributions", cpu: work.cpu ?? nothing, io: work.io ?? nothing, parallel };
}

/** What no field can see alone: some work there must be, and recorded durations need a trace that has them. */
function checkWork({ arrivals, work }: DrawnWorkload | RecordedWorkload, path: ScenarioPath, faults: Fault[]): void {
  if (!("from" in work)) {
    if (isNothing(work.cpu) && isNothing(work.io)) {
      faults.push({ path: [...path, "work"], message: "cpu and io are both 0ms; a request needs work of one kind" });
    }
    return;
  }
  const remedy = "work from a trace needs arrivals of kind trace with columns.duration";
  if (!hasRecordedDurations(arrivals)) faults.push({ path: [...path, "work", "from"], message: remedy });
}

function isNothing(distribution: DistributionSettings | undefined): boolean {
  return distribution === undefined || (distribution.kind === "constant" && distribution.value === 0);
}
