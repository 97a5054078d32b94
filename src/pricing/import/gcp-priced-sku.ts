import type { GcpPrice, GcpSku } from "./gcp-catalogue.ts";
import { dateOfList } from "./list-date.ts";

/** A SKU with its price. */
export interface GcpPricedSku {
  readonly sku: GcpSku;
  readonly price: GcpPrice;
}

/** Source and date of a rate that one or more SKUs give; of several days, the latest. Refuses where none has a date. */
export function gcpOrigin(parts: readonly GcpPricedSku[]): { readonly source: string; readonly effectiveDate: string } {
  const ids = parts.map(({ sku }) => sku.skuId);
  const days = parts.map(({ sku, price }) =>
    dateOfList(price.effectiveDate ?? undefined, null, `SKU ${sku.skuId} has no effectiveTime`),
  );
  const source = `Cloud Billing catalogue, SKU ${ids.join(" and ")}`;
  return { source, effectiveDate: days.reduce((latest, day) => (day > latest ? day : latest)) };
}
