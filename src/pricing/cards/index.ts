import type { RateCard } from "../rate.ts";
import { awsAlbEuWest1, awsAlbUsEast1 } from "./aws-alb.ts";
import { awsCloudwatchLogsUsEast1 } from "./aws-cloudwatch-logs.ts";
import { awsEbsUsEast1 } from "./aws-ebs.ts";
import { awsEc2EuWest1, awsEc2UsEast1 } from "./aws-ec2.ts";
import { awsHttpApiEuWest1, awsHttpApiUsEast1 } from "./aws-http-api.ts";
import { awsInternetEgressEuWest1, awsInternetEgressUsEast1 } from "./aws-internet-egress.ts";
import { awsLambdaEuWest1, awsLambdaUsEast1 } from "./aws-lambda.ts";
import { awsPublicIpv4EuWest1, awsPublicIpv4UsEast1 } from "./aws-public-ipv4.ts";
import { awsRestApiUsEast1 } from "./aws-rest-api.ts";
import { operations } from "./operations.ts";

/** Every rate card. A region that no source covers is left out: a price that is missing is an issue, never a zero. */
export const rateCards: readonly RateCard[] = [
  awsLambdaUsEast1,
  awsLambdaEuWest1,
  awsEc2UsEast1,
  awsEc2EuWest1,
  awsEbsUsEast1,
  awsPublicIpv4UsEast1,
  awsPublicIpv4EuWest1,
  awsAlbUsEast1,
  awsAlbEuWest1,
  awsHttpApiUsEast1,
  awsHttpApiEuWest1,
  awsRestApiUsEast1,
  awsInternetEgressUsEast1,
  awsInternetEgressEuWest1,
  awsCloudwatchLogsUsEast1,
  operations,
];
