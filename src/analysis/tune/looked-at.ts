import type { Candidate } from "../../scenario/scenario.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { Figures } from "./figures.ts";
import type { TunedSize } from "./tune-result.ts";
import type { Variant } from "./variant.ts";

/** Something that a fit leaves open, as another workload: one replication of it shows what it moves. */
export interface OpenQuestion {
  /** Unique among all variants; what two of them share has one name. */
  readonly name: string;
  readonly workload: Workload;
}

/** A variant that is to be answered: resolved under its workload, or what keeps it from being so. */
export interface Planned {
  readonly variant: Variant;
  readonly candidate: Candidate | { readonly problems: readonly string[] };
  readonly workload: Workload;
  /** What the fit behind the workload leaves open; none where the work is given. */
  readonly open: readonly OpenQuestion[];
}

/** What is known of a variant once it was answered. */
export interface LookedAt {
  readonly planned: Planned;
  readonly row: TunedSize;
  /** null where it cannot serve at all. */
  readonly figures: Figures | null;
  /** Requests of the window, mean over replications; absent where it cannot serve. */
  readonly offered?: number;
}
