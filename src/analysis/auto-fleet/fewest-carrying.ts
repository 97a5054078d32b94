/** The most machines a fleet is searched up to. */
export const mostMachines = 10_000;
/** Where doubling the machines brings less than this share, more of them do not help. */
const leastGain = 0.001;

/** What one size was seen to do. */
export interface Trial {
  readonly carries: boolean;
  /** What it misses; null where it carries, or where it follows from another size that it does not. */
  readonly miss: Miss | null;
}

/** What a size misses, in words, and how far it got. */
export interface Miss {
  /** "p99 < 500ms", "hourly CPU of at most 80 %". */
  readonly what: string;
  /** The value reached, with its unit; null where nothing was observed. */
  readonly reached: string | null;
  /** The same as a number, to tell whether more machines help; null where nothing was observed. */
  readonly value: number | null;
  /** True where only more machines can help: there is more work than they can do. */
  readonly isShortOfMachines: boolean;
}

/** Tries one size: at a glance (one replication), or thoroughly (all of them, at the pessimistic end). */
export type TrySize = (count: number) => Promise<Trial>;

export interface SizeSearch {
  readonly minimum: number;
  /** Where to begin. */
  readonly guess: number;
  readonly glance: TrySize;
  readonly full: TrySize;
  /** Told a size that will probably be glanced at next, so that it can be simulated meanwhile. */
  readonly foresee?: (count: number) => void;
}

/** The fewest machines that carry the load, and what one fewer misses; or how far the largest tried came. */
export type FoundSize =
  | { readonly count: number; readonly fewerMiss: Miss | null }
  | { readonly count: null; readonly tried: number; readonly miss: Miss | null };

/**
 * The fewest machines at which everything holds, from `minimum` up; more machines never carry less. Glances come near,
 * full trials settle it. The search gives up where twice the machines bring nothing.
 */
export async function fewestCarrying({ minimum, guess, glance, full, foresee }: SizeSearch): Promise<FoundSize> {
  const start = Math.min(mostMachines, Math.max(minimum, Math.ceil(guess)));
  // Where the guess is right, one fewer is what shows it.
  if (start > minimum) foresee?.(start - 1);
  const near = await search(start, minimum, glance);
  return near.count === null ? near : search(near.count, minimum, full);
}

/** Walks away from the start in growing strides until the answer turns, then halves what lies between. */
async function search(start: number, minimum: number, trySize: TrySize): Promise<FoundSize> {
  const first = await trySize(start);
  return first.carries ? searchBelow(start, minimum, trySize) : searchAbove(start, first.miss, trySize);
}

async function searchBelow(start: number, minimum: number, trySize: TrySize): Promise<FoundSize> {
  let enough = start;
  for (let stride = 1; enough > minimum; stride *= 2) {
    const next = Math.max(minimum, enough - stride);
    const trial = await trySize(next);
    if (!trial.carries) return halve({ tooFew: next, miss: trial.miss, enough }, trySize);
    enough = next;
  }
  return { count: enough, fewerMiss: null };
}

async function searchAbove(start: number, firstMiss: Miss | null, trySize: TrySize): Promise<FoundSize> {
  const misses = [{ count: start, miss: firstMiss }];
  let last = misses[0]!;
  for (let stride = 1; last.count < mostMachines; stride *= 2) {
    const count = Math.min(mostMachines, last.count + stride);
    const trial = await trySize(count);
    if (trial.carries) return halve({ tooFew: last.count, miss: last.miss, enough: count }, trySize);
    const half = misses.findLast((earlier) => earlier.count <= count / 2);
    last = { count, miss: trial.miss };
    if (half !== undefined && bringsNothing(half.miss, trial.miss)) break;
    misses.push(last);
  }
  return { count: null, tried: last.count, miss: last.miss };
}

interface Between {
  readonly tooFew: number;
  /** What too few miss. */
  readonly miss: Miss | null;
  readonly enough: number;
}

async function halve(between: Between, trySize: TrySize): Promise<FoundSize> {
  let { tooFew, miss, enough } = between;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    const trial = await trySize(middle);
    if (trial.carries) enough = middle;
    else [tooFew, miss] = [middle, trial.miss];
  }
  return { count: enough, fewerMiss: miss };
}

/** True where doubling the machines has brought the same miss no nearer, by less than a thousandth. */
function bringsNothing(fewer: Miss | null, more: Miss | null): boolean {
  if (fewer === null || more === null || fewer.what !== more.what) return false;
  if (fewer.isShortOfMachines || more.isShortOfMachines) return false;
  if (fewer.value === null || more.value === null) return fewer.value === more.value;
  return Math.abs(fewer.value - more.value) <= leastGain * Math.abs(fewer.value);
}
