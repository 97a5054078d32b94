import { growDoubles } from "../../engine/grow-typed-array.ts";
import { TimeHeap } from "../../engine/time-heap.ts";
import type { BilledInstances } from "./billed-instances.ts";
import { LevelOverTime } from "./level-over-time.ts";
import type { ActiveLeast } from "./pool-settings.ts";

export interface ActiveSpansOptions {
  /** Spans are rounded up to it, microseconds. */
  readonly step: number;
  /** A floor under them; left out: none. */
  readonly least?: ActiveLeast | undefined;
  /** Instances below are the minimum's own. */
  readonly minimum: number;
  readonly billed: BilledInstances;
}

/** Stands for an instance that has ended, where one is told by its number. */
const ofNobody = -1;

/**
 * Bills instances for the time in which they are active: booting, or with a request in service, however many. A span is
 * rounded up to whole steps, and lasts for a while at least where there is a floor; what begins within the time that is
 * paid goes on with the same span. Times are microseconds.
 *
 * Nobody else looks at who is billed but whoever settles first, so the ends of rounded parts are caught up with when the
 * next thing happens here.
 */
export class ActiveSpans {
  readonly #options: ActiveSpansOptions;
  /** The shortest span. */
  readonly #leastOfPeriod: number;
  /** For how long an instance is active after a request came into service, at least. */
  readonly #leastOfRequest: number;
  #start = new Float64Array(16);
  /** The end of the rounded part that an idle instance is still billed for; -1 where there is none. */
  #paidUntil = new Float64Array(16).fill(-1);
  #isBilled = new Uint8Array(16);
  #isBoosted = new Uint8Array(16);
  /** When the last request came into service. */
  #lastRequest = new Float64Array(16).fill(Number.NEGATIVE_INFINITY);
  /** The minimum's own instances that are billed. */
  readonly ofMinimum = new LevelOverTime();
  /** Instances that are billed while they have the vCPUs of a boost. */
  readonly boosted = new LevelOverTime();
  #isQueued = new Uint8Array(16);
  /** Ends of rounded parts, one a number at most beside those of instances that have ended: where it was taken up again, its next end is looked at then. */
  readonly #ends = new TimeHeap();

  constructor(options: ActiveSpansOptions) {
    const { least } = options;
    this.#options = options;
    this.#leastOfPeriod = least?.of === "period" ? least.time : 0;
    this.#leastOfRequest = least?.of === "request" ? least.time : 0;
  }

  /** A request comes into service on an active instance. */
  touch(instance: number, now: number): void {
    this.#lastRequest[instance] = now;
  }

  /** An idle instance becomes active, or one stays so: a waiting request takes the place of the one that leaves. */
  begin(instance: number, now: number): void {
    this.settle(now);
    if (instance >= this.#start.length) this.#grow(2 * instance);
    if (this.#isBilled[instance] === 1) {
      this.#paidUntil[instance] = -1;
      return;
    }
    this.#start[instance] = now;
    this.#bill(instance, now, 1);
  }

  /** An active instance becomes idle. */
  end(instance: number, now: number): void {
    this.settle(now);
    const start = this.#start[instance]!;
    const { step } = this.#options;
    const least = Math.max(this.#leastOfPeriod, this.#lastRequest[instance]! + this.#leastOfRequest - start);
    const end = start + Math.ceil(Math.max(now - start, least) / step) * step;
    if (end === now) {
      this.#bill(instance, now, 0);
      return;
    }
    this.#paidUntil[instance] = end;
    if (this.#isQueued[instance] === 0) this.#queue(instance, end);
  }

  /** An idle instance ends: what is paid for it yet goes on, and whoever has its number next begins a span of its own. */
  leave(instance: number, now: number): void {
    this.settle(now);
    const paidUntil = this.#paidUntil[instance] ?? -1;
    if (paidUntil < 0) return;
    this.#paidUntil[instance] = -1;
    this.#isBilled[instance] = 0;
    if (this.#isBoosted[instance] === 1) this.boosted.change(now, -1);
    this.#ends.push(paidUntil, ofNobody);
  }

  /** Lets the rounded parts end that are over by `now`. */
  settle(now: number): void {
    for (let end = this.#ends.top(); end <= now; end = this.#ends.top()) {
      const instance = this.#ends.topTag();
      this.#ends.pop();
      if (instance === ofNobody) {
        this.#options.billed.change(end, -1);
        continue;
      }
      this.#isQueued[instance] = 0;
      const paidUntil = this.#paidUntil[instance]!;
      if (paidUntil > end) this.#queue(instance, paidUntil);
      if (paidUntil !== end) continue;
      this.#paidUntil[instance] = -1;
      this.#bill(instance, end, 0);
    }
  }

  #queue(instance: number, end: number): void {
    this.#ends.push(end, instance);
    this.#isQueued[instance] = 1;
  }

  /** A boost of the instance begins (1) or ends (0). */
  boost(instance: number, now: number, isBoosted: 0 | 1): void {
    this.settle(now);
    if (instance >= this.#start.length) this.#grow(2 * instance);
    this.#isBoosted[instance] = isBoosted;
    if (this.#isBilled[instance] === 1) this.boosted.change(now, 2 * isBoosted - 1);
  }

  #bill(instance: number, now: number, isBilled: 0 | 1): void {
    const by = 2 * isBilled - 1;
    this.#isBilled[instance] = isBilled;
    this.#options.billed.change(now, by);
    if (instance < this.#options.minimum) this.ofMinimum.change(now, by);
    if (this.#isBoosted[instance] === 1) this.boosted.change(now, by);
  }

  #grow(length: number): void {
    const before = this.#paidUntil.length;
    this.#isBilled = growFlags(this.#isBilled, length);
    this.#isQueued = growFlags(this.#isQueued, length);
    this.#isBoosted = growFlags(this.#isBoosted, length);
    this.#start = growDoubles(this.#start, length);
    this.#lastRequest = growDoubles(this.#lastRequest, length);
    this.#lastRequest.fill(Number.NEGATIVE_INFINITY, before);
    this.#paidUntil = growDoubles(this.#paidUntil, length);
    this.#paidUntil.fill(-1, before);
  }
}

function growFlags(flags: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(length);
  grown.set(flags);
  return grown;
}
