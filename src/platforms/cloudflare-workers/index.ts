import { defaultRegions } from "../default-regions.ts";
import { SeparateStations } from "../many-functions/separate-stations.ts";
import type { Platform } from "../platform.ts";
import { IsolateGroup } from "./isolate-group.ts";
import { IsolateStation } from "./isolate-station.ts";
import { resolveCloudflareWorkers } from "./resolve-cloudflare-workers.ts";
import { type CloudflareWorkersGiven, type CloudflareWorkersSettings, cloudflareWorkersSchema } from "./settings.ts";

/** Cloudflare Workers: isolates that serve many requests at once, paid by requests and CPU time and not by duration. */
export const cloudflareWorkers: Platform<CloudflareWorkersGiven, CloudflareWorkersSettings> = {
  kind: "cloudflare-workers",
  family: "functions",
  defaultRegion: defaultRegions.cloudflare,
  schema: cloudflareWorkersSchema,
  resolve: resolveCloudflareWorkers,
  start(settings, workload, run) {
    if (!("functions" in workload)) return new IsolateStation(settings, workload, run);
    if (workload.sharing === "account") return new IsolateGroup(settings, workload, run);
    return new SeparateStations(workload, run, (one, own) => new IsolateStation(settings, one, own));
  },
  // Nothing limits how many requests are served at once, so there is no most that an hour can cost.
  worstCaseHour: () => null,
};
