import type { Estimate } from "../../src/engine/statistics/estimate.ts";

/** How a value is told: shares (kept from 0 to 1) in percent, times in ms, rates in 1/s, numbers without a unit. */
export type Unit = "%" | "ms" | "1/s" | "";

interface AnyRow {
  /** Title of the table it belongs to. */
  readonly group: string;
  /** The case; together with `what` unique within the group. */
  readonly name: string;
  readonly what: string;
}

/** An exact value beside its estimate, in one unit. */
export interface LawRow extends AnyRow {
  readonly kind: "law";
  readonly unit: Unit;
  readonly seed: number;
  /** Requests of all replications together. */
  readonly requests: number;
  readonly exact: number;
  readonly simulated: Estimate;
  readonly replications: number;
  /** The 95 % interval's full width that is asked for, as a share of the exact value. */
  readonly widthWanted: number;
}

/** A break-even that is a division beside the one that the search found; requests/s. */
export interface CrossingRow extends AnyRow {
  readonly kind: "crossing";
  readonly exact: number;
  readonly found: Estimate;
  /** Largest relative error: the resolution of the search. */
  readonly tolerance: number;
}

/** A measured value beside the simulated one, in one unit. */
export interface MeasuredRow extends AnyRow {
  readonly kind: "measured";
  readonly unit: Unit;
  readonly measured: number;
  /** Of what was measured; null where nobody can say. */
  readonly standardError: number | null;
  readonly simulated: Estimate;
  /** Of the simulation; 0 where it replays a recording without chance. */
  readonly simulatedError: number;
}

/** An error over many rows beside the largest one allowed; a share. */
export interface BoundRow extends AnyRow {
  readonly kind: "bound";
  readonly error: number;
  readonly bound: number;
}

/** What a recording is known to hold beside what was read or replayed: the two must be the same. */
export interface FactRow extends AnyRow {
  readonly kind: "fact";
  readonly known: string;
  readonly found: string;
}

/** One line of the validation page: one quantity, what it should be, and what it is. */
export type ValidationRow = LawRow | CrossingRow | MeasuredRow | BoundRow | FactRow;
