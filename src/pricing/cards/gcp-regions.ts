/** Regions in which Cloud Run costs its first tier of prices, as Google's firebase-tools lists them; 2026 may have more. */
export const cloudRunTier1 = [
  "us-central1",
  "us-east1",
  "us-east4",
  "us-west1",
  "europe-north1",
  "europe-west1",
  "europe-west4",
  "asia-east1",
  "asia-northeast1",
  "asia-northeast2",
] as const;

/** Of the regions of its second tier, those with figures of their own somewhere else or asked for most. */
export const cloudRunTier2 = ["us-west2", "europe-west2", "europe-west3", "asia-southeast1"] as const;

/** Regions in which functions of the first generation cost their first tier of prices (documentation, read 2026-11). */
export const functions1stGenTier1 = [
  "us-central1",
  "us-east1",
  "us-east4",
  "us-west1",
  "europe-west1",
  "europe-west2",
  "asia-east1",
  "asia-east2",
  "asia-northeast1",
  "asia-northeast2",
] as const;

/** Of all others, which are of the second tier, those where functions of the first generation are known to be offered. */
export const functions1stGenTier2 = ["us-west2", "europe-west3", "asia-southeast1"] as const;

/** Every region that one of Google's cards has. */
export const gcpRegions: readonly string[] = [
  ...new Set([...cloudRunTier1, ...cloudRunTier2, ...functions1stGenTier1, ...functions1stGenTier2]),
];

/** Where most of Google's prices are quoted for. */
export const gcpMainRegion = "us-central1";
