import type { DistributionSettings } from "../../engine/distributions/index.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { PriceNeed } from "../../usage/price-need.ts";
import type { Workload } from "../../workloads/workload.ts";
import { Choices } from "../choices.ts";
import { chooseSpeed } from "../choose-speed.ts";
import { type EdgeGiven, resolveEdge } from "../edge-settings.ts";
import { formatDistribution } from "../format-distribution.ts";
import { hasOwnPools } from "../instance-pool/has-own-pools.ts";
import { poolIneligibleBecause } from "../instance-pool/pool-ineligible-because.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { providerNetworks } from "../provider-network.ts";
import { type PublicAddresses, publicAddresses } from "../public-addresses.ts";
import { workloadAssumptions } from "../workload-assumptions.ts";
import { machineLimits } from "./describe-machines.ts";
import { autoCommitmentAssumptions, contentionWarnings, sharingAssumptions } from "./machine-assumptions.ts";
import type { RentedGiven, ServingGiven } from "./machine-fields.ts";
import type { MachineOffer } from "./machine-offer.ts";
import type { MachineSettings } from "./machine-settings.ts";

export type MachineGiven = ServingGiven & Pick<RentedGiven, "publicIpv4"> & EdgeGiven;

const overheadDefault: DistributionSettings = { kind: "constant", value: 1_000 };

/** Speed of a vCPU whose sibling hyperthread is busy; no source found, so an editable default. */
const siblingSpeedDefault = 0.65;

/** Fills in what all machines have: settings, assumptions with their sources, limits and the prices they need. */
export function resolveMachines(
  given: MachineGiven,
  offer: MachineOffer,
  workload: Workload,
): ResolvedCandidate<MachineSettings> {
  const { provider, logsVariant, region, type, rented } = offer;
  const choices = new Choices();
  const edge = resolveEdge(given, { provider, region, logsVariant, targets: "machines", workload });
  const addresses: PublicAddresses =
    rented === null ? { own: false, assumptions: [] } : publicAddresses(given.publicIpv4, edge.settings);
  const settings: MachineSettings = {
    ...edge.settings,
    region,
    instance: type.name,
    vcpus: type.vcpus,
    memory: type.memory,
    instances: offer.instances,
    slots: choices.choose("requests in service per machine", given.slots, 100, {
      show: (slots) => `at most ${formatSignificant(slots, 6)}`,
      source: "evenpoint default",
      date: "",
      confirmed: true,
      setBy: "default",
    }),
    queue: choices.choose("requests waiting per machine", given.queue, 1000, {
      show: (places) => `at most ${formatSignificant(places, 8)}`,
      source: "evenpoint default",
      date: "",
      confirmed: true,
      setBy: "default",
    }),
    balancing: choices.choose("balancing", given.balancing, "least-outstanding", {
      show: (policy) => policy,
      source: "evenpoint default",
      date: "",
      confirmed: true,
      setBy: "default",
    }),
    line: null,
    boot: [chooseBoot(given, offer, choices)],
    startsOnDemand: "never",
    standby: 0,
    launchRate: null,
    boost: null,
    billing: offer.billing,
    nodes: null,
    timeout: null,
    purchase: offer.purchase,
    committed: offer.committed,
    disk: rented?.disk ?? 0,
    publicIpv4: addresses.own,
    addedLatency: [{ name: "overhead", settings: chooseOverhead(given, choices) }, ...edge.latency],
    speed: chooseSpeed(given.speed, choices),
    siblingSpeed: chooseSiblingSpeed(given, offer, choices),
    credits: offer.credits,
  };
  return {
    settings,
    description: offer.describe(settings),
    assumptions: [
      ...choices.assumptions,
      ...offer.assumptions(settings),
      ...autoCommitmentAssumptions(settings),
      ...edge.assumptions,
      ...addresses.assumptions,
      ...sharingAssumptions(workload),
      ...workloadAssumptions(workload),
    ],
    ineligibleBecause: poolIneligibleBecause(
      settings,
      { owner: type.name, memory: type.memory, larger: offer.larger },
      workload,
    ),
    warnings: [...offer.warnings, ...contentionWarnings(settings, workload)],
    addedLatency: settings.addedLatency,
    limits: [...machineLimits(settings, hasOwnPools(workload)), ...edge.limits],
    priceNeeds: [...offer.hourNeeds, ...partNeeds(settings, offer), ...edge.priceNeeds],
  };
}

function partNeeds(
  { region, disk, publicIpv4, provider, purchase }: MachineSettings,
  { rented }: MachineOffer,
): readonly PriceNeed[] {
  const { ipv4, ipv4BySpot } = providerNetworks[provider];
  const bought = ipv4BySpot && purchase === "spot" ? { purchase } : {};
  return [
    ...(rented !== null && disk > 0 ? [{ ...rented.diskPrice, region, meters: ["diskGbMonths"] as const }] : []),
    ...(publicIpv4 && ipv4 !== null
      ? [{ card: ipv4, region, variant: null, ...bought, meters: ["ipv4Hours"] as const }]
      : []),
  ];
}

function chooseOverhead(given: MachineGiven, choices: Choices): DistributionSettings {
  return choices.choose("platform overhead", given.overhead, overheadDefault, {
    show: formatDistribution,
    source: "evenpoint default, no measurement found",
    date: "",
    confirmed: false,
    setBy: "default",
  });
}

function chooseSiblingSpeed(given: MachineGiven, { type }: MachineOffer, choices: Choices): number {
  if (!type.hyperthreaded && given.siblingSpeed === undefined) return 1;
  return choices.choose("speed of a vCPU whose sibling is busy", given.siblingSpeed, siblingSpeedDefault, {
    show: (speed) => `${formatSignificant(speed)} x`,
    source: "evenpoint default for types whose vCPUs are hyperthreads, no measurement found",
    date: "",
    confirmed: false,
  });
}

/** The time to boot is listed where it is used. */
function chooseBoot(given: MachineGiven, { instances, boot }: MachineOffer, choices: Choices): DistributionSettings {
  const { settings, ...origin } = boot;
  if (instances.kind !== "growing") return given.boot ?? settings;
  const listing = { show: formatDistribution, ...origin, setBy: "default" as const };
  return choices.choose("boot, from launch to in service", given.boot, settings, listing);
}
