import type { Distribution } from "../../engine/distribution.ts";
import { nearestWhole } from "../../engine/nearest-whole.ts";
import type { RandomStream } from "../../engine/random-stream.ts";
import type { RareEvent, RareEvents } from "./rare-events.ts";

export interface IdleEndsOptions {
  readonly events: RareEvents;
  /** What is due when an idle time may be over. */
  readonly event: RareEvent;
  /** How long an idle time may be, microseconds. */
  readonly keepAlive: Distribution;
  readonly random: RandomStream;
}

/**
 * When idle times have lasted too long. Busy subjects come and go far more often than that, so each has one timer at
 * most: one that comes too early is set again, and nobody says when a subject is busy.
 */
export class IdleEnds {
  readonly #options: IdleEndsOptions;
  readonly #endsAt: number[] = [];
  /** When the subject's timer is due; Infinity where it has none. */
  readonly #timer: number[] = [];

  constructor(options: IdleEndsOptions) {
    this.#options = options;
  }

  /** The subject is idle from now on. */
  begin(subject: number, now: number): void {
    const { keepAlive, random } = this.#options;
    const end = now + nearestWhole(keepAlive.sample(random));
    this.#endsAt[subject] = end;
    if (end < (this.#timer[subject] ?? Number.POSITIVE_INFINITY)) this.#setTimer(subject, end);
  }

  /** The subject's timer is due: true where it has been idle for long enough. */
  isOver(subject: number, now: number, isIdle: boolean): boolean {
    if (this.#timer[subject] !== now) return false; // an earlier timer took its place
    this.#timer[subject] = Number.POSITIVE_INFINITY;
    if (!isIdle) return false;
    const end = this.#endsAt[subject]!;
    if (end > now) this.#setTimer(subject, end);
    return end <= now;
  }

  #setTimer(subject: number, at: number): void {
    this.#timer[subject] = at;
    this.#options.events.add(at, this.#options.event, subject);
  }
}
