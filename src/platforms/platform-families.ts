import type { PlatformFamily } from "./platform.ts";

/**
 * What serves the requests on each platform: the `family` of each of `platforms`, here without the models and prices
 * behind it, so that a page can draw an answer without carrying them.
 */
export const platformFamilies: Readonly<Record<string, PlatformFamily>> = {
  "aws-lambda": "functions",
  "aws-lambda-edge": "functions",
  "cloudflare-workers": "functions",
  "aws-fargate": "containers",
  "gcp-cloud-run": "containers",
  "gcp-functions-1st-gen": "functions",
  "azure-functions-consumption": "functions",
  "azure-functions-flex": "functions",
  "azure-functions-premium": "functions",
  "aws-ec2": "machines",
  knative: "containers",
  openfaas: "containers",
  "azure-vm": "machines",
  "gcp-compute-engine": "machines",
  server: "machines",
};
