import type { DistributionSettings } from "../../engine/distributions/index.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Workload } from "../../workloads/workload.ts";
import { Choices } from "../choices.ts";
import { defaultRegions } from "../default-regions.ts";
import { resolveEdge } from "../edge-settings.ts";
import { formatDistribution, formatMicroseconds } from "../format-distribution.ts";
import type { Limit, ResolvedCandidate } from "../platform.ts";
import { workloadAssumptions } from "../workload-assumptions.ts";
import { cutWarnings } from "./cut-warnings.ts";
import { ineligibleBecause } from "./ineligible-because.ts";
import { type PlanName, plans } from "./plans.ts";
import type { CloudflareWorkersGiven, CloudflareWorkersSettings } from "./settings.ts";
import { workerAssumptions } from "./worker-assumptions.ts";

/** Warm latency of isolates over 38 million calls, about 10 ms; of containers it was 40 ms. */
const overheadDefault: DistributionSettings = { kind: "constant", value: 10_000 };
/** "Under 5 milliseconds". */
const coldStartDefault: DistributionSettings = { kind: "constant", value: 5_000 };
/** 99.99 % of the requests meet a warm isolate. */
const coldShareDefault = 0.0001;

/** Fills in a Cloudflare Workers candidate: settings, assumptions with their sources, limits and the prices it needs. */
export function resolveCloudflareWorkers(
  given: CloudflareWorkersGiven,
  workload: Workload,
): ResolvedCandidate<CloudflareWorkersSettings> {
  const choices = new Choices();
  const region = defaultRegions.cloudflare;
  const edge = resolveEdge(given, {
    provider: "cloudflare",
    region,
    logsVariant: "workers",
    targets: "functions",
    workload,
  });
  const settings: CloudflareWorkersSettings = {
    ...edge.settings,
    region,
    ...chosen(given, choices),
  };
  const { plan } = settings;
  return {
    settings,
    description: `Cloudflare Workers wherever Cloudflare is, ${plan} plan, at most ${formatMicroseconds(settings.cpuLimit)} of CPU time a request.`,
    assumptions: [
      ...choices.assumptions,
      ...edge.assumptions,
      ...workerAssumptions(settings, workload),
      ...workloadAssumptions(workload),
    ],
    ineligibleBecause: ineligibleBecause(settings, workload),
    warnings: cutWarnings(settings, workload),
    addedLatency: settings.addedLatency,
    limits: [...planLimits(settings, workload), ...edge.limits],
    priceNeeds: [
      {
        card: "cloudflare-workers",
        region,
        variant: plan,
        meters: ["requests", "cpuMilliseconds", ...(plans[plan].hasFee ? (["accountMonths"] as const) : [])],
      },
      ...edge.priceNeeds,
    ],
  };
}

function chosen(given: CloudflareWorkersGiven, choices: Choices) {
  const plan = choices.choose<PlanName>("plan", given.plan, "paid", {
    show: (name) => name,
    source: "evenpoint default",
    date: "",
    confirmed: true,
    setBy: "default",
  });
  const documentation = { source: "Cloudflare documentation, Workers limits", date: "2026-11", confirmed: true };
  return {
    plan,
    cpuLimit: choices.choose("CPU limit", given.cpuLimit, plans[plan].cpuLimit, {
      show: (limit) => `${formatMicroseconds(limit)} a request; waiting on others has no limit`,
      ...documentation,
    }),
    coldStart: choices.choose("cold start", given.coldStart, coldStartDefault, {
      show: formatDistribution,
      source: "Cloudflare blog, 2020-07-30: an isolate starts in under 5 ms, hidden in a new connection's handshake",
      date: "2020-07-30",
      confirmed: true,
    }),
    coldShare: choices.choose("requests that meet no warm isolate", given.coldShare, coldShareDefault, {
      show: (share) => `${formatSignificant(100 * share)} %, whatever the traffic`,
      source:
        "Cloudflare blog, 2025-09-26: 99.99 % of requests meet a warm isolate; rarely called Workers may find none more often",
      date: "2025-09-26",
      confirmed: true,
    }),
    addedLatency: [
      {
        name: "overhead",
        settings: choices.choose("platform overhead", given.overhead, overheadDefault, {
          show: formatDistribution,
          source: "about 10 ms warm on isolates over 38 million calls (arXiv 2604.15916); not of Workers alone",
          date: "2026-04",
          confirmed: false,
        }),
      },
    ],
    speed: choices.choose("vCPU speed", given.speed, 1, {
      show: (speed) =>
        `${formatSignificant(speed)} x the vCPU on which the work was measured; one thread, so that parallel work gains nothing`,
      source: "evenpoint default: same speed assumed",
      date: "",
      confirmed: false,
      setBy: "default",
    }),
  };
}

/** The plan's limits: of several Workers they hold for the account, so for all together or for each. */
function planLimits({ plan }: CloudflareWorkersSettings, workload: Workload): readonly Limit[] {
  const { requestsPerDay, requestsPerMinute } = plans[plan];
  if (requestsPerDay === null) return [];
  const each = "functions" in workload && workload.sharing === "none" ? " of a function" : "";
  return [
    { limit: `requests a day${each}`, value: requestsPerDay, measuredBy: "peakDayRequests" },
    { limit: `requests a minute${each}`, value: requestsPerMinute, measuredBy: "peakRequestRate" },
  ];
}
