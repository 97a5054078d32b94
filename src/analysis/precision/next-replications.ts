/** How far a run has come and how far it may go. */
export interface PrecisionReached {
  /** Replications run so far, at least 1. */
  readonly done: number;
  /** Half width of the widest interval over its mean; Infinity where there is no interval yet, null where nothing is judged. */
  readonly widest: number | null;
  /** The half width that is asked for, likewise. */
  readonly halfWidth: number;
  readonly max: number;
}

/**
 * The number of replications after which to look again; null where no more are to be run. The interval shrinks with the
 * root of their number, so that says how many it takes, in steps of at most twice as many: the first estimates of the
 * spread are rough. The answer depends on nothing but what was found after `done` replications, so it is the same
 * however many of them run at once.
 */
export function nextReplications({ done, widest, halfWidth, max }: PrecisionReached): number | null {
  if (widest === null || widest <= halfWidth || done >= max) return null;
  const ratio = widest / halfWidth;
  const wanted = Math.ceil(done * ratio * ratio);
  return Math.min(max, Math.max(done + 1, Math.min(2 * done, wanted)));
}
