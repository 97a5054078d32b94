import type { Distribution } from "../../engine/distribution.ts";
import { growDoubles, growInts } from "../../engine/grow-typed-array.ts";
import type { RandomStream } from "../../engine/random-stream.ts";
import { TimeHeap } from "../../engine/time-heap.ts";
import type { TokenBucket } from "../../engine/token-bucket.ts";
import { atLimit, atScaleRate, coldStart, type InstanceStore } from "./instance-store.ts";
import type { IdleSet } from "./routing.ts";

export interface WarmSetOptions {
  readonly idle: IdleSet;
  /** How long an idle instance survives, microseconds. */
  readonly keepAlive: Distribution;
  readonly keepAliveRandom: RandomStream;
  /** The age at which an instance is ended, busy ones once they are free; Infinity: never. Microseconds. */
  readonly recycleAfter: number;
  /** The most requests in service at once. */
  readonly limit: number;
  /** Each new instance on demand takes a token; provisioned ones do not. */
  readonly scaleOut: TokenBucket;
  /** Instances that are initialised from the start, are preferred, and never end. */
  readonly provisioned: number;
}

/**
 * Instances with any routing, any keep-alive, recycling by age and provisioned ones. Each instance has a number;
 * provisioned ones have the lowest. One timer per instance at most: a timer that comes too early is set again.
 */
export class WarmSet implements InstanceStore {
  busy = 0;
  /** Requests in service on provisioned instances. */
  busyProvisioned = 0;
  readonly #options: WarmSetOptions;
  /** Instance numbers are negated where the highest of a tie must come out first. */
  readonly #departures = new TimeHeap();
  readonly #sign: 1 | -1;
  readonly #timers = new TimeHeap();
  /** Provisioned instances that are free, as a stack. */
  readonly #freeProvisioned: Int32Array;
  #freeProvisionedCount: number;
  #numbersFree = new Int32Array(64);
  #numbersFreeCount = 0;
  #numbers: number;
  #created = new Float64Array(64);
  #serial = new Float64Array(64);
  #released = new Float64Array(64);
  /** When an idle instance ends; -Infinity while it is not idle. */
  #expiry = new Float64Array(64);
  /** When the instance's pending timer fires; Infinity where it has none. */
  #timer = new Float64Array(64).fill(Number.POSITIVE_INFINITY);
  #serials = 0;
  #idleTime = 0;
  #idleReleasedSum = 0;
  #provisionedEnds = 0;
  #provisionedTime = 0;

  constructor(options: WarmSetOptions) {
    this.#options = options;
    this.#sign = options.idle.addsHighestFirst ? -1 : 1;
    const { provisioned } = options;
    this.#numbers = provisioned;
    this.#freeProvisioned = new Int32Array(provisioned);
    for (let i = 0; i < provisioned; i++) this.#freeProvisioned[i] = provisioned - 1 - i;
    this.#freeProvisionedCount = provisioned;
    this.#ensure(provisioned);
  }

  /** Idle instances on demand; idle provisioned ones are not among them. */
  get idle(): number {
    return this.#options.idle.size;
  }

