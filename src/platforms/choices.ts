import type { Assumption } from "./assumption.ts";

/** Where a value comes from when the scenario does not set it. */
export interface Origin {
  readonly source: string;
  readonly date: string;
  readonly confirmed: boolean;
  readonly setBy?: "profile" | "default";
}

/** Collects a candidate's assumptions while its settings are filled in. */
export class Choices {
  readonly assumptions: Assumption[] = [];

  /** The scenario's value, or else the default; listed as an assumption either way. */
  choose<T>(name: string, given: T | undefined, fallback: T, listing: { show: (value: T) => string } & Origin): T {
    const value = given ?? fallback;
    const isGiven = given !== undefined;
    this.assumptions.push({
      name,
      value: listing.show(value),
      source: isGiven ? "scenario" : listing.source,
      date: isGiven ? "" : listing.date,
      setBy: isGiven ? "user" : (listing.setBy ?? "profile"),
      confirmed: isGiven || listing.confirmed,
    });
    return value;
  }
}
