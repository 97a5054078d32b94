import { atLeast, studentTail } from "./chance.ts";
import { deviation } from "./deviation.ts";
import type { LawRow, ValidationRow } from "./validation-row.ts";
import { usual } from "./verdict.ts";

/** How many exact values lie beyond 1.96 standard errors, and how likely so many are by chance. */
export interface Balance {
  readonly values: number;
  readonly beyond: number;
  /** Number beyond that chance alone gives on average: Student's share of the values. */
  readonly expected: number;
  /** Probability that chance alone gives so many or more, were all values independent. */
  readonly chance: number;
}

/** A validation with fewer chances than this fails: the single values may all be near, their number is not chance. */
export const smallestChance = 0.001;

/** The balance of all exact values, and of the first one of each case: cases are independent, values of one are not. */
export function balances(rows: readonly ValidationRow[]): { readonly all: Balance; readonly first: Balance } {
  const laws = rows.filter((row) => row.kind === "law");
  const seen = new Set<string>();
  const first = laws.filter(({ group, name }) => {
    const id = `${group}: ${name}`;
    return !seen.has(id) && seen.add(id);
  });
  return { all: balance(laws), first: balance(first) };
}

function balance(rows: readonly LawRow[]): Balance {
  const share = rows.reduce((sum, row) => sum + studentTail(usual, row.replications - 1), 0) / rows.length;
  const beyond = rows.filter((row) => Math.abs(deviation(row) ?? 0) > usual).length;
  const chance = atLeast(beyond, { trials: rows.length, share });
  return { values: rows.length, beyond, expected: share * rows.length, chance };
}
