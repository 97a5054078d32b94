import type { LeftOut, OfferedRate, UnknownSku } from "./offered-rate.ts";

/** What becomes of one SKU. */
export type SkuOutcome =
  | { readonly offers: readonly OfferedRate[] }
  | { readonly leftOut: string }
  | { readonly unknown: string };

/** Keeps what each SKU gave, and why the others gave nothing: none goes unmentioned. */
export class SkuSorter {
  readonly offers: OfferedRate[] = [];
  readonly unknown: UnknownSku[] = [];
  readonly #leftOut = new Map<string, number>();
  #skus = 0;

  /** `description` is what the list says of the SKU. */
  take(sku: string, description: string, outcome: SkuOutcome): void {
    this.#skus += 1;
    if ("offers" in outcome) this.offers.push(...outcome.offers);
    else if ("leftOut" in outcome) this.leave(outcome.leftOut);
    else this.unknown.push({ sku, description: `${description}: ${outcome.unknown}` });
  }

  leave(reason: string): void {
    this.#leftOut.set(reason, (this.#leftOut.get(reason) ?? 0) + 1);
  }

  get skus(): number {
    return this.#skus;
  }

  get leftOut(): readonly LeftOut[] {
    return [...this.#leftOut].map(([reason, count]) => ({ reason, count }));
  }
}
