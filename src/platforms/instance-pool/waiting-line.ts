import { RingQueue } from "../../engine/ring-queue.ts";
import type { RequestStore } from "./request-store.ts";

export interface WaitingLineOptions {
  readonly places: number;
  /** Microseconds after which a request is refused; null: never. */
  readonly patience: number | null;
  /** Microseconds after which its caller has given up; null: never. */
  readonly timeout: number | null;
}

/** The line before all instances, first come first served. It writes down when each request joined it. */
export class WaitingLine {
  readonly #queue = new RingQueue();
  readonly #requests: RequestStore;
  /** How long a request waits at most, and what then becomes of it. */
  readonly #longest: number;
  readonly endsIn: "timedOut" | "refused";
  /** Requests that may wait; a shared queue has some places for each instance in service. */
  places: number;
  /** When the head of the line may have waited too long; never later than when it has. */
  expiry = Number.POSITIVE_INFINITY;

  constructor({ places, patience, timeout }: WaitingLineOptions, requests: RequestStore) {
    this.places = places;
    const [refusal, giving] = [patience ?? Number.POSITIVE_INFINITY, timeout ?? Number.POSITIVE_INFINITY];
    this.#longest = Math.min(refusal, giving);
    this.endsIn = giving < refusal ? "timedOut" : "refused";
    this.#requests = requests;
  }

  get size(): number {
    return this.#queue.size;
  }

  /** False where no place is left. */
  join(request: number, now: number): boolean {
    if (this.#queue.size >= this.places) return false;
    this.#queue.push(request);
    this.#requests.start[request] = now; // overwritten when the service starts
    if (this.#queue.size === 1) this.expiry = now + this.#longest;
    return true;
  }

  /** The head of the line, which must not be empty. */
  first(): number {
    return this.#queue.first();
  }

  /** Takes the head out of the line, which must not be empty. */
  shift(): number {
    return this.#queue.shift();
  }

  /** Takes out the head if it has waited as long as it can; -1 where it has not, and `expiry` is then when it will. */
  shiftExpired(now: number): number {
    this.expiry = this.size === 0 ? Number.POSITIVE_INFINITY : this.#requests.start[this.first()]! + this.#longest;
    return this.expiry <= now ? this.shift() : -1;
  }
}
