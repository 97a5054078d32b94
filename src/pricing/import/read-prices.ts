import type { Credit } from "../credit.ts";
import type { LeftOut, OfferedRate, UnknownSku } from "./offered-rate.ts";

/** A machine of which a price list sells the vCPUs and the memory apart. */
export interface MachineShape {
  /** Such as "e2-standard-2"; its family is what stands before the first hyphen. */
  readonly name: string;
  readonly vcpus: number;
  readonly gigabytes: number;
}

/** What a price list alone does not say. */
export interface ImportOptions {
  /** The one region to take; null: all that the file has. */
  readonly region: string | null;
  /** When the file was downloaded, in place of the dates that it has; null: its own. */
  readonly date: string | null;
  /** Which of AWS's ways to pay for a reservation comes first. */
  readonly upfront: "no" | "partial" | "all";
  /** Where Google's internet egress goes to; null: to the part of the world it comes from. */
  readonly destination: string | null;
  /** What Google's vCPUs and memory are put together to. */
  readonly machines: readonly MachineShape[];
}

/** One file of a price list, as JSON holds it. */
export interface PriceDocument {
  /** What messages call it. */
  readonly name: string;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface OfferedCredit {
  readonly card: string;
  readonly region: string;
  readonly credit: Credit;
}

/** What the files of one provider gave, before it is put onto cards. */
export interface ReadPrices {
  /** How many SKUs the files list. */
  readonly skus: number;
  readonly offers: readonly OfferedRate[];
  readonly credits?: readonly OfferedCredit[];
  readonly unknown: readonly UnknownSku[];
  readonly leftOut: readonly LeftOut[];
  /** What a card would have if the list had it, in words: "free units of gbSeconds". */
  readonly missing?: readonly string[];
  readonly warnings: readonly string[];
}

/** What keeps a list from being read, in one sentence. */
export class PriceListError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PriceListError";
  }
}
