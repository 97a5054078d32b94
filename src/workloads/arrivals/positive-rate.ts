import { rateField } from "../../units/rate.ts";

/** A rate above zero, resolved to events per second. */
export const positiveRate = rateField.refine((rate) => rate > 0, { error: "must be above zero, such as 40/s" });
