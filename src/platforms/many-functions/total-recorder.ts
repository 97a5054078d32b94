import type { StationRun, ThrottleCause } from "../station.ts";
import { type Integrals, type Present, WindowRecorder } from "../window-recorder.ts";
import { PartRecorder } from "./part-recorder.ts";

/**
 * What several stations see together. Every recorder of a run has the same edges, so each part hands over its counters
 * and the latencies it has not put away as it comes to an edge, and once the last has come the total passes that edge
 * itself. Which part comes first makes no difference. Waits and cold latencies are merged at the end (`combined-observation.ts`),
 * and peaks are for the station to say: no counter knows who was there at one moment.
 */
export class TotalRecorder extends WindowRecorder {
  readonly #run: StationRun;
  readonly #parts: PartRecorder[] = [];
  /** Parts that have come to the edge. */
  #come = 0;
  #integrals: Record<keyof Integrals, number> = { ...nothing };
  #present: Record<keyof Present, number> = { ...nobody };

  constructor(run: StationRun) {
    super(run);
    this.#run = run;
  }

  /** A recorder for one more of the stations. */
  part(): WindowRecorder {
    const part = new PartRecorder(this.#run, this);
    this.#parts.push(part);
    return part;
  }

  /** A part has come to the edge. */
  meet(part: WindowRecorder, integrals: Integrals, present: Present): void {
    this.collect(part);
    for (const key of Object.keys(nothing) as (keyof Integrals)[]) this.#integrals[key] += integrals[key];
    for (const key of Object.keys(nobody) as (keyof Present)[]) this.#present[key] += present[key];
    if (this.#come < this.#parts.length) return;
    this.cross(this.#integrals, this.#present);
    this.#integrals = { ...nothing };
    this.#present = { ...nobody };
    this.#come = 0;
  }

  /** Adds what a part has counted; the first of a round begins the sums anew. */
  collect(part: WindowRecorder): void {
    if (this.#come++ % this.#parts.length === 0) this.#clear();
    for (const counter of counters) this[counter] += part[counter];
    for (const cause of Object.keys(this.throttledBy) as ThrottleCause[]) {
      this.throttledBy[cause] += part.throttledBy[cause];
    }
    this.recent.add(part.recent);
    this.latencyMax = Math.max(this.latencyMax, part.latencyMax);
    this.latencyMin = Math.min(this.latencyMin, part.latencyMin);
    this.capacityPerInstance = part.capacityPerInstance;
  }

  #clear(): void {
    for (const counter of counters) this[counter] = 0;
    for (const cause of Object.keys(this.throttledBy) as ThrottleCause[]) this.throttledBy[cause] = 0;
    this.recent.clear();
    this.latencyMax = 0;
    this.latencyMin = Number.POSITIVE_INFINITY;
  }
}

const counters = [
  "offered",
  "completed",
  "throttled",
  "rejected",
  "timedOut",
  "failed",
  "retried",
  "coldStarts",
  "spilled",
  "latencySum",
] as const;

const nothing: Integrals = { concurrencyTime: 0, instanceTime: 0, usedTime: 0, provisionedTime: 0, queueTime: 0 };
const nobody: Present = { busy: 0, instances: 0, queue: 0 };
