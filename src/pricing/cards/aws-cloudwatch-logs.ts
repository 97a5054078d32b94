import type { RateCard } from "../rate.ts";
import { rateCard } from "../rate-card.ts";

/**
 * Log data taken in. Since May 2025 the logs of Lambda functions (variant "lambda") get cheaper with volume; tier ends
 * are read as binary, 1,024 GB to the TB, like those of egress. No source gives the prices in eu-west-1.
 */
export const awsCloudwatchLogsUsEast1: RateCard = rateCard("aws-cloudwatch-logs", "us-east-1", [
  {
    meter: "logsGb",
    label: "Logs, Lambda",
    variant: "lambda",
    price: [
      { upTo: 10_240, price: 0.5 },
      { upTo: 30_720, price: 0.25 },
      { upTo: 51_200, price: 0.1 },
      { upTo: null, price: 0.05 },
    ],
    source: "AWS announcement of tiered prices for Lambda logs, May 2025",
    effectiveDate: "2026-08-24",
  },
  {
    meter: "logsGb",
    label: "Logs",
    variant: "standard",
    price: 0.5,
    source: "Infracost reference output (Cloud Pricing API)",
    effectiveDate: "2024-07-01",
  },
]);
