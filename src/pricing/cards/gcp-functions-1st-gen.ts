import type { Credit } from "../credit.ts";
import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";
import { functions1stGenTier1, functions1stGenTier2 } from "./gcp-regions.ts";

/** USD per second; of a minimum instance that idles, memory costs as much as in use. */
interface Tier {
  readonly gb: number;
  readonly ghz: number;
  readonly idleGhz: number;
}

const tier1: Tier = { gb: 0.0000025, ghz: 0.00001, idleGhz: 0.000001 };
const tier2: Tier = { gb: 0.0000035, ghz: 0.000014, idleGhz: 0.00000145 };

const firebaseTools = {
  source: "Google's firebase-tools (src/deploy/functions/pricing.ts)",
  effectiveDate: "2026-11",
} as const;
const infracostToo = {
  source: `${firebaseTools.source}; Infracost reference output of 2024-12 agrees`,
  effectiveDate: "2026-11",
} as const;

/** Invocations cost the same everywhere and are charged whatever becomes of them. */
function rates({ gb, ghz, idleGhz }: Tier): readonly PrintedRate[] {
  return [
    { meter: "requests", label: "Invocations", price: 0.0000004, free: 2_000_000, ...infracostToo },
    { meter: "gbSeconds", label: "Memory", price: gb, ...infracostToo },
    { meter: "ghzSeconds", label: "CPU", price: ghz, ...infracostToo },
    { meter: "idleMemoryGbSeconds", label: "Idle memory", price: gb, ...firebaseTools },
    { meter: "idleGhzSeconds", label: "Idle CPU", price: idleGhz, ...firebaseTools },
  ];
}

const freeTier = {
  label: "free tier",
  variant: null,
  ...firebaseTools,
  source: `${firebaseTools.source}: a discount at tier 1 prices, whatever the region`,
  confirmed: true,
} as const;

/** 400,000 GB-s and 200,000 GHz-s a month and billing account at tier 1 prices; idle seconds draw on the same dollars. */
const credits: readonly Credit[] = [
  { ...freeTier, meters: ["gbSeconds", "idleMemoryGbSeconds"], amount: 1 },
  { ...freeTier, meters: ["ghzSeconds", "idleGhzSeconds"], amount: 2 },
];

function cards(regions: readonly string[], tier: Tier): readonly RateCard[] {
  return regions.map((region) => rateCard("gcp-functions-1st-gen", region, rates(tier), { credits }));
}

/** Cloud Functions of the first generation, by region. */
export const gcpFunctions1stGen: readonly RateCard[] = [
  ...cards(functions1stGenTier1, tier1),
  ...cards(functions1stGenTier2, tier2),
];
