import type { Meter } from "../usage/meter.ts";

/** What a way of buying takes off a listed price. */
export interface Discount {
  /** Such as "reserved-1y". */
  readonly purchase: string;
  /** The variant it holds for; null: every one that has none of its own. */
  readonly variant: string | null;
  /** Words for the bill's line: "reserved for 1 year". */
  readonly label: string;
  /** The meter whose price it is taken off. */
  readonly from: Meter;
  /** The one meter it prices, where a way of buying prices several; left out: any. */
  readonly meter?: Meter;
  /** From 0 to 1. */
  readonly share: number;
  readonly source: string;
  /** When the source was read: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly effectiveDate: string;
  /** False where the figure is a default to dispute rather than a listed price. */
  readonly confirmed: boolean;
}
