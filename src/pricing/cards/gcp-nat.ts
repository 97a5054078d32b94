import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";
import { gcpRegions } from "./gcp-regions.ts";

const pricePage: Pick<PrintedRate, "source" | "effectiveDate"> = {
  source: "Cloud NAT price page; Infracost reference output agrees",
  effectiveDate: "2024-07-01",
};

/**
 * A gateway's hour costs as much as machines use it, up to 32: variant "per-machine" prices an hour of each machine; the
 * one without a variant an hour of the gateway with more of them. The same everywhere.
 */
export const gcpNat: readonly RateCard[] = gcpRegions.map((region) =>
  rateCard("gcp-nat", region, [
    { meter: "natHours", label: "NAT gateway, over 32 machines", price: 0.044, ...pricePage },
    { meter: "natHours", label: "NAT gateway, by machine", variant: "per-machine", price: 0.0014, ...pricePage },
    { meter: "natGb", label: "NAT gateway, data processed", price: 0.045, ...pricePage },
  ]),
);
