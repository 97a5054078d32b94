import { sumUsage } from "../../usage/sum-usage.ts";
import type { SeveralFunctions, Workload } from "../../workloads/workload.ts";
import { commonEdgeUsage, withoutCommon } from "../common-edge-usage.ts";
import { patienceOf } from "../gcp-serverless/patience.ts";
import { startPool } from "../instance-pool/start-pool.ts";
import { withInit } from "../instance-pool/with-init.ts";
import type { Observation, Station, StationRun } from "../station.ts";
import { functionUsage } from "./function-usage.ts";
import type { GcpFunctions1stGenSettings } from "./settings.ts";

/** A function as it serves that workload: its own start-up work is added, and requests wait as long as that makes them. */
export function asServing(
  settings: GcpFunctions1stGenSettings,
  workload: Workload,
  samples?: StationRun["samples"],
): GcpFunctions1stGenSettings {
  const started = withInit(settings, workload);
  return { ...started, line: { ...settings.line!, patience: settings.patience ?? patienceOf(started, samples) } };
}

/**
 * The instances of a function; of several, each has its own, whatever they share. In one account they stand behind one
 * front door.
 */
export function startFunction(settings: GcpFunctions1stGenSettings, workload: Workload, run: StationRun): Station {
  const start = (whole: Workload) =>
    startPool((served) => asServing(settings, served, run.samples), {
      workload: whole,
      run,
      usage: functionUsage(settings),
    });
  if (!("functions" in workload) || workload.sharing === "none") return start(workload);
  const apart = start({ ...workload, sharing: "none" });
  return {
    offer: (block) => apart.offer(block),
    finish: () => behindOneDoor(apart.finish(), { settings, workload, window: run.windowEnd - run.windowStart }),
  };
}

interface Together {
  readonly settings: GcpFunctions1stGenSettings;
  readonly workload: SeveralFunctions;
  /** Microseconds. */
  readonly window: number;
}

/** The same observation with one front door and one set of gateways before all functions. */
function behindOneDoor(seen: Observation, { settings, workload, window }: Together): Observation {
  const functions = seen.functions!.map((one) => ({ ...one, usage: withoutCommon(one.usage!) }));
  const through = functions.map(({ offered, retried }, place) => ({
    sizes: workload.functions[place]!,
    offered: offered + retried,
  }));
  const span = { window, addresses: 0, running: seen.instanceTime / window };
  return {
    ...seen,
    functions,
    usage: { ...sumUsage(functions.map(({ usage }) => usage)), ...commonEdgeUsage(settings, through, span) },
  };
}
