import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

const listed: Pick<PrintedRate, "effectiveDate"> = { effectiveDate: "2026-08-24" };

/** One price wherever the function runs, no tiers, and no free tier that is known of. */
export const awsLambdaEdge: RateCard = rateCard("aws-lambda-edge", "us-east-1", [
  {
    meter: "requests",
    label: "Lambda@Edge requests",
    price: 0.0000006,
    source: "AWS Lambda price page; AWS price list, AWSLambda offer",
    ...listed,
  },
  {
    meter: "gbSeconds",
    label: "Lambda@Edge duration",
    price: 0.00005001,
    source: "AWS Lambda price page, 0.00000625125 USD for 128 MB-seconds; AWS price list, AWSLambda offer",
    ...listed,
  },
]);
