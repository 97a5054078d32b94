import { z } from "zod";
import { nearestName } from "../units/nearest-name.ts";
import { type Meter, meters } from "../usage/meter.ts";
import { isPriceDate } from "./price-date.ts";

/** USD per unit of a meter: far above any, and low enough for a bill to stay a number. */
export const highestPrice = 1e9;

const meterNames = Object.keys(meters) as [Meter, ...Meter[]];

const meterField = z.enum(meterNames, {
  error: ({ input }) => {
    const nearest = typeof input === "string" ? nearestName(input, meterNames) : null;
    const hint = nearest === null ? ` (meters: ${meterNames.join(", ")})` : `; did you mean "${nearest}"?`;
    return `is no meter${hint}`;
  },
});

function textField(what: string, longest = 500) {
  const error = `must be text of 1 to ${longest} characters: ${what}`;
  return z.string({ error }).min(1, { error }).max(longest, { error });
}

function amountField(what: string) {
  const error = `must be a number of at least 0: ${what}`;
  return z.number({ error }).min(0, { error });
}

const priceError = "must be a number from 0 to 1,000,000,000: USD per unit of the meter";
const priceField = z
  .number({ error: priceError })
  .min(0, { error: priceError })
  .max(highestPrice, { error: priceError });

const dateField = z.string({ error: "must be text: the date of the source" }).refine(isPriceDate, {
  error: "is no date; write YYYY, YYYY-MM or YYYY-MM-DD, such as 2026-11-27",
});

const confirmedField = z.boolean({ error: "must be true or false: whether a source confirms the figure" });
const variantField = textField("which of several prices of the meter this is, or null", 100).nullable();
const purchaseField = textField("how it is bought, such as reserved-1y", 100);

/** Where a figure comes from. */
const origin = {
  source: textField("where the figure comes from"),
  effectiveDate: dateField,
};

const tierSchema = z.strictObject({
  upTo: z
    .number({ error: "must be a number of units a month, or null in the last tier" })
    .positive({ error: "must be above 0" })
    .nullable(),
  price: priceField,
});

const rateSchema = z.strictObject({
  meter: meterField,
  variant: variantField.default(null),
  purchase: purchaseField.optional(),
  label: textField("words for the bill's line", 200),
  /** In rising order; the last one has `upTo: null`. */
  tiers: z.array(tierSchema, { error: "must be a list of tiers" }).min(1, { error: "must have at least one tier" }),
  free: amountField("units a month that cost nothing").default(0),
  ...origin,
  confirmed: confirmedField.default(true),
  working: textField("the arithmetic that gave the price").optional(),
});

const discountSchema = z.strictObject({
  purchase: purchaseField,
  variant: variantField,
  label: textField("words for the bill's line", 200),
  from: meterField,
  meter: meterField.optional(),
  share: amountField("the share that is taken off, up to 1").max(1, { error: "must be at most 1" }),
  ...origin,
  confirmed: confirmedField,
});

const creditSchema = z.strictObject({
  label: textField("words for the bill's line", 200),
  meters: z.array(meterField, { error: "must be a list of meters" }).min(1, { error: "must name at least one meter" }),
  variant: variantField,
  amount: amountField("USD a month"),
  ...origin,
  confirmed: confirmedField,
});

/** The rates of one service in one region, as a card file has them. */
export const rateCardSchema = z.strictObject({
  name: textField("the card's name, such as aws-fargate", 100),
  region: textField("the provider's name of the region, such as us-east-1", 100),
  currency: z.literal("USD", {
    error: "must be USD: cards are in US dollars, and evenpoint knows no rate of exchange",
  }),
  rates: z.array(rateSchema, { error: "must be a list of rates" }).min(1, { error: "must have at least one rate" }),
  discounts: z.array(discountSchema, { error: "must be a list of discounts" }).optional(),
  credits: z.array(creditSchema, { error: "must be a list of credits" }).optional(),
});

export type WrittenCard = z.output<typeof rateCardSchema>;
export type WrittenRate = WrittenCard["rates"][number];

/** A file of several cards. */
export const severalCardsSchema = z.strictObject({
  cards: z.array(rateCardSchema, { error: "must be a list of cards" }).min(1, { error: "must have at least one card" }),
});

/** What a card file may hold, for the published JSON Schema. */
export const rateCardFileSchema = z.union([rateCardSchema, severalCardsSchema]);
