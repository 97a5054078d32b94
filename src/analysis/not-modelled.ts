import type { CloudflareWorkersSettings } from "../platforms/cloudflare-workers/settings.ts";
import type { EdgeSettings } from "../platforms/edge-settings.ts";
import type { PlatformFamily } from "../platforms/platform.ts";
import { platforms } from "../platforms/platforms.ts";
import { poolSettingsOf } from "../platforms/pool-settings-of.ts";
import { providerNetworks } from "../platforms/provider-network.ts";
import type { Candidate } from "../scenario/scenario.ts";
import type { Result } from "./result.ts";

interface Gap {
  readonly what: string;
  readonly favours: string;
  readonly concerns: (candidates: readonly Candidate[]) => boolean;
}

const always = () => true;
const statesNat = ({ priceNeeds }: Candidate) => priceNeeds.some(({ meters }) => meters.includes("natHours"));
/** Not where the provider rents none, nor on the user's own host. */
const mightNeedNat = ({ settings }: Candidate) => {
  const { provider } = settings as Partial<EdgeSettings>;
  return provider === undefined || providerNetworks[provider].nat !== null;
};
const familyOf = (platform: string) => platforms[platform]?.family;
const isOf = (family: PlatformFamily) => (candidate: Candidate) => familyOf(candidate.platform) === family;
const isSpot = ({ priceNeeds }: Candidate) => priceNeeds.some(({ purchase }) => purchase === "spot");
const hasNodes = (candidate: Candidate) => (poolSettingsOf(candidate)?.nodes ?? null) !== null;
/** Nothing limits what it spends in an hour. */
const isUnbounded = ({ platform, settings }: Candidate) =>
  platform === "cloudflare-workers" && (settings as CloudflareWorkersSettings).plan === "paid";
const hasNoStaff = ({ operations }: Candidate) => operations === undefined;

/** Whether any candidate is all of that. */
const any =
  (...tests: readonly ((candidate: Candidate) => boolean)[]) =>
  (candidates: readonly Candidate[]) =>
    candidates.some((candidate) => tests.every((test) => test(candidate)));

/** What this version leaves out, and which side of a comparison looks better for it. */
const gaps: readonly Gap[] = [
  {
    what: "staff time for patching, deploying and being on call",
    favours: "virtual machines",
    concerns: any(isOf("machines"), hasNoStaff),
  },
  {
    what: "staff time for upgrading and watching a cluster",
    favours: "containers on nodes of one's own",
    concerns: any(isOf("containers"), hasNodes, hasNoStaff),
  },
  {
    what: "spot machines that are taken back",
    favours: "spot machines",
    concerns: any(isOf("machines"), isSpot),
  },
  {
    what: "spot containers that are taken back",
    favours: "spot containers",
    concerns: any(isOf("containers"), isSpot),
  },
  {
    what: "a machine or a zone that fails",
    favours: "virtual machines in small numbers",
    concerns: any(isOf("machines")),
  },
  {
    what: "a container that does not start, or ends unasked",
    favours: "containers in small numbers",
    concerns: any(isOf("containers")),
  },
  {
    what: "a runaway loop on a platform where no limit stops the spending",
    favours: "isolates",
    concerns: any(isUnbounded),
  },
  { what: "the storage of container images", favours: "containers", concerns: any(isOf("containers")) },
  { what: "retries by callers of failed and timed-out requests", favours: "neither", concerns: always },
  { what: "limits of network and disk throughput", favours: "neither", concerns: always },
  {
    what: "traffic between zones, NAT and data stores",
    favours: "neither",
    concerns: (candidates) => !candidates.some(statesNat),
  },
  {
    what: "traffic between zones and data stores",
    favours: "neither",
    concerns: (candidates) => candidates.some(statesNat),
  },
  {
    what: "NAT gateways of candidates that do not say whether they need any",
    favours: "those without the key nat",
    concerns: (candidates) =>
      candidates.some(statesNat) && candidates.some((one) => mightNeedNat(one) && !statesNat(one)),
  },
];

export function notModelled(candidates: readonly Candidate[]): Result["notModelled"] {
  return gaps.filter(({ concerns }) => concerns(candidates)).map(({ what, favours }) => ({ what, favours }));
}
