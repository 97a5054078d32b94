/** One setting of a platform's size knob. */
export interface Size {
  /** As tables show it: "512 MB", "2 vCPU, 4 GB", "m7g.xlarge". */
  readonly name: string;
  /** The candidate's keys that say it, with their values as a scenario writes them: `{memory: "512MB"}`. */
  readonly keys: Readonly<Record<string, string | number>>;
  /** Bytes of one instance. */
  readonly memory: number;
  /** Full vCPUs of one instance; below 1 it is throttled. */
  readonly vcpus: number;
}

/**
 * Where a platform's candidates have a size to choose: which there are beside the one they have. What else the candidate
 * says (architecture, family of machines) stays as it is.
 */
export interface SizeKnob<Settings> {
  /** What sizes differ in, and what their figures are drawn against. */
  readonly axis: "memory" | "vcpus";
  /** The size that a candidate has. */
  of(settings: Settings): Size;
  /** All sizes of a table, smallest first, or the bounds between which any whole number of MB is one. */
  offered(settings: Settings): readonly Size[] | MemoryRange;
}

/** Any whole number of MB within bounds (bytes, both included). */
export interface MemoryRange {
  readonly smallest: number;
  readonly largest: number;
  /** @param memory bytes, a whole number of MB within the bounds */
  at(memory: number): Size;
}
