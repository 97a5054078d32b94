import { defaultRegions } from "../default-regions.ts";
import { startPool } from "../instance-pool/start-pool.ts";
import { machineLimits } from "../machines/describe-machines.ts";
import { hoursUsage } from "../machines/machine-usage.ts";
import type { Platform } from "../platform.ts";
import { describeServers } from "./describe-servers.ts";
import { resolveServer } from "./resolve-server.ts";
import { type ServerGiven, type ServerSettings, serverSchema } from "./settings.ts";

/** Hosts of the user's own, or rented where no rate card is at hand, at the user's price. */
export const server: Platform<ServerGiven, ServerSettings> = {
  kind: "server",
  family: "machines",
  defaultRegion: defaultRegions.own,
  schema: serverSchema,
  resolve: resolveServer,
  start: (settings, workload, run) => {
    return startPool(settings, { workload, run, usage: (consumed, span) => hoursUsage(settings, consumed, span) });
  },
  pool: { committedForAYear: null, describe: describeServers, limits: machineLimits },
  worstCaseHour: () => null,
};
