import type { RateCard } from "../rate.ts";
import { awsAlbEuCentral1, awsAlbEuWest1, awsAlbUsEast1 } from "./aws-alb.ts";
import { awsCloudfront } from "./aws-cloudfront.ts";
import { awsCloudwatchLogsUsEast1 } from "./aws-cloudwatch-logs.ts";
import { awsEbsUsEast1 } from "./aws-ebs.ts";
import { awsEc2EuWest1, awsEc2UsEast1 } from "./aws-ec2.ts";
import { awsEksEuCentral1, awsEksEuWest1, awsEksUsEast1 } from "./aws-eks.ts";
import { awsFargateEuCentral1, awsFargateEuWest1, awsFargateUsEast1 } from "./aws-fargate.ts";
import { awsHttpApiEuWest1, awsHttpApiUsEast1 } from "./aws-http-api.ts";
import {
  awsInternetEgressEuCentral1,
  awsInternetEgressEuWest1,
  awsInternetEgressUsEast1,
} from "./aws-internet-egress.ts";
import { awsLambdaEuWest1, awsLambdaUsEast1 } from "./aws-lambda.ts";
import { awsLambdaEdge } from "./aws-lambda-edge.ts";
import { awsNatEuCentral1, awsNatEuWest1, awsNatUsEast1 } from "./aws-nat.ts";
import { awsPublicIpv4EuCentral1, awsPublicIpv4EuWest1, awsPublicIpv4UsEast1 } from "./aws-public-ipv4.ts";
import { awsRestApiUsEast1 } from "./aws-rest-api.ts";
import { azureAksEastUs, azureAksWestEurope } from "./azure-aks.ts";
import { azureApiManagementEastUs, azureApiManagementWestEurope } from "./azure-api-management.ts";
import { azureDiskEastUs, azureDiskWestEurope } from "./azure-disk.ts";
import { azureFunctionsConsumptionEastUs } from "./azure-functions-consumption.ts";
import { azureFunctionsFlexEastUs, azureFunctionsFlexWestEurope } from "./azure-functions-flex.ts";
import { azureFunctionsPremiumEastUs } from "./azure-functions-premium.ts";
import { azureInternetEgressEastUs, azureInternetEgressWestEurope } from "./azure-internet-egress.ts";
import { azureIpv4EastUs, azureIpv4WestEurope } from "./azure-ipv4.ts";
import { azureLoadBalancerEastUs, azureLoadBalancerWestEurope } from "./azure-load-balancer.ts";
import { azureLogsEastUs, azureLogsWestEurope } from "./azure-logs.ts";
import { azureNatEastUs, azureNatWestEurope } from "./azure-nat.ts";
import { azureVmEastUs, azureVmWestEurope } from "./azure-vm.ts";
import { cloudflareWorkers } from "./cloudflare-workers.ts";
import { gcpApiGateway } from "./gcp-api-gateway.ts";
import { gcpCloudRun } from "./gcp-cloud-run.ts";
import { gcpComputeEngineEuropeWest1, gcpComputeEngineUsCentral1 } from "./gcp-compute-engine.ts";
import { gcpDiskEuropeWest1, gcpDiskUsCentral1 } from "./gcp-disk.ts";
import { gcpFunctions1stGen } from "./gcp-functions-1st-gen.ts";
import { gcpGke } from "./gcp-gke.ts";
import { gcpInternetEgress } from "./gcp-internet-egress.ts";
import { gcpIpv4EuropeWest1, gcpIpv4UsCentral1 } from "./gcp-ipv4.ts";
import { gcpLoadBalancer } from "./gcp-load-balancer.ts";
import { gcpLogging } from "./gcp-logging.ts";
import { gcpNat } from "./gcp-nat.ts";
import { operations } from "./operations.ts";

/** Every rate card. A region that no source covers is left out: a price that is missing is an issue, never a zero. */
export const rateCards: readonly RateCard[] = [
  awsLambdaUsEast1,
  awsLambdaEuWest1,
  awsEc2UsEast1,
  awsEc2EuWest1,
  awsFargateUsEast1,
  awsFargateEuWest1,
  awsFargateEuCentral1,
  awsEksUsEast1,
  awsEksEuWest1,
  awsEksEuCentral1,
  awsEbsUsEast1,
  awsPublicIpv4UsEast1,
  awsPublicIpv4EuWest1,
  awsPublicIpv4EuCentral1,
  awsNatUsEast1,
  awsNatEuWest1,
  awsNatEuCentral1,
  awsAlbUsEast1,
  awsAlbEuWest1,
  awsAlbEuCentral1,
  awsHttpApiUsEast1,
  awsHttpApiEuWest1,
  awsRestApiUsEast1,
  awsInternetEgressUsEast1,
  awsInternetEgressEuWest1,
  awsInternetEgressEuCentral1,
  awsCloudwatchLogsUsEast1,
  azureVmEastUs,
  azureVmWestEurope,
  azureAksEastUs,
  azureAksWestEurope,
  azureFunctionsConsumptionEastUs,
  azureFunctionsPremiumEastUs,
  azureFunctionsFlexEastUs,
  azureFunctionsFlexWestEurope,
  azureDiskEastUs,
  azureDiskWestEurope,
  azureIpv4EastUs,
  azureIpv4WestEurope,
  azureNatEastUs,
  azureNatWestEurope,
  azureLoadBalancerEastUs,
  azureLoadBalancerWestEurope,
  azureApiManagementEastUs,
  azureApiManagementWestEurope,
  azureInternetEgressEastUs,
  azureInternetEgressWestEurope,
  azureLogsEastUs,
  azureLogsWestEurope,
  cloudflareWorkers,
  ...gcpCloudRun,
  ...gcpFunctions1stGen,
  gcpComputeEngineUsCentral1,
  gcpComputeEngineEuropeWest1,
  ...gcpGke,
  gcpDiskUsCentral1,
  gcpDiskEuropeWest1,
  gcpIpv4UsCentral1,
  gcpIpv4EuropeWest1,
  ...gcpNat,
  ...gcpLoadBalancer,
  ...gcpApiGateway,
  ...gcpInternetEgress,
  ...gcpLogging,
  awsLambdaEdge,
  ...awsCloudfront,
  operations,
];
