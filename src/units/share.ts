import { z } from "zod";

const pattern = /^(\d+(?:\.\d+)?)%$/;

/** "0.1%" to 0.001; null if the text is not a share. */
export function parseShare(text: string): number | null {
  const match = pattern.exec(text);
  // Two digits are shifted in the text: 99.9 / 100 would be a little more than 0.999.
  return match === null ? null : Number(`${match[1]}e-2`);
}

/** Scenario field: a share from 0 to 1, written as text with a percent sign or as a plain number. */
export const shareField = z
  .union([z.string(), z.number()], { error: "a share is text such as 40%, or a number from 0 to 1" })
  .transform((value, context) => {
    const share = typeof value === "number" ? value : parseShare(value);
    if (share !== null && share >= 0 && share <= 1) return share;
    context.addIssue({ code: "custom", message: "a share is from 0% to 100%, such as 40% or 0.4", input: value });
    return z.NEVER;
  });
