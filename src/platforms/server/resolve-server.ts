import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import { type OwnPrice, ownPrices, type PriceNeed } from "../../usage/price-need.ts";
import type { Workload } from "../../workloads/workload.ts";
import { defaultRegions } from "../default-regions.ts";
import { resolveMachines } from "../machines/resolve-machines.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { describeServers } from "./describe-servers.ts";
import type { HostPrice } from "./price-field.ts";
import type { ServerGiven, ServerSettings } from "./settings.ts";

const region = defaultRegions.own;

/**
 * Fills in hosts at the user's own price. A price by the month is that of each hour of the scenario's month (`month`, in
 * microseconds), in which the hosts run all the time.
 */
export function resolveServer(
  given: ServerGiven,
  workload: Workload,
  month: number,
): ResolvedCandidate<ServerSettings> {
  const { vcpus, memory, instances = { kind: "fixed", count: 1 }, price } = given;
  const hours: PriceNeed = {
    card: ownPrices,
    region,
    variant: null,
    meters: ["instanceHours"],
    own: hourlyPrice(price, month / microsecondsPer.h),
  };
  const resolved = resolveMachines(
    given,
    {
      provider: "own",
      logsVariant: "standard",
      region,
      type: { name: "the server", vcpus, memory, hyperthreaded: false },
      larger: (needed) => `set memory to ${formatSize(needed)} or more`,
      instances,
      purchase: "on-demand",
      committed: 0,
      billing: { billedFrom: { time: 0 }, least: 0, step: microsecondsPer.s, activeStep: null },
      boot: {
        settings: { kind: "constant", value: 0 },
        source: "never used: the hosts run all the time",
        date: "",
        confirmed: true,
      },
      credits: null,
      rented: null,
      describe: describeServers,
      assumptions: () => [],
      hourNeeds: [hours],
      warnings: [],
    },
    workload,
  );
  return { ...resolved, priceNeeds: resolved.priceNeeds.map((need) => withOwnPrice(need, given)) };
}

function hourlyPrice({ amount, per }: HostPrice, hoursOfMonth: number): OwnPrice {
  const label = "Server";
  if (per === "h") return { label, price: amount };
  const working = `${formatSignificant(amount, 12)} USD / ${formatSignificant(hoursOfMonth, 12)} h a month`;
  return { label, price: amount / hoursOfMonth, working };
}

/** What goes out to the internet has the user's price too. */
function withOwnPrice(need: PriceNeed, { egress }: ServerGiven): PriceNeed {
  if (egress === undefined || !need.meters.includes("egressGb")) return need;
  return { ...need, own: { label: "Internet egress", price: egress } };
}
