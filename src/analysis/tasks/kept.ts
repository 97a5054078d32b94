/** What was finished before, by digest; what is kept in it is there when the same question is asked again. */
export interface Kept {
  /** Undefined where nothing is known. */
  recall(digest: string): unknown;
  /** `value` is plain JSON data. */
  keep(digest: string, value: unknown): void;
}
