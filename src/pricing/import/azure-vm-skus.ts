import type { AzureItem } from "./azure-page.ts";
import type { AzureKind } from "./azure-service.ts";

const hoursOfYear = 8760;

/** Terms of a reservation, whose price is that of the whole term though its unit says "1 Hour". */
const terms: Readonly<Record<string, { readonly purchase: string; readonly words: string; readonly years: number }>> = {
  "1 Year": { purchase: "reserved-1y", words: "reserved for 1 year", years: 1 },
  "3 Years": { purchase: "reserved-3y", words: "reserved for 3 years", years: 3 },
};

/** Service "Virtual Machines": Linux machines on demand, by spot, and reserved. */
export function azureVmKind({ productName, skuName, type, reservationTerm = "", armSkuName }: AzureItem): AzureKind {
  if (/ Windows$/.test(productName)) return { leftOut: "machines with Windows" };
  if (/cloud ?services|dedicated host/i.test(productName)) return { leftOut: "machines of another service" };
  if (/ Low Priority$/.test(skuName)) return { leftOut: "machines of low priority, which spot has replaced" };
  if (/ Promo$/.test(skuName)) return { leftOut: "promotions" };
  const variant = armSkuName.replace(/^Standard_/, "");
  if (variant === "" || variant === armSkuName) return { unknown: "it names no size that begins with Standard_" };
  const rate = { card: "azure-vm", variant, unit: "Hour" } as const;
  if (type === "Reservation") {
    const term = Object.hasOwn(terms, reservationTerm) ? terms[reservationTerm] : undefined;
    if (term === undefined) return { leftOut: `reservations for ${reservationTerm || "no term"}` };
    const { purchase, words, years } = term;
    const termHours = years * hoursOfYear;
    return { rate: { ...rate, meter: "committedHours", purchase, label: `${variant}, ${words}`, termHours } };
  }
  if (type !== "Consumption") return { leftOut: `prices of the type ${type}` };
  if (/ Spot$/.test(skuName)) {
    return { rate: { ...rate, meter: "instanceHours", purchase: "spot", label: `${variant}, spot` } };
  }
  return { rate: { ...rate, meter: "instanceHours", label: `${variant}, pay as you go` } };
}
