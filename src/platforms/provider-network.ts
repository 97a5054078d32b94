import { bytesPerGigabyte } from "../units/size.ts";
import { ownPrices } from "../usage/price-need.ts";
import type { Provider } from "./provider.ts";

/** The rate cards of what lies around a provider's instances. */
export interface ProviderNetwork {
  /** The provider's name in a sentence. */
  readonly inWords: string;
  /** Null where what leaves for the internet costs nothing. */
  readonly egress: string | null;
  readonly logs: string;
  /** Bytes in the GB by which its logs are priced. */
  readonly bytesPerLogGb: number;
  /** Null where it rents no addresses, and no gateways. */
  readonly ipv4: string | null;
  /** Whether the address of a spot machine has a price of its own. */
  readonly ipv4BySpot: boolean;
  readonly nat: NatOffer | null;
}

export interface NatOffer {
  readonly card: string;
  /** While so few machines use a gateway each of them is billed, instead of the gateway; null: never. */
  readonly machinesBilledUpTo: number | null;
}

/** Azure Monitor counts 10^9 bytes to the GB of logs; AWS's egress and Google's prices are by binary GB. */
export const providerNetworks: Readonly<Record<Provider, ProviderNetwork>> = {
  aws: {
    inWords: "AWS",
    egress: "aws-internet-egress",
    logs: "aws-cloudwatch-logs",
    bytesPerLogGb: bytesPerGigabyte,
    ipv4: "aws-public-ipv4",
    ipv4BySpot: false,
    nat: { card: "aws-nat", machinesBilledUpTo: null },
  },
  azure: {
    inWords: "Azure",
    egress: "azure-internet-egress",
    logs: "azure-logs",
    bytesPerLogGb: 1e9,
    ipv4: "azure-ipv4",
    ipv4BySpot: false,
    nat: { card: "azure-nat", machinesBilledUpTo: null },
  },
  gcp: {
    inWords: "Google Cloud",
    egress: "gcp-internet-egress",
    logs: "gcp-logging",
    bytesPerLogGb: bytesPerGigabyte,
    ipv4: "gcp-ipv4",
    ipv4BySpot: true,
    // Cloud NAT price page, 2024-07-01.
    nat: { card: "gcp-nat", machinesBilledUpTo: 32 },
  },
  // Responses are free of charge (Cloudflare documentation, Workers pricing, 2026-11). No source prices logs by the GB.
  cloudflare: {
    inWords: "Cloudflare",
    egress: null,
    logs: "cloudflare-workers",
    bytesPerLogGb: bytesPerGigabyte,
    ipv4: null,
    ipv4BySpot: false,
    nat: null,
  },
  own: {
    inWords: "a host of your own",
    egress: ownPrices,
    logs: ownPrices,
    bytesPerLogGb: bytesPerGigabyte,
    ipv4: null,
    ipv4BySpot: false,
    nat: null,
  },
};
