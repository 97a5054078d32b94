import type { RateCard } from "../rate.ts";
import { rateCard } from "../rate-card.ts";
import { gcpRegions } from "./gcp-regions.ts";

/** Log data taken in, 30 days of keeping it included; one price for all regions. The free 50 GB are a project's. */
export const gcpLogging: readonly RateCard[] = gcpRegions.map((region) =>
  rateCard("gcp-logging", region, [
    {
      meter: "logsGb",
      label: "Logs",
      price: 0.5,
      free: 50,
      source: "Google Cloud Observability price page; Infracost reference output of 2024-07-01 agrees",
      effectiveDate: "2024-10-01",
    },
  ]),
);
