import type { DistributionSettings } from "../engine/distributions/index.ts";
import { hasRecordedDurations } from "../workloads/arrivals/index.ts";
import type { Work, Workload } from "../workloads/workload.ts";
import { check, type Fault } from "./check.ts";
import { valueAt } from "./scenario-path.ts";
import {
  type DrawnWorkload,
  drawnWorkloadSchema,
  type RecordedWorkload,
  recordedWorkloadSchema,
} from "./workload-schema.ts";

const path = ["workload"];
const nothing: DistributionSettings = { kind: "constant", value: 0 };

/** The workload with its defaults filled in; null where it has mistakes, which go to `faults`. */
export function resolveWorkload(tree: unknown, faults: Fault[]): Workload | null {
  const isRecorded = valueAt(tree, ["workload", "work", "from"]) !== undefined;
  const given = isRecorded
    ? check(recordedWorkloadSchema, { tree, path }, faults)
    : check(drawnWorkloadSchema, { tree, path }, faults);
  if (given === null) return null;
  const before = faults.length;
  checkWork(given, faults);
  if (faults.length > before) return null;
  const {
    arrivals,
    memory = null,
    memoryPerRequest = 0,
    request = 0,
    response = 0,
    logs = 0,
    failures = 0,
    init,
  } = given;
  const keys = Object.keys(valueAt(tree, path) as object);
  return {
    arrivals,
    work: resolveWork(given.work),
    memory,
    memoryPerRequest,
    request,
    response,
    logs,
    failures,
    init: init === undefined ? null : { cpu: init.cpu ?? nothing, io: init.io ?? nothing },
    given: keys.sort(),
  };
}

function resolveWork(work: DrawnWorkload["work"] | RecordedWorkload["work"]): Work {
  const parallel = work.parallel ?? 0;
  if ("from" in work) return { from: "trace", cpuShare: work.cpu ?? 0, parallel };
  return { from: "distributions", cpu: work.cpu ?? nothing, io: work.io ?? nothing, parallel };
}

/** What no field can see alone: some work there must be, and recorded durations need a trace that has them. */
function checkWork({ arrivals, work }: DrawnWorkload | RecordedWorkload, faults: Fault[]): void {
  if (!("from" in work)) {
    if (isNothing(work.cpu) && isNothing(work.io)) {
      faults.push({ path: ["workload", "work"], message: "cpu and io are both 0ms; a request needs work of one kind" });
    }
    return;
  }
  const remedy = "work from a trace needs arrivals of kind trace with columns.duration";
  if (!hasRecordedDurations(arrivals)) faults.push({ path: ["workload", "work", "from"], message: remedy });
}

function isNothing(distribution: DistributionSettings | undefined): boolean {
  return distribution === undefined || (distribution.kind === "constant" && distribution.value === 0);
}
