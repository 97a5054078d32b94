import { TimeHeap } from "../../engine/time-heap.ts";
import { TokenBucket } from "../../engine/token-bucket.ts";
import { frontDoorBucket } from "../edge-settings.ts";
import type { FunctionPoolSettings } from "./function-pool-settings.ts";

/** An account as one of its functions sees it. */
export interface AccountShare {
  /** The bucket of requests per second that all functions draw from; null where each has one of its own. */
  readonly requestRate: TokenBucket | null;
  /** That of the front door before all of them; null where it has no limit. */
  readonly frontDoor: TokenBucket | null;
  /** Whether the account lets one more request of this function in at `now`. */
  admits(now: number): boolean;
  /** A request of this function is in service until then, on a new instance or on one that was there. */
  enter(until: number, isNew: boolean): void;
}

/**
 * What several functions of one account share: its concurrency, its requests per second, the front door before them.
 * Counts the requests in service of all functions. Provisioned instances are set aside from the account for their
 * function, busy or idle. Functions with reserved concurrency are held to that, which is set aside as well.
 */
export class SharedAccount {
  /** Requests in service or initialising, of all functions. */
  busy = 0;
  /** Instances created so far. */
  created = 0;
  readonly #ends = new TimeHeap();
  readonly #busyOf: Int32Array;
  readonly #setAside: number;
  /** Of the account's concurrency: what is in service, and what is set aside and idle. */
  #taken: number;
  readonly #limit: number;
  readonly #requestRate: TokenBucket | null;
  readonly #frontDoor: TokenBucket | null;

  constructor(settings: FunctionPoolSettings, functions: number) {
    const { concurrencyLimit, limitCause, provisionedConcurrency, requestRate } = settings;
    const isShared = limitCause === "account";
    this.#busyOf = new Int32Array(functions);
    this.#setAside = provisionedConcurrency;
    this.#taken = functions * provisionedConcurrency;
    this.#limit = isShared ? concurrencyLimit : Number.POSITIVE_INFINITY;
    this.#requestRate = isShared && requestRate !== null ? new TokenBucket(requestRate) : null;
    this.#frontDoor = frontDoorBucket(settings);
  }

  /** The account as the function at that place sees it. */
  shareOf(place: number): AccountShare {
    return {
      requestRate: this.#requestRate,
      frontDoor: this.#frontDoor,
      admits: (now) => {
        this.release(now);
        return this.#busyOf[place]! < this.#setAside || this.#taken < this.#limit;
      },
      enter: (until, isNew) => {
        this.#ends.push(until, place);
        this.busy++;
        if (isNew) this.created++;
        if (++this.#busyOf[place]! > this.#setAside) this.#taken++;
      },
    };
  }

  /** Lets everything leave whose service has ended by `now`. */
  release(now: number): void {
    const ends = this.#ends;
    while (ends.top() <= now) {
      const place = ends.topTag();
      ends.pop();
      this.busy--;
      if (this.#busyOf[place]!-- > this.#setAside) this.#taken--;
    }
  }
}
