import type { Look } from "../../charts/palette.ts";

/** What a candidate shows at one point of an axis, in the axes' units. */
export interface SweptMark {
  readonly x: number;
  readonly y: number;
  /** The 95 % interval; null where there is none. */
  readonly interval: readonly [number, number] | null;
  readonly acceptable: boolean;
  /** Not acceptable for too few requests alone. */
  readonly undecided: boolean;
}

/** One candidate in one panel; null where it is not eligible or nothing was observed. */
export interface SweptLine {
  readonly name: string;
  /** Its place among the candidates, which decides its look. */
  readonly index: number;
  readonly look: Look;
  readonly marks: readonly (SweptMark | null)[];
  /** True where it is eligible at a point and nothing was observed there. */
  readonly isUnobserved: boolean;
}

/** One small picture of several that stand in rows and columns. */
export interface SweptPanel {
  /** Drawn inside its top left corner; null for none. */
  readonly title: string | null;
  readonly lines: readonly SweptLine[];
}
