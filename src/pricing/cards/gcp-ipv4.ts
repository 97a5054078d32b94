import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

type Origin = Pick<PrintedRate, "source" | "effectiveDate" | "confirmed">;

function inUse(origin: Origin): readonly PrintedRate[] {
  return [
    { meter: "ipv4Hours", label: "Public IPv4 addresses", price: 0.005, ...origin },
    {
      meter: "ipv4Hours",
      label: "Public IPv4 addresses, spot machines",
      purchase: "spot",
      price: 0.0025,
      source: "half of other machines', as Google's price page is remembered; not checked, no source found",
      effectiveDate: "2026-11",
      confirmed: false,
    },
  ];
}

/** An external address in use by a machine; twice as much unused. */
export const gcpIpv4UsCentral1: RateCard = rateCard(
  "gcp-ipv4",
  "us-central1",
  inUse({
    source: "Infracost reference output (Cloud Pricing API): 730 h for 3.65 USD",
    effectiveDate: "2026-04-02",
  }),
);
export const gcpIpv4EuropeWest1: RateCard = rateCard(
  "gcp-ipv4",
  "europe-west1",
  inUse({
    source: "as us-central1; not checked, no source found",
    effectiveDate: "2026-11-21",
    confirmed: false,
  }),
);
