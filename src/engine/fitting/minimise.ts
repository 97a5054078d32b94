export interface MinimiseOptions {
  /** How far the first steps go in each direction. */
  readonly step: number | readonly number[];
  /** Ends when the corners of the simplex differ by less; for a log-likelihood, 1e-6 is far below its own noise. */
  readonly tolerance?: number;
  readonly evaluations?: number;
}

export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
}

type Corner = Minimum;

/**
 * The least value of a function near `start`, by the simplex of Nelder and Mead (1965), which needs no derivatives and so
 * passes over kinks and forbidden places (Infinity).
 */
export function minimise(
  of: (at: readonly number[]) => number,
  start: readonly number[],
  { step, tolerance = 1e-6, evaluations = 200 * start.length }: MinimiseOptions,
): Minimum {
  let left = evaluations;
  const corner = (at: readonly number[]): Corner => {
    left--;
    const value = of(at);
    return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const length = (i: number) => (typeof step === "number" ? step : (step[i] as number));
  let simplex = [corner(start), ...start.map((_, i) => corner(start.map((x, k) => (k === i ? x + length(i) : x))))];
  for (;;) {
    simplex.sort((a, b) => a.value - b.value);
    const best = simplex[0] as Corner;
    const spread = (simplex.at(-1) as Corner).value - best.value;
    if (!(spread > tolerance) || left <= 0) return best;
    const moved = moveWorst(simplex, corner);
    simplex = moved === null ? shrink(simplex, corner) : [...simplex.slice(0, -1), moved];
  }
}

/** The worst corner reflected through the others, stretched or pulled in; null where none of that helps. */
function moveWorst(simplex: readonly Corner[], corner: (at: readonly number[]) => Corner): Corner | null {
  const best = simplex[0] as Corner;
  const worst = simplex.at(-1) as Corner;
  const others = simplex.slice(0, -1);
  const centre = worst.at.map((_, i) => others.reduce((sum, { at }) => sum + (at[i] as number), 0) / others.length);
  const along = (factor: number) => corner(centre.map((c, i) => c + factor * ((worst.at[i] as number) - c)));
  const reflected = along(-1);
  if (reflected.value < best.value) {
    const stretched = along(-2);
    return stretched.value < reflected.value ? stretched : reflected;
  }
  if (reflected.value < (others.at(-1) as Corner).value) return reflected;
  const pulled = reflected.value < worst.value ? along(-0.5) : along(0.5);
  return pulled.value < Math.min(reflected.value, worst.value) ? pulled : null;
}

function shrink(simplex: readonly Corner[], corner: (at: readonly number[]) => Corner): Corner[] {
  const best = simplex[0] as Corner;
  return [best, ...simplex.slice(1).map(({ at }) => corner(at.map((x, i) => (x + (best.at[i] as number)) / 2)))];
}
