/** A bracket of a sign change: the two ends have values of opposite sign (or one is zero). */
export interface Bracket {
  readonly low: number;
  readonly high: number;
  readonly atLow: number;
  readonly atHigh: number;
}

/** The widest final bracket, as a share of its lower end. */
export const bracketWidth = 0.005;
/** More evaluations than any well-behaved curve needs; bisection alone takes about ten. */
const mostEvaluations = 60;

/**
 * Narrows a bracket (positive ends) until it is at most 0.5 % wide. Each step guesses the root by the straight line
 * between the ends and probes just beside it; where that does not catch the root on both sides, it halves the bracket.
 */
export async function findRoot(start: Bracket, evaluate: (at: number) => Promise<number>): Promise<Bracket> {
  let bracket = start;
  let isStuck = false;
  for (let evaluations = 0; evaluations < mostEvaluations; evaluations++) {
    if (bracket.high / bracket.low <= 1 + bracketWidth) break;
    const before = bracket.high / bracket.low;
    const at = isStuck ? Math.sqrt(bracket.low * bracket.high) : probe(bracket);
    bracket = narrow(bracket, at, await evaluate(at));
    // A straight line can creep up on a root from one side for ever; then it is halving's turn.
    isStuck = bracket.high / bracket.low > Math.sqrt(before) && !isStuck;
  }
  return bracket;
}

/** Just beyond the straight line's root, on the side of the end that is further away: the root is likely between. */
function probe({ low, high, atLow, atHigh }: Bracket): number {
  const guess = low + ((high - low) * atLow) / (atLow - atHigh);
  const inner = 1 + bracketWidth / 4;
  const beyond = guess - low < high - guess ? guess * inner : guess / inner;
  const smallest = low * (1 + bracketWidth / 8);
  const largest = high / (1 + bracketWidth / 8);
  return Math.min(largest, Math.max(smallest, beyond));
}

function narrow(bracket: Bracket, at: number, value: number): Bracket {
  const sameSideAsLow = value > 0 === bracket.atLow > 0 && value !== 0;
  return sameSideAsLow ? { ...bracket, low: at, atLow: value } : { ...bracket, high: at, atHigh: value };
}

/** Where the straight line between a bracket's ends, for other values at the ends, is zero. */
export function lineRoot({ low, high }: Bracket, atLow: number, atHigh: number): number {
  return atLow === atHigh ? Math.sqrt(low * high) : low + ((high - low) * atLow) / (atLow - atHigh);
}
