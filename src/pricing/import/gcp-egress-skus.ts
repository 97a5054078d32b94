import { gcpOrigin } from "./gcp-priced-sku.ts";
import type { GcpKind, GcpRates, GcpService } from "./gcp-service.ts";

interface Role {
  readonly to: string;
  readonly byVpn: boolean;
}

/** "Network Internet Data Transfer Out from Americas to EMEA", which older lists call "Egress". */
const description = /^Network (Vpn )?Internet (?:Egress|Data Transfer Out) from (.+) to (.+)$/;

/**
 * Data out to the internet. A card has one price of it: that within the part of the world, or to the one destination that
 * was asked for; only then is that through a VPN taken, where there is no plain one.
 */
export const gcpEgressSkus: GcpService<Role> = {
  kindOf({ sku, price }, { destination }): GcpKind<Role> {
    const match = description.exec(sku.description);
    if (match === null) return { leftOut: "network SKUs other than internet egress" };
    const [, vpn, from = "", to = ""] = match;
    const wanted = destination ?? from;
    if (to.toLowerCase() !== wanted.toLowerCase()) {
      return { leftOut: "internet egress to other parts of the world, of which --destination names one" };
    }
    if (vpn !== undefined && destination === null) return { leftOut: "internet egress by VPN" };
    if (price.unit !== "GiBy") return { unknown: `its unit ${JSON.stringify(price.unit)} is not GiBy` };
    return { role: { to, byVpn: vpn !== undefined } };
  },
  ratesOf(parts, { region: only }): GcpRates {
    const offers = parts.flatMap((part) => {
      const { to, byVpn } = part.role;
      const label = `Internet egress to ${to}${byVpn ? ", by VPN" : ""}`;
      const rate = { meter: "egressGb", label, price: part.price.price, free: part.price.free } as const;
      const whole = { ...rate, ...gcpOrigin([part]), sku: part.sku.skuId, rank: byVpn ? 1 : 0 };
      return part.sku.serviceRegions
        .filter((region) => only === null || region === only)
        .map((region) => ({ ...whole, card: "gcp-internet-egress", region }));
    });
    return { offers };
  },
};
