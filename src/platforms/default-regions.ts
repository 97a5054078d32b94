import type { Provider } from "./provider.ts";

/** Where a candidate runs that names no region; a host of the user's own is nowhere in particular. */
export const defaultRegions: Readonly<Record<Provider, string>> = {
  aws: "us-east-1",
  azure: "eastus",
  gcp: "us-central1",
  cloudflare: "global",
  own: "own",
};
