import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import { sharingAssumption } from "../many-functions/sharing-assumption.ts";
import { plans } from "./plans.ts";
import { type CloudflareWorkersSettings, workerLimits } from "./settings.ts";

const documented = {
  source: "Cloudflare documentation, Workers limits and pricing",
  date: "2026-11",
  setBy: "profile",
  confirmed: true,
} as const;

const choice = { date: "", setBy: "default", confirmed: false } as const;

/** What holds for Workers beside the values that a scenario may set. */
export function workerAssumptions(settings: CloudflareWorkersSettings, workload: Workload): readonly Assumption[] {
  return [
    planAssumption(settings),
    {
      ...documented,
      name: "internet egress",
      value: "free of charge; so are static assets, whose requests no Worker serves and which are not among these",
    },
    spendingAssumption(settings),
    {
      ...choice,
      name: "instances",
      value: "one for each request in service: how many isolates serve them is not published",
      source: "evenpoint: an isolate serves many requests at once, so there are fewer isolates than that",
    },
    {
      ...choice,
      name: "largest request",
      value: formatSize(workerLimits.request),
      source: "from memory; no source found",
      date: "2026-11",
    },
    {
      ...choice,
      name: "memory of an isolate",
      value: "128 MB for the footprint and one request; how many requests meet in one isolate is not modelled",
      source: "Cloudflare documentation for the 128 MB; no source says how requests share an isolate",
    },
    {
      ...choice,
      name: "billed CPU time",
      value: "that of the requests, not rounded; none for starting an isolate",
      source: "evenpoint default: no rounding and no charge for global scope is published",
    },
    ...functionAssumptions(workload),
  ];
}

function spendingAssumption({ plan }: CloudflareWorkersSettings): Assumption {
  const value =
    plan === "paid"
      ? "without a bound: no limit on concurrency or on requests stops the spending"
      : "nothing: the plan costs nothing and refuses what is beyond it";
  return { ...documented, name: "most that an hour can cost", value };
}

function planAssumption({ plan }: CloudflareWorkersSettings): Assumption {
  const { requestsPerDay, requestsPerMinute } = plans[plan];
  const name = "requests that the plan lets in";
  if (requestsPerDay === null) return { ...documented, name, value: "all" };
  return {
    ...documented,
    name,
    value: `${formatSignificant(requestsPerDay, 6)} a day of the account from 00:00 UTC on, and ${formatSignificant(requestsPerMinute, 6)} at once, which come back within a minute; of a day that lies in the window in part, the same part`,
  };
}

function functionAssumptions(workload: Workload): readonly Assumption[] {
  if (!("functions" in workload)) return [];
  const together = "each a Worker of its own, in one account with one plan";
  const apart = "each a Worker in an account of its own";
  return [sharingAssumption(workload, workload.sharing === "account" ? together : apart)];
}
