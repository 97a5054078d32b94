import type { OpenedTrace } from "../workloads/opened-trace.ts";
import type { Pool } from "./tasks/pool.ts";
import type { RunStore } from "./tasks/run-store.ts";

/** What comes in from the edge: the pure rooms have no clock, no files and no event loop of their own. */
export interface SimulateOptions {
  /** Asked between slices of work; once it is aborted the run ends with `Interrupted`. */
  readonly signal?: { readonly aborted: boolean };
  readonly onProgress?: (progress: Progress) => void;
  /** Opens a file that the scenario names. Needed only where it replays a trace or reads a distribution. */
  readonly openTrace?: OpenTrace;
  /**
   * The files that a pattern such as `logs/*.gz` names, in the order in which they are read; absent: every name is that
   * of one file.
   */
  readonly matchFiles?: (pattern: string) => Promise<readonly string[]>;
  /** Lets other work run between slices of about 50 ms (`setImmediate` in Node); absent: no pause. */
  readonly pause?: () => Promise<void>;
  /** sha256 of a text in hexadecimal, for the digest; absent: the digest is null. */
  readonly hash?: (text: string) => string;
  /** Where replications run at once; absent: here, one after the other. The answer is the same. */
  readonly pool?: Pool;
  /** What was simulated before; absent: everything is simulated. Without `hash` a run's name is as long as its settings. */
  readonly store?: RunStore;
  /** Counts unreadable rows of a trace instead of stopping at the first. */
  readonly skipBadRows?: boolean;
  /** The command that reproduces the answer, base names only; for the result. */
  readonly command?: string;
}

/** How far a run has come. */
export interface Progress {
  /** From 0 to 1. */
  readonly share: number;
  /** Requests simulated so far, over all candidates; rows read while a trace is being read. */
  readonly requests: number;
  readonly label: string;
}

/**
 * Opens a file by the name the scenario gives it, relative to the scenario. A file may be opened several times; `hash` is
 * false where its sha256 is known already.
 */
export type OpenTrace = (file: string, options?: { readonly hash: boolean }) => OpenedTrace;
