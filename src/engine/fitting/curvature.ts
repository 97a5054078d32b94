export interface Curvature {
  readonly gradient: readonly number[];
  readonly hessian: readonly (readonly number[])[];
}

type Objective = (at: readonly number[]) => number;

/** Changes of a log-likelihood that are well above rounding and well within the parabola at its top. */
const smallestChange = 0.02;
const largestChange = 0.5;

/**
 * First and second derivatives of a minus log-likelihood by central differences. Each direction has a step of its own,
 * about a third of a standard error, found by trial: a fixed one would drown in rounding or leave the parabola.
 */
export function curvature(of: Objective, at: readonly number[]): Curvature {
  const value = of(at);
  const moved = (...moves: readonly (readonly [index: number, by: number])[]) => {
    const place = [...at];
    for (const [index, by] of moves) place[index]! += by;
    return of(place);
  };
  const directions = at.map((_, i) => direction((by) => moved([i, by]), value));
  const mixed = (i: number, k: number) => {
    const [a, b] = [directions[i]?.step as number, directions[k]?.step as number];
    const same = moved([i, a], [k, b]) + moved([i, -a], [k, -b]);
    const opposite = moved([i, a], [k, -b]) + moved([i, -a], [k, b]);
    return (same - opposite) / (4 * a * b);
  };
  const hessian = at.map((_, i) => at.map((_, k) => (i === k ? (directions[i]?.second as number) : 0)));
  for (let i = 0; i < at.length; i++) {
    for (let k = 0; k < i; k++) (hessian[i] as number[])[k] = (hessian[k] as number[])[i] = mixed(i, k);
  }
  return { gradient: directions.map(({ first }) => first), hessian };
}

interface Direction {
  readonly step: number;
  readonly first: number;
  readonly second: number;
}

function direction(along: (by: number) => number, value: number): Direction {
  let step = 1e-2;
  for (let trial = 0; ; trial++) {
    const up = along(step);
    const down = along(-step);
    const change = (up + down) / 2 - value;
    const fits = change >= smallestChange && change <= largestChange;
    if (fits || trial === 12 || (step >= 0.5 && !(change > largestChange))) {
      return { step, first: (up - down) / (2 * step), second: (2 * change) / (step * step) };
    }
    step *= change > largestChange ? Math.max(0.1, Math.sqrt(0.1 / change)) : growth(change);
    if (!(step > 0)) step = 1e-4;
    step = Math.min(step, 0.5);
  }
}

/** By how much a step must grow to reach a change of about 0.1, at most tenfold. */
function growth(change: number): number {
  return change > 0.001 ? Math.sqrt(0.1 / change) : 10;
}
