import { TokenBucket, type TokenBucketOptions } from "../../engine/token-bucket.ts";
import { frontDoorBucket } from "../edge-settings.ts";
import type { Observation, ThrottleCause } from "../station.ts";
import type { FunctionPoolSettings } from "./function-pool-settings.ts";
import type { AccountShare } from "./shared-account.ts";

/** A bucket that is never empty. */
const noLimit: TokenBucketOptions = { capacity: Number.POSITIVE_INFINITY, perSecond: 0 };

/** What limits a function by the second rather than at one moment. Buckets are full when the run starts. */
export class RateLimits {
  readonly requestRate: TokenBucket;
  /** New instances on demand. */
  readonly scaleOut: TokenBucket;
  readonly #frontDoor: TokenBucket | null;
  #peaks = { peakRequestRate: 0, peakScaleOut: 0, peakFrontDoorRate: 0 };

  /** Of an account that several functions share, its buckets take the place of the function's own. */
  constructor(settings: FunctionPoolSettings, account: AccountShare | null) {
    this.requestRate = account?.requestRate ?? new TokenBucket(settings.requestRate ?? noLimit);
    this.scaleOut = new TokenBucket(settings.scaleOut ?? noLimit);
    this.#frontDoor = account === null ? frontDoorBucket(settings) : account.frontDoor;
  }

  /** A request knocks at `now`: which rate refuses it, if any. */
  refusal(now: number): ThrottleCause | null {
    if (this.#frontDoor !== null && !this.#frontDoor.take(now)) return "frontDoor";
    return this.requestRate.take(now) ? null : "requestRate";
  }

  /** Whether the front door is certain to let the requests `from` up to `to` pass; then they have passed it. */
  passFrontDoor(time: Float64Array, from: number, to: number): boolean {
    if (this.#frontDoor === null) return true;
    if (!this.#frontDoor.holds(to - from)) return false;
    this.#frontDoor.takeAll(time, from, to);
    return true;
  }

  /** The window begins: what was drawn before counts only as far as it is still drawn. */
  openPeaks(now: number): void {
    for (const bucket of this.#buckets()) bucket.openPeak(now);
  }

  /** A stretch of the window ends. */
  mark(now: number): void {
    for (const bucket of this.#buckets()) bucket.mark(now);
  }

  #buckets(): readonly TokenBucket[] {
    const own = [this.requestRate, this.scaleOut];
    return this.#frontDoor === null ? own : [...own, this.#frontDoor];
  }

  /** The window ends; retries may go on after it. */
  closePeaks(): void {
    this.#peaks = {
      peakRequestRate: peakOf(this.requestRate),
      peakScaleOut: peakOf(this.scaleOut),
      peakFrontDoorRate: this.#frontDoor === null ? 0 : peakOf(this.#frontDoor),
    };
  }

  get peaks(): Pick<Observation, "peakRequestRate" | "peakScaleOut" | "peakFrontDoorRate"> {
    return this.#peaks;
  }
}

/** Of a bucket that is never empty nobody asks how much was drawn. */
function peakOf(bucket: TokenBucket): number {
  return Number.isFinite(bucket.capacity) ? bucket.peak() : 0;
}
