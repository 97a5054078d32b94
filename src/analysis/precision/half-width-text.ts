import { formatSignificant } from "../../units/significant.ts";

/** A relative half width in percent: two digits, or as many as it takes for one that is too wide to read as such. */
export function halfWidthText(share: number, asked = 0): string {
  for (let digits = 2; digits < 12; digits++) {
    if (share <= asked || Number((100 * share).toPrecision(digits)) > 100 * asked) {
      return `${formatSignificant(100 * share, digits)} %`;
    }
  }
  return `${100 * share} %`;
}
