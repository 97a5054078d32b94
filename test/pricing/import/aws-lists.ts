/** A price dimension of an offer file, as AWS writes it. */
export interface Dimension {
  readonly unit?: string;
  readonly from?: string;
  readonly upTo?: string;
  readonly price: string;
  readonly currency?: string;
}

export interface Product {
  readonly family: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly onDemand?: readonly Dimension[];
}

/** An offer file made by hand, for services of which no excerpt is at hand. */
export function offerFile(
  offerCode: string,
  products: Readonly<Record<string, Product>>,
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(products);
  return {
    formatVersion: "v1.0",
    offerCode,
    publicationDate: "2026-09-19T12:00:00Z",
    products: Object.fromEntries(
      entries.map(([sku, { family, attributes }]) => [sku, { sku, productFamily: family, attributes }]),
    ),
    terms: {
      OnDemand: Object.fromEntries(
        entries.map(([sku, { onDemand = [] }]) => [sku, { [`${sku}.JRTCKXETXF`]: term(sku, onDemand) }]),
      ),
    },
  };
}

function term(sku: string, dimensions: readonly Dimension[]): unknown {
  const written = dimensions.map(({ unit = "Hrs", from = "0", upTo = "Inf", price, currency = "USD" }, i) => {
    const rateCode = `${sku}.JRTCKXETXF.${i}`;
    return [rateCode, { rateCode, beginRange: from, endRange: upTo, unit, pricePerUnit: { [currency]: price } }];
  });
  return { offerTermCode: "JRTCKXETXF", sku, priceDimensions: Object.fromEntries(written), termAttributes: {} };
}
