/** Whose prices, network and front doors; `own`: a host of the user's, whose prices the scenario gives. */
export const providers = ["aws", "azure", "gcp", "cloudflare", "own"] as const;
export type Provider = (typeof providers)[number];
