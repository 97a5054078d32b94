import { z } from "zod";
import { parseShare } from "../units/share.ts";
import type { Precision } from "./scenario.ts";
import { showValue } from "./show-value.ts";

/** How many independent runs a scenario asks for. */
export interface Replications {
  /** All of them, or where a precision is asked the first batch. */
  readonly replications: number;
  /** null: the number above is all that is asked. */
  readonly precision: Precision | null;
}

const most = 1000;
/** The least and the largest half width that may be asked, as shares of the mean. */
const halfWidths = [0.0001, 0.5] as const;
const defaultMost = 50;
/** The first batch: what a scenario without a precision runs. */
const defaultFirst = 5;

const rule = `write a whole number from 1 to ${most}, or a precision such as {precision: 2%, max: 50}`;
const precisionRule = "a precision is from 0.01% to 50%, such as 2% or 0.02";
const countRule = `it is a whole number from 2 to ${most}`;

const refuse =
  (allowed: string) =>
  ({ input }: { readonly input?: unknown }): string =>
    input === undefined ? allowed : `${showValue(input)} is not accepted: ${allowed}`;

const countField = z
  .int({ error: refuse(rule) })
  .min(1, { error: refuse(rule) })
  .max(most, { error: refuse(rule) });

const halfWidthField = z
  .union([z.string(), z.number()], { error: refuse(precisionRule) })
  .transform((value, context) => {
    const share = typeof value === "number" ? value : parseShare(value);
    if (share !== null && share >= halfWidths[0] && share <= halfWidths[1]) return share;
    context.addIssue({ code: "custom", message: refuse(precisionRule)({ input: value }), input: value });
    return z.NEVER;
  });

/** An interval needs two replications. */
const severalField = z
  .int({ error: refuse(countRule) })
  .min(2, { error: refuse(countRule) })
  .max(most, { error: refuse(countRule) });

const precisionGroup = z
  .strictObject({
    precision: halfWidthField,
    max: severalField.prefault(defaultMost),
    initial: severalField.optional(),
  })
  .transform(({ precision: halfWidth, max, initial }, context): Replications => {
    if (initial !== undefined && initial > max) {
      const message = `the first ${initial} replications are more than the most, ${max}; lower initial or raise max`;
      context.addIssue({ code: "custom", message, path: ["initial"], input: initial });
      return z.NEVER;
    }
    return { replications: initial ?? Math.min(defaultFirst, max), precision: { halfWidth, max } };
  });

/** Scenario field: `replications`, a number or a precision with the most replications that may be spent on it. */
export const replicationsField = z.union(
  [countField.transform((replications): Replications => ({ replications, precision: null })), precisionGroup],
  // What is wrong with a group of keys, the precision's own rules say.
  { error: ({ input }) => (isGroup(input) ? undefined : refuse(rule)({ input })) },
);

/** Replications that may have to be run at the most. */
export function mostReplications({ replications, precision }: Replications): number {
  return precision?.max ?? replications;
}

function isGroup(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
