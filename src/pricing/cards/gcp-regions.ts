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

/** Every region that one of Google's cards has. */
export const gcpRegions: readonly string[] = [...cloudRunTier1, ...cloudRunTier2];

/** Where most of Google's prices are quoted for. */
export const gcpMainRegion = "us-central1";
