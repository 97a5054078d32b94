/** A value the answer rests on: shown with its origin, so that a reviewer can dispute it. */
export interface Assumption {
  readonly name: string;
  /** The value in words with its unit, such as "6 min". */
  readonly value: string;
  readonly source: string;
  /** When the source was measured or read: YYYY, YYYY-MM or YYYY-MM-DD; "" for the user's own. */
  readonly date: string;
  readonly setBy: "user" | "profile" | "card" | "default";
  /** False for a figure that no source confirms. */
  readonly confirmed: boolean;
}
