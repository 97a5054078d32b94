import { z } from "zod";
import type { Assumption } from "../platforms/assumption.ts";
import type { Limit } from "../platforms/platform.ts";
import { formatSignificant } from "../units/significant.ts";
import type { Fault } from "./check.ts";
import type { ScenarioPath } from "./scenario-path.ts";

/** A database takes some thousands of connections; more than this is a typing error. */
const mostConnections = 10_000_000;

/** Candidate keys about the connections that instances hold to a database; one without the other says nothing. */
export const databaseFields = {
  /** Held by each instance for as long as it exists, busy or idle: the size of its pool. */
  connectionsPerInstance: z.int().min(1).max(100_000).optional(),
  /** The most that the database takes. */
  databaseConnections: z.int().min(1).max(mostConnections).optional(),
};

export interface DatabaseGiven {
  readonly connectionsPerInstance?: number | undefined;
  readonly databaseConnections?: number | undefined;
}

export interface DatabaseLimit {
  readonly limit: Limit;
  readonly assumption: Assumption;
}

/** The limit that a database's connections are; null where the scenario names none. */
export function databaseLimit(given: DatabaseGiven, path: ScenarioPath, faults: Fault[]): DatabaseLimit | null {
  const { connectionsPerInstance: each, databaseConnections: most } = given;
  if (each === undefined && most === undefined) return null;
  if (each === undefined) {
    const message =
      "needs connectionsPerInstance, how many of them each instance holds, such as connectionsPerInstance: 1";
    faults.push({ path: [...path, "databaseConnections"], message: `databaseConnections ${message}` });
    return null;
  }
  if (most === undefined) {
    const message = "needs databaseConnections, the most that the database takes, such as databaseConnections: 100";
    faults.push({ path: [...path, "connectionsPerInstance"], message: `connectionsPerInstance ${message}` });
    return null;
  }
  return {
    limit: { limit: "database connections", value: most, measuredBy: "peakInstances", perInstance: each },
    assumption: {
      name: "database connections",
      value: `${formatSignificant(each, 6)} held by every instance that exists, busy or idle; the database takes ${formatSignificant(most, 8)}`,
      source: "scenario",
      date: "",
      setBy: "user",
      confirmed: true,
    },
  };
}