  advance(now: number): void {
    const departures = this.#departures;
    for (let end = departures.top(); end <= now; end = departures.top()) {
      const instance = (this.#sign * departures.topTag()) | 0; // whole, never minus zero
      departures.pop();
      this.#expire(end - 1); // an instance that expired before this departure must not be seen as idle after it
      this.#release(instance, end);
    }
    this.#expire(now);
  }

  admit(now: number): number {
    this.advance(now);
    if (this.busy >= this.#options.limit) return atLimit;
    if (this.#freeProvisionedCount > 0) {
      this.busy++;
      return this.#freeProvisioned[--this.#freeProvisionedCount]!;
    }
    if (this.#options.idle.size === 0) {
      if (!this.#options.scaleOut.take(now)) return atScaleRate;
      this.busy++;
      return coldStart;
    }
    this.busy++;
    const instance = this.#options.idle.take();
    this.#leaveIdle(instance, now);
    return instance;
  }

  /** True where the instance that `admit` gave is a provisioned one. */
  isProvisioned(instance: number): boolean {
    return instance >= 0 && instance < this.#options.provisioned;
  }

  occupy(instance: number, now: number, until: number): void {
    if (this.isProvisioned(instance)) {
      this.busyProvisioned++;
      this.#provisionedEnds += until;
      this.#provisionedTime += until - now;
    }
    this.#departures.push(until, this.#sign * (instance === coldStart ? this.#create(now) : instance));
  }

  idleTime(now: number): number {
    return this.#idleTime + this.#options.idle.size * now - this.#idleReleasedSum;
  }

  remaining(now: number): number {
    return this.#departures.remaining(now);
  }

  /** Integral of busy provisioned instances from the start of the run to `now`. */
  provisionedTime(now: number): number {
    return this.#provisionedTime - (this.#provisionedEnds - this.busyProvisioned * now);
  }

  #create(now: number): number {
    const instance = this.#numbersFreeCount > 0 ? this.#numbersFree[--this.#numbersFreeCount]! : this.#numbers++;
    this.#ensure(instance + 1);
    this.#created[instance] = now;
    this.#serial[instance] = ++this.#serials;
    this.#expiry[instance] = Number.NEGATIVE_INFINITY;
    return instance;
  }

  #release(instance: number, now: number): void {
    this.busy--;
    if (this.isProvisioned(instance)) {
      this.busyProvisioned--;
      this.#provisionedEnds -= now;
      this.#freeProvisioned[this.#freeProvisionedCount++] = instance;
      return;
    }
    const { idle, keepAlive, keepAliveRandom, recycleAfter } = this.#options;
    const recycleAt = this.#created[instance]! + recycleAfter;
    if (recycleAt <= now) {
      this.#end(instance);
      return;
    }
    const expiry = Math.min(recycleAt, now + Math.round(keepAlive.sample(keepAliveRandom)));
    this.#expiry[instance] = expiry;
    this.#released[instance] = now;
    this.#idleReleasedSum += now;
    idle.add(instance, this.#serial[instance]!);
    if (expiry < this.#timer[instance]!) this.#setTimer(instance, expiry);
  }

  #leaveIdle(instance: number, now: number): void {
    const released = this.#released[instance]!;
    this.#idleTime += now - released;
    this.#idleReleasedSum -= released;
    this.#expiry[instance] = Number.NEGATIVE_INFINITY;
  }

  #expire(now: number): void {
    const timers = this.#timers;
    for (let at = timers.top(); at <= now; at = timers.top()) {
      const instance = timers.topTag();
      timers.pop();
      if (this.#timer[instance] !== at) continue; // an earlier timer took its place
      this.#timer[instance] = Number.POSITIVE_INFINITY;
      const expiry = this.#expiry[instance]!;
      if (expiry === Number.NEGATIVE_INFINITY) continue; // busy, or ended
      if (expiry > at) {
        this.#setTimer(instance, expiry);
        continue;
      }
      this.#options.idle.remove(instance);
      this.#leaveIdle(instance, expiry);
      this.#end(instance);
    }
  }

  #setTimer(instance: number, at: number): void {
    this.#timer[instance] = at;
    this.#timers.push(at, instance);
  }

  #end(instance: number): void {
    if (this.#numbersFreeCount === this.#numbersFree.length) {
      this.#numbersFree = growInts(this.#numbersFree, this.#numbersFreeCount + 1);
    }
    this.#numbersFree[this.#numbersFreeCount++] = instance;
  }

  #ensure(count: number): void {
    const before = this.#created.length;
    if (count <= before) return;
    this.#created = growDoubles(this.#created, count);
    this.#serial = growDoubles(this.#serial, count);
    this.#released = growDoubles(this.#released, count);
    this.#expiry = growDoubles(this.#expiry, count);
    this.#timer = growDoubles(this.#timer, count);
    this.#timer.fill(Number.POSITIVE_INFINITY, before);
  }
}
