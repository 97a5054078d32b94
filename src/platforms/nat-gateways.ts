import { z } from "zod";
import { bytesPerGigabyte, formatSize, sizeField } from "../units/size.ts";
import type { Meter, Usage } from "../usage/meter.ts";
import type { PriceNeed } from "../usage/price-need.ts";
import type { Assumption } from "./assumption.ts";
import { Choices } from "./choices.ts";
import type { Provider } from "./provider.ts";
import { type NatOffer, providerNetworks } from "./provider-network.ts";

/** More gateways than this are more likely a typing error. */
const mostGateways = 1000;

/** Gateways by which instances reach the internet, or other networks, without addresses of their own. */
export interface NatSettings {
  readonly gateways: number;
  /** Bytes of a served request that pass through one, both ways together. */
  readonly request: number;
}

export type NatGiven = { readonly [K in keyof NatSettings]?: number | undefined };

/** The candidate key `nat`; some have none to rent. */
export function natFieldOf(provider: Provider) {
  const keys = z.strictObject({
    gateways: z.int().min(1).max(mostGateways).optional(),
    request: sizeField.optional(),
  });
  return keys.refine(() => providerNetworks[provider].nat !== null, {
    error:
      provider === "own"
        ? "a host of your own rents no NAT gateway; leave nat out, or count what it costs with the host"
        : `${providerNetworks[provider].inWords} rents no NAT gateway; leave nat out`,
  });
}

/** What follows from a candidate's gateways. */
export interface ResolvedNat {
  /** Null: no gateway. */
  readonly settings: NatSettings | null;
  readonly assumptions: readonly Assumption[];
  readonly priceNeeds: readonly PriceNeed[];
}

export function resolveNat(given: NatGiven | undefined, provider: Provider, region: string): ResolvedNat {
  const { nat, ipv4 } = providerNetworks[provider];
  if (given === undefined || nat === null) return { settings: null, assumptions: [], priceNeeds: [] };
  const choices = new Choices();
  const settings = {
    gateways: choices.choose("NAT gateways", given.gateways, 1, {
      show: (count) => `${count}, each with a public address`,
      source: "evenpoint default: not said how many; one for each zone is safer",
      date: "",
      confirmed: false,
      setBy: "default",
    }),
    request: choices.choose("bytes of a request through the NAT gateways", given.request, 0, {
      show: (bytes) => `${formatSize(bytes)}, both ways, of every request that is served`,
      source: "evenpoint default: not said, so nothing is billed for it",
      date: "",
      confirmed: false,
      setBy: "default",
    }),
  };
  const hours: readonly Meter[] = nat.machinesBilledUpTo === null ? ["natHours"] : ["natHours", "natMachineHours"];
  return {
    settings,
    assumptions: [...choices.assumptions, ...machinesAssumptions(nat)],
    priceNeeds: [
      { card: nat.card, region, variant: null, meters: [...hours, "natGb"] },
      ...(ipv4 === null ? [] : [{ card: ipv4, region, variant: null, meters: ["ipv4Hours"] as const }]),
    ],
  };
}

function machinesAssumptions({ machinesBilledUpTo }: NatOffer): readonly Assumption[] {
  if (machinesBilledUpTo === null) return [];
  return [
    {
      name: "machines that use a NAT gateway",
      value: `every instance that runs; the gateway itself is billed where they are more than ${machinesBilledUpTo} on average`,
      source: "Cloud NAT price page of machines; that functions and containers count alike is not confirmed",
      date: "2024-07-01",
      setBy: "profile",
      confirmed: false,
    },
  ];
}

/** What gateways and their traffic are billed for, over a span of time. */
export interface NatSpan {
  readonly served: number;
  readonly hours: number;
  /** Instances that run, mean over the span. */
  readonly running: number;
}

export function natUsage(
  { gateways, request }: NatSettings,
  provider: Provider,
  { served, hours, running }: NatSpan,
): Usage {
  const few = providerNetworks[provider].nat?.machinesBilledUpTo ?? null;
  const natGb = (served * request) / bytesPerGigabyte;
  if (few === null) return { natHours: gateways * hours, natGb };
  // Both meters are always there, so that of several functions the common one replaces what each has.
  const areFew = running <= few * gateways;
  return { natHours: areFew ? 0 : gateways * hours, natMachineHours: areFew ? running * hours : 0, natGb };
}
