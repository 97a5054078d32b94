import type { Meter } from "../../usage/meter.ts";

/** The rate that a meter of Azure's is. */
export interface AzureRate {
  readonly card: string;
  readonly meter: Meter;
  readonly variant: string | null;
  readonly purchase?: string;
  readonly label: string;
  /** What follows the number in `unitOfMeasure`. */
  readonly unit: string;
  /** Where the price is that of a whole term: its hours. */
  readonly termHours?: number;
}

/** What becomes of a meter. */
export type AzureKind = { readonly rate: AzureRate } | { readonly leftOut: string } | { readonly unknown: string };
