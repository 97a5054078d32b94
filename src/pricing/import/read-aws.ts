import { awsAlbSkus } from "./aws-alb-skus.ts";
import { awsEc2Skus } from "./aws-ec2-skus.ts";
import { awsFargateSkus } from "./aws-fargate-skus.ts";
import { awsLambdaSkus } from "./aws-lambda-skus.ts";
import { type AwsOffer, type AwsProduct, awsOffer, awsProduct, awsTerms, awsTiers, freeUnits } from "./aws-offer.ts";
import { awsRegion } from "./aws-regions.ts";
import { reservedRate } from "./aws-reservations.ts";
import type { AwsRate, AwsService } from "./aws-service.ts";
import { dateOfList } from "./list-date.ts";
import type { OfferedRate } from "./offered-rate.ts";
import { type ImportOptions, type PriceDocument, PriceListError, type ReadPrices } from "./read-prices.ts";
import { type SkuOutcome, SkuSorter } from "./sku-sorter.ts";

/** Offer codes of the services whose products are rates of a card. */
const services: Readonly<Record<string, AwsService>> = {
  AmazonEC2: awsEc2Skus,
  AmazonECS: awsFargateSkus,
  AWSELB: awsAlbSkus,
  AWSLambda: awsLambdaSkus,
};

/** Reads AWS offer files (index.json), one service each. */
export function readAws(documents: readonly PriceDocument[], options: ImportOptions): ReadPrices {
  const sorter = new SkuSorter();
  const rates = documents.map((document) => inFile(document.name, () => readOffer(document, options, sorter)));
  return {
    skus: sorter.skus,
    offers: rates.flatMap(({ offers }) => offers),
    unknown: sorter.unknown,
    leftOut: sorter.leftOut,
    missing: rates.flatMap(({ missing }) => missing),
    warnings: [],
  };
}

/** What is wrong with a price says its SKU, and of several files one has that. */
function inFile<Result>(name: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof PriceListError) || error.message.startsWith(`${name}: `)) throw error;
    throw new PriceListError(`${name}: ${error.message}`);
  }
}

interface OfferRates {
  readonly offers: readonly OfferedRate[];
  readonly missing: readonly string[];
}

function readOffer({ name, value }: PriceDocument, options: ImportOptions, sorter: SkuSorter): OfferRates {
  const offer = awsOffer(name, value);
  const service = Object.hasOwn(services, offer.offerCode) ? services[offer.offerCode] : undefined;
  if (service === undefined) {
    const known = Object.keys(services).join(", ");
    throw new PriceListError(`${name}: no card comes from the service ${offer.offerCode} (services: ${known})`);
  }
  if (Object.keys(offer.products).length === 0) {
    throw new PriceListError(`${name}: it lists no products: fetch the offer file of a region that has the service`);
  }
  const what = `${name}: the offer file has no publicationDate`;
  const effectiveDate = dateOfList(offer.publicationDate, options.date, what);
  const context = { offer, service, options, effectiveDate, free: new Map<string, number>() };
  const found: OfferedRate[] = [];
  for (const [sku, entry] of Object.entries(offer.products)) {
    const product = awsProduct(entry);
    const outcome = product === null ? { unknown: "it is not of the known form" } : outcomeOf(product, context);
    sorter.take(sku, product === null ? "" : describe(product), outcome);
    if ("offers" in outcome) found.push(...outcome.offers);
  }
  return withFreeUnits(found, context);
}

/** Free units are products like any other, and may come last. */
function withFreeUnits(found: readonly OfferedRate[], { free, service }: OfferContext): OfferRates {
  const offers = found.map((rate) => {
    const units = free.get(rate.meter);
    return units === undefined ? rate : { ...rate, free: units };
  });
  const [first] = offers;
  const lacking = first === undefined ? [] : (service.allowances ?? []).filter((meter) => !free.has(meter));
  return { offers, missing: lacking.map((meter) => `${first?.card}: free units of ${meter}`) };
}

interface OfferContext {
  readonly offer: AwsOffer;
  readonly service: AwsService;
  readonly options: ImportOptions;
  readonly effectiveDate: string;
  /** Free units by meter, filled on the way. */
  readonly free: Map<string, number>;
}

function outcomeOf(product: AwsProduct, context: OfferContext): SkuOutcome {
  const kind = context.service.kindOf(product);
  if ("allowance" in kind) {
    const units = awsTerms(context.offer.terms.OnDemand, product.sku).flatMap((term) => freeUnits(term) ?? []);
    if (units[0] === undefined) return { unknown: "it does not say how many units are free" };
    context.free.set(kind.allowance, units[0]);
    return { offers: [] };
  }
  if (!("rate" in kind)) return kind;
  const region = awsRegion(product.attributes) ?? context.options.region;
  if (region === null) return { unknown: "it does not say its region; say it with --region" };
  if (context.options.region !== null && region !== context.options.region) return { leftOut: "other regions" };
  return ratesOf(product, { ...context, rate: kind.rate, region });
}

interface RateContext extends OfferContext {
  readonly rate: AwsRate;
  readonly region: string;
}

function ratesOf({ sku }: AwsProduct, { offer, rate, region, effectiveDate, options }: RateContext): SkuOutcome {
  const { unit, isReservable = false, ...printed } = rate;
  const reserved = isReservable ? awsTerms(offer.terms.Reserved, sku) : [];
  const reservations = reserved.map((term) =>
    reservedRate(term, { sku, region, rate, effectiveDate }, options.upfront),
  );
  const [onDemand, ...others] = awsTerms(offer.terms.OnDemand, sku);
  if (others.length > 0) return { unknown: "it has several prices on demand" };
  if (reservations.includes(null)) return { unknown: "one of its reservations is of a form that is not known" };
  const offers = reservations.filter((one) => one !== null);
  if (onDemand === undefined) return offers.length > 0 ? { offers } : { unknown: "it has no price" };
  const tiers = awsTiers(onDemand, sku, unit);
  if (typeof tiers === "string") return { unknown: tiers };
  const source = `AWS price list, ${offer.offerCode} offer, SKU ${sku}`;
  const { variant, ...rest } = printed;
  const named = variant === null ? rest : { ...rest, variant };
  return { offers: [{ ...named, region, sku, ...tiers, source, effectiveDate }, ...offers] };
}

function describe({ productFamily, attributes }: AwsProduct): string {
  return attributes.usagetype ?? productFamily;
}
