import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

/** The free GB are those of a workspace. */
function analyticsLogs(price: number, origin: Pick<PrintedRate, "source" | "effectiveDate">): readonly PrintedRate[] {
  return [{ meter: "logsGb", label: "Logs", price, free: 5, ...origin }];
}

/** Analytics logs taken into Log Analytics, pay as you go; Azure counts 10^9 bytes to the GB. */
export const azureLogsEastUs: RateCard = rateCard(
  "azure-logs",
  "eastus",
  analyticsLogs(2.3, {
    source: "monitoringcost.com, Azure Monitor cost 2026 (second-hand)",
    effectiveDate: "2026",
  }),
);
export const azureLogsWestEurope: RateCard = rateCard(
  "azure-logs",
  "westeurope",
  analyticsLogs(2.99, {
    source: "Infracost reference output (Cloud Pricing API): 20 GB for 59.80 USD; free units: monitoringcost.com",
    effectiveDate: "2024-08-30",
  }),
);
