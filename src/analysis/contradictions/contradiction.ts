/** Two parts of an answer that cannot both be true: it was changed by hand, or damaged. */
export interface Contradiction {
  /** Such as `candidates[0].bill.total`. */
  readonly path: string;
  /** One sentence with the value and the remedy. */
  readonly message: string;
}

/** What to do about each of them. */
export const remedy = "this was changed after it was written; make the answer again";

/** Numbers are written with 12 significant digits: two that differ by less than this share are the same. */
export const writtenPrecision = 1e-11;
