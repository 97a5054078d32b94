import { awsEc2 } from "./aws-ec2/index.ts";
import { awsFargate } from "./aws-fargate/index.ts";
import { awsLambda } from "./aws-lambda/index.ts";
import { awsLambdaEdge } from "./aws-lambda-edge/index.ts";
import { azureFunctionsConsumption } from "./azure-functions-consumption/index.ts";
import { azureFunctionsFlex } from "./azure-functions-flex/index.ts";
import { azureFunctionsPremium } from "./azure-functions-premium/index.ts";
import { azureVm } from "./azure-vm/index.ts";
import { cloudflareWorkers } from "./cloudflare-workers/index.ts";
import { gcpCloudRun } from "./gcp-cloud-run/index.ts";
import { gcpComputeEngine } from "./gcp-compute-engine/index.ts";
import { gcpFunctions1stGen } from "./gcp-functions-1st-gen/index.ts";
import { knative } from "./knative/index.ts";
import { openfaas } from "./openfaas/index.ts";
import type { Platform } from "./platform.ts";
import { server } from "./server/index.ts";

/** A platform whose settings' shape only the platform itself knows. */
// biome-ignore lint/suspicious/noExplicitAny: each platform takes back the settings that it gave out
export type AnyPlatform = Platform<any, any>;

/** Every platform a candidate may name. */
export const platforms: Readonly<Record<string, AnyPlatform>> = {
  "aws-lambda": awsLambda,
  "aws-lambda-edge": awsLambdaEdge,
  "cloudflare-workers": cloudflareWorkers,
  "aws-fargate": awsFargate,
  "gcp-cloud-run": gcpCloudRun,
  "gcp-functions-1st-gen": gcpFunctions1stGen,
  "azure-functions-consumption": azureFunctionsConsumption,
  "azure-functions-flex": azureFunctionsFlex,
  "azure-functions-premium": azureFunctionsPremium,
  "aws-ec2": awsEc2,
  knative,
  openfaas,
  "azure-vm": azureVm,
  "gcp-compute-engine": gcpComputeEngine,
  server,
};
