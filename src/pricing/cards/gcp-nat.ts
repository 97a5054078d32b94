import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";
import { gcpRegions } from "./gcp-regions.ts";

const pricePage: Pick<PrintedRate, "source" | "effectiveDate"> = {
  source: "Cloud NAT price page; Infracost reference output agrees",
  effectiveDate: "2024-07-01",
};

/**
 * While up to 32 machines use a gateway, an hour of each of them has a price; with more of them, an hour of the gateway
 * has. The same everywhere.
 */
export const gcpNat: readonly RateCard[] = gcpRegions.map((region) =>
  rateCard("gcp-nat", region, [
    { meter: "natHours", label: "NAT gateway, over 32 machines", price: 0.044, ...pricePage },
    { meter: "natMachineHours", label: "NAT gateway, machines that use it", price: 0.0014, ...pricePage },
    { meter: "natGb", label: "NAT gateway, data processed", price: 0.045, ...pricePage },
  ]),
);
