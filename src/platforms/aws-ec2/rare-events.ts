import { TimeHeap } from "../../engine/time-heap.ts";

/** What happens to a fleet besides requests, in the order in which things of one instant happen. */
export const rareEvents = ["billingStarts", "ready", "billingEnds", "credits", "minimum", "autoscaler"] as const;
export type RareEvent = (typeof rareEvents)[number];

/** Machine numbers stay below. */
const machines = 16_777_216;

/** The small timer queue of everything rare; times are microseconds. */
export class RareEvents {
  readonly #heap = new TimeHeap();

  /** When the next event is due; Infinity where none is. */
  next(): number {
    return this.#heap.top();
  }

  add(time: number, event: RareEvent, machine = 0): void {
    this.#heap.push(time, rareEvents.indexOf(event) * machines + machine);
  }

  /** Takes the next event out. There must be one. */
  take(): { readonly time: number; readonly event: RareEvent; readonly machine: number } {
    const time = this.#heap.top();
    const tag = this.#heap.topTag();
    this.#heap.pop();
    return { time, event: rareEvents[Math.floor(tag / machines)]!, machine: tag % machines };
  }
}
