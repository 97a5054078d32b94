import { TimeHeap } from "../../engine/time-heap.ts";

/** What happens to a pool besides requests, in the order in which things of one instant happen. */
export const rareEvents = [
  "nodeBilled",
  "billingStarts",
  "ready",
  "billingEnds",
  "boostEnds",
  "standbyEnds",
  "idleEnds",
  "quiet",
  "nodeEmpty",
  "credits",
  "minimum",
  "autoscaler",
] as const;
export type RareEvent = (typeof rareEvents)[number];

/** Numbers of instances and nodes stay below. */
const numbers = 16_777_216;

/** The small timer queue of everything rare; times are microseconds. */
export class RareEvents {
  readonly #heap = new TimeHeap();

  /** When the next event is due; Infinity where none is. */
  next(): number {
    return this.#heap.top();
  }

  /** `subject` is the number of the instance or node that it happens to. */
  add(time: number, event: RareEvent, subject = 0): void {
    this.#heap.push(time, rareEvents.indexOf(event) * numbers + subject);
  }

  /** Takes the next event out. There must be one. */
  take(): { readonly time: number; readonly event: RareEvent; readonly subject: number } {
    const time = this.#heap.top();
    const tag = this.#heap.topTag();
    this.#heap.pop();
    return { time, event: rareEvents[Math.floor(tag / numbers)]!, subject: tag % numbers };
  }
}
