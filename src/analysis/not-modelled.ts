import type { EdgeSettings } from "../platforms/edge-settings.ts";
import { platforms } from "../platforms/platforms.ts";
import type { Candidate } from "../scenario/scenario.ts";
import type { Result } from "./result.ts";

interface Gap {
  readonly what: string;
  readonly favours: string;
  readonly concerns: (candidates: readonly Candidate[]) => boolean;
}

const always = () => true;
const statesNat = ({ priceNeeds }: Candidate) => priceNeeds.some(({ meters }) => meters.includes("natHours"));
/** The user's own host has none that a provider bills. */
const mightNeedNat = ({ settings }: Candidate) => (settings as Partial<EdgeSettings>).provider !== "own";
const familyOf = (platform: string) => platforms[platform]?.family;

/** What this version leaves out, and which side of a comparison looks better for it. */
const gaps: readonly Gap[] = [
  {
    what: "staff time for patching, deploying and being on call",
    favours: "virtual machines",
    concerns: (candidates) =>
      candidates.some(({ platform, operations }) => familyOf(platform) === "machines" && operations === undefined),
  },
  {
    what: "spot machines that are taken back",
    favours: "spot machines",
    concerns: (candidates) =>
      candidates.some(({ priceNeeds }) => priceNeeds.some(({ purchase }) => purchase === "spot")),
  },
  {
    what: "a machine or a zone that fails",
    favours: "virtual machines in small numbers",
    concerns: (candidates) => candidates.some(({ platform }) => familyOf(platform) === "machines"),
  },
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
