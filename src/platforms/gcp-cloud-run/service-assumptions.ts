import { sampleSources } from "../../engine/distributions/index.ts";
import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { leastPatience, meanStartUp } from "../gcp-serverless/patience.ts";
import { sharingAssumption } from "../many-functions/sharing-assumption.ts";
import { cloudRunLimits, type GcpCloudRunSettings } from "./settings.ts";
import { vcpusAtStart, withStartUpOf } from "./start-up.ts";

type Origin = Pick<Assumption, "source" | "date" | "confirmed">;

const documentation: Origin = { source: "Cloud Run documentation", date: "2026-11", confirmed: true };

const assumed = (name: string, value: string, origin: Origin): Assumption => {
  return { name, value, setBy: "profile", ...origin };
};

/** What a service takes for granted of Google, besides what the scenario may set. */
export function serviceAssumptions(settings: GcpCloudRunSettings, workload: Workload): readonly Assumption[] {
  return [
    assumed("patience of a waiting request", patience(settings, workload), {
      ...documentation,
      source: "Cloud Run documentation as quoted second-hand; then it is refused with status 429",
    }),
    assumed(
      "autoscaler",
      "looks every 5 s at the mean of the last minute; requests without a slot start instances at once",
      {
        ...documentation,
        source: "Cloud Run documentation; the 5 s are from an older text of it",
      },
    ),
    assumed("billed time", billedTime(settings), documentation),
    ...startUpWork(settings, workload),
    ...sharing(workload),
    assumed("body limit", `${formatSize(cloudRunLimits.body)} each way`, documentation),
  ];
}

function patience(settings: GcpCloudRunSettings, workload: Workload): string {
  const rule = `${formatMicroseconds(leastPatience)}, or 3.5 x the mean start-up where that is longer`;
  const parts = [settings.boot, ...functionsOf(workload).map(({ init }) => (init === null ? [] : [init.cpu, init.io]))];
  if (parts.flat().some((part) => sampleSources(part).length > 0)) return rule;
  if ("functions" in workload && workload.sharing === "none") return rule;
  const started = withStartUpOf(settings, workload, new Map());
  return `${rule}: ${formatMicroseconds(started.line!.patience!)} at a mean of ${formatMicroseconds(meanStartUp(started))}`;
}

function billedTime({ charged }: GcpCloudRunSettings): string {
  const rounded = "rounded up to 100 ms";
  return charged === "request-based"
    ? `while an instance starts its container or serves, overlapping requests once, ${rounded}; shutting down takes no time`
    : `from the start of an instance's container to its end, ${rounded}`;
}

/** How the workload's own start-up work is done, where there is any. */
function startUpWork(settings: GcpCloudRunSettings, workload: Workload): readonly Assumption[] {
  if (functionsOf(workload).every(({ init }) => init === null)) return [];
  const vcpus = formatSignificant(vcpusAtStart(settings));
  return [
    assumed("start-up work of the workload", `after the cold start; its CPU time spread evenly over ${vcpus} vCPU`, {
      source: "evenpoint default, no measurement found",
      date: "",
      confirmed: false,
    }),
  ];
}

/** What services do for several functions. */
function sharing(workload: Workload): readonly Assumption[] {
  if (!("functions" in workload)) return [];
  const together = "all in one service, a process of each in every instance";
  const apart = "each with a service and a front door of its own, all alike";
  return [sharingAssumption(workload, workload.sharing === "account" ? together : apart)];
}
