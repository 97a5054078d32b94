import { z } from "zod";

/** What a host costs its user: USD for each hour, or for each month. */
export interface HostPrice {
  readonly amount: number;
  readonly per: "h" | "month";
}

const pattern = /^(\d+(?:\.\d+)?)\/(h|month)$/;

/** "40/month" to {amount: 40, per: "month"}; null if the text is not such a price. */
export function parseHostPrice(text: string): HostPrice | null {
  const match = pattern.exec(text.trim());
  return match === null ? null : { amount: Number(match[1]), per: match[2] as HostPrice["per"] };
}

const error = "a price is USD for each machine, by the month or by the hour, such as 40/month or 0.05/h";

/** Scenario field: the price of one host. */
export const hostPriceField = z.string({ error }).transform((text, context) => {
  const price = parseHostPrice(text);
  if (price !== null) return price;
  context.addIssue({ code: "custom", message: error, input: text });
  return z.NEVER;
});
